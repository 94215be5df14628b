"""Who did what, in a chain that shows if it was changed afterwards."""

from typing import ClassVar

from django.db import models


class AuditEntry(models.Model):
    """One act. Ids and codes only: `actor` a user's id or `machine`, `subject` the id of what was touched.

    `hash` covers every other column, `previous` among them, which is the hash of the entry before.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    office = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["seq"]
        indexes: ClassVar = [models.Index(fields=["subject", "seq"], name="audit_by_subject")]

    def __str__(self) -> str:
        return str(self.seq)


class AuditHead(models.Model):
    """The single row that names the last entry: the lock for appending, and the proof that none was cut off."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.seq)
