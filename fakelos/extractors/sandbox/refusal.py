"""How the child says no."""


class RefusalError(Exception):
    """The file, or one page of it, cannot be used; `code` is a reason code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
