"""What reviewers corrected: rows beside those of the machine, which stay as they are."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

KINDS = ("class", "field", "split", "merge", "move", "rotate", "person", "line", "tie", "application")


class Correction(models.Model):
    """One correction. It stands until somebody takes it back; rows are neither changed nor removed otherwise.

    `after` is a `schemas.corrections.Change` as JSON, `before` what stood there when it was made, for people
    to compare. `subject` names what is corrected: a document, a field of it, a page, a line.
    """

    dossier = models.ForeignKey("storage.Dossier", on_delete=models.CASCADE, related_name="corrections")
    made_by = models.ForeignKey("storage.User", on_delete=models.PROTECT, related_name="corrections_made")
    made_at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in KINDS])
    subject = models.CharField(max_length=128)
    before = models.JSONField(null=True)
    after = models.JSONField()
    reason = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "storage.User", null=True, on_delete=models.PROTECT, related_name="corrections_taken_back"
    )

    decided: bool
    """Whether a decision has been made since, where the query asked for it (see `corrections.making.judged`)."""

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["kind"], condition=Q(undone_at=None), name="correction_standing_by_kind")
        ]

    def __str__(self) -> str:
        return str(self.pk)
