"""Storage as a Django application."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Registers the models under the label `storage`."""

    name = "fakelos.storage"
    label = "storage"
    verbose_name = "Fakelos"
    default_auto_field = "django.db.models.BigAutoField"
