"""Done dossiers that were taken up again."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Reopening(models.Model):
    """A supervisor had a done dossier examined again, for this reason; the decisions on it stand as they were."""

    dossier = models.ForeignKey("storage.Dossier", on_delete=models.CASCADE, related_name="reopenings")
    made_by = models.ForeignKey("storage.User", on_delete=models.PROTECT, related_name="reopenings")
    made_at = models.DateTimeField(db_default=Now())
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return str(self.pk)
