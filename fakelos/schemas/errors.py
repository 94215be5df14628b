"""The error tree. The class of an error decides its consequence; its code names a `reasons.Reason`."""


class FakelosError(Exception):
    """Any error of ours. `code` is opaque and safe to log; `detail` may not hold personal data."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class BadInput(FakelosError):
    """What was sent cannot be used: quarantined and shown to its owner, never retried."""


class Conflict(BadInput):
    """What was asked does not fit what others have done meanwhile: nothing was changed, and the asker is told."""


class ToolFailure(FakelosError):
    """A tool or a service failed on good input: retried, then shown to a person."""


class ConfigurationError(FakelosError):
    """A rule file, a setting or an installation is wrong: start-up stops and says what to do."""
