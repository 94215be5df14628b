"""The desk as a Django application."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Templates, static files and messages of the desk; it has no tables of its own."""

    name = "fakelos.review"
    label = "review"
