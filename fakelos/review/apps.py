"""The desk as a Django application."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Templates, static files and messages of the desk; it has no tables of its own."""

    name = "fakelos.review"
    label = "review"

    def ready(self) -> None:
        """Read the queues, the law and the letters, so that a wrong file stops the start and not the first reviewer.

        Raises:
            ConfigurationError: `bad_queue_file`, `bad_circular`, `bad_conflict_choice`, `bad_letter`.
        """
        from fakelos.review.letters.catalogue import catalogue  # noqa: PLC0415 - only the desk at work needs it
        from fakelos.rules.circulars import law  # noqa: PLC0415 - only the desk at work needs it
        from fakelos.storage.queues import all_queues  # noqa: PLC0415 - models are there only now

        all_queues()
        law()
        catalogue()
