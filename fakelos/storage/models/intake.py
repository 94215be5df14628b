"""What a station sent."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Batch(models.Model):
    """Files sent together. Station, its own batch id and the files' hashes make it the same batch, however often sent.

    `content` is the SHA-256 over the sorted hashes of the files: declared ones with a manifest, else
    those that came.
    """

    class State(models.TextChoices):
        """How far the batch has come."""

        RECEIVED = "received"
        PROCESSING = "processing"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    station = models.ForeignKey("storage.Station", on_delete=models.PROTECT, related_name="batches")
    office = models.ForeignKey("storage.Office", on_delete=models.PROTECT, related_name="batches")
    external_id = models.CharField(max_length=128)
    content = models.CharField(max_length=64)
    manifest_sha256 = models.CharField(max_length=64, blank=True)
    scanned_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=16, choices=State.choices, default=State.RECEIVED)
    reason = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "external_id", "content"], name="batch_sent_once")
        ]
        indexes: ClassVar = [models.Index(fields=["state", "touched_at"], name="batch_by_state")]

    def __str__(self) -> str:
        return str(self.id)


class BatchApplication(models.Model):
    """An application that the manifest or the office's register says the batch belongs to."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="applications")
    application_no = models.CharField(max_length=64)
    application_date = models.DateField(null=True)
    as_of_date = models.DateField(null=True)
    category = models.CharField(max_length=8, blank=True)
    represented_by_lawyer = models.BooleanField(default=False)
    prior_ministry_application = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "application_no"], name="application_of_batch")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Item(models.Model):
    """One file of a batch, sealed in `blob` under `data_key`. `name` is unique in its batch and safe to show.

    `sha256` is the hash of the bytes that came, `declared_sha256` the one that the manifest says; both
    may be empty. `media_type` is decided by the content, once it has been read.
    """

    class State(models.TextChoices):
        """`quarantined` files wait for a person, with `reason` saying why."""

        RECEIVED = "received"
        READ = "read"
        QUARANTINED = "quarantined"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, blank=True)
    declared_sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    media_type = models.CharField(max_length=64, blank=True)
    blob = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.RECEIVED)
    reason = models.CharField(max_length=64, blank=True)
    data_key = models.ForeignKey("storage.DataKey", null=True, on_delete=models.PROTECT, related_name="items")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["batch", "name"], name="name_in_batch")]

    def __str__(self) -> str:
        return str(self.id)
