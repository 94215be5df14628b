"""What has been done, and how often it was tried."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Step(models.Model):
    """One step of work on one subject (batch, item or dossier) for one input. `reason` is a code."""

    class State(models.TextChoices):
        """A step that stays `running` belongs to a run that died."""

        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    subject = models.UUIDField()
    step = models.CharField(max_length=64)
    input_hash = models.CharField(max_length=64)
    attempts = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=16, choices=State.choices, default=State.RUNNING)
    reason = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "step", "input_hash"], name="step_once_per_input")
        ]
        indexes: ClassVar = [models.Index(fields=["state", "updated_at"], name="step_by_state")]

    def __str__(self) -> str:
        return f"{self.step}:{self.subject}"
