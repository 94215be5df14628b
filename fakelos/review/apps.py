"""The desk as a Django application."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Templates, static files and messages of the desk; it has no tables of its own."""

    name = "fakelos.review"
    label = "review"

    def ready(self) -> None:
        """Read the queues, so that a wrong file stops the start and not the first reviewer.

        Raises:
            ConfigurationError: `bad_queue_file`.
        """
        from fakelos.storage.queues import all_queues  # noqa: PLC0415 - models are there only now

        all_queues()
