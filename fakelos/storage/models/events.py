"""What other systems are told, and the programs that ask."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class OutgoingEvent(models.Model):
    """One thing that happened, for other systems: written with the act itself, sent afterwards, at least once.

    Ids and codes only. `id` is the same however often it is sent; `seq` is the audit entry's number, and
    events about the same `subject` leave in its order. `failure` is the code of the last attempt's fault.
    """

    class State(models.TextChoices):
        """`dead` was tried too often; a person looks at it."""

        WAITING = "waiting"
        SENT = "sent"
        DEAD = "dead"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=64)
    office = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    failure = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["seq", "subject"]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="event_due"),
            models.Index(fields=["subject", "seq"], condition=Q(state="waiting"), name="event_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}:{self.kind}"


class ApiToken(models.Model):
    """The key of a program. It acts as `user`, who can log in by no other way; its text is kept as a hash alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField("storage.User", on_delete=models.PROTECT, related_name="api_token")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(db_default=Now())
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return str(self.id)
