"""Keys that seal blobs, themselves sealed."""

import uuid

from django.db import models
from django.db.models.functions import Now


class DataKey(models.Model):
    """A 256-bit key, wrapped. `under` names the data keys that wrap it, innermost first; none: the master key.

    `master` is the fingerprint of the master key that wraps it when `under` is empty. An erased key
    keeps its row, without bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wrapped = models.BinaryField()
    under = models.JSONField(default=list)
    master = models.CharField(max_length=16, blank=True, db_index=True)
    created_at = models.DateTimeField(db_default=Now())
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)
