"""The desk as a Django application."""

from django.apps import AppConfig

from fakelos.schemas.errors import ConfigurationError


class ReviewConfig(AppConfig):
    """Templates, static files and messages of the desk; it has no tables of its own."""

    name = "fakelos.review"
    label = "review"

    def ready(self) -> None:
        """Read the queues, the law and the letters, so that a wrong file stops the start and not the first reviewer.

        Raises:
            ConfigurationError: `bad_queue_file`, `bad_circular`, `bad_conflict_choice`, `bad_letter`, `bad_role`.
        """
        from django.conf import settings  # noqa: PLC0415 - settings are there only now

        from fakelos.review.accounts import second_factor  # noqa: F401, PLC0415 - it listens for wrong codes
        from fakelos.review.letters.catalogue import catalogue  # noqa: PLC0415 - only the desk at work needs it
        from fakelos.rules.circulars import law  # noqa: PLC0415 - only the desk at work needs it
        from fakelos.storage.models import Role  # noqa: PLC0415 - models are there only now
        from fakelos.storage.queues.definitions import all_queues  # noqa: PLC0415 - as above

        all_queues()
        law()
        catalogue()
        if not set(Role.values) >= settings.SECOND_FACTOR_ROLES:
            raise ConfigurationError("bad_role")
