"""What was done already and what was tried too often, by subject, step and input."""

from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from fakelos.storage.models import Step


class Turn(Enum):
    """What the caller of `begin` is to do."""

    RUN = "run"
    DONE = "done"
    EXHAUSTED = "exhausted"


@transaction.atomic
def begin(subject: UUID, step: str, input_hash: str, max_attempts: int) -> Turn:
    """Count one more attempt, unless the step is done or was attempted `max_attempts` times.

    An attempt that never came back counts as well: a file that kills its worker is not tried for ever.
    """
    row, _ = Step.objects.select_for_update().get_or_create(subject=subject, step=step, input_hash=input_hash)
    if row.state == Step.State.DONE:
        return Turn.DONE
    if row.attempts >= max_attempts:
        _close(row, Step.State.FAILED, row.reason or "attempts_exhausted")
        return Turn.EXHAUSTED
    Step.objects.filter(pk=row.pk).update(
        attempts=row.attempts + 1, state=Step.State.RUNNING, reason="", started_at=Now(), updated_at=Now()
    )
    return Turn.RUN


def finish(subject: UUID, step: str, input_hash: str) -> None:
    """The step is done for this input; `begin` will say so from now on."""
    _close(Step.objects.get(subject=subject, step=step, input_hash=input_hash), Step.State.DONE, "")


def fail(subject: UUID, step: str, input_hash: str, reason: str) -> None:
    """This attempt failed, for the reason that the code says."""
    _close(Step.objects.get(subject=subject, step=step, input_hash=input_hash), Step.State.FAILED, reason)


def give_back(subject: UUID, step: str, input_hash: str, reason: str) -> None:
    """This attempt failed through no fault of its input: it is not counted."""
    _give_back(Step.objects.filter(subject=subject, step=step, input_hash=input_hash), reason)


def give_back_running(subjects: Iterable[UUID], reason: str) -> None:
    """The attempts at these subjects that have not come back will not: none is counted."""
    _give_back(Step.objects.filter(subject__in=subjects, state=Step.State.RUNNING), reason)


def cause(subject: UUID, step: str, input_hash: str) -> str:
    """The code of what the last attempt failed of."""
    return Step.objects.get(subject=subject, step=step, input_hash=input_hash).reason


def _give_back(rows: QuerySet[Step], reason: str) -> None:
    rows = rows.filter(attempts__gt=0)
    rows.update(attempts=F("attempts") - 1, state=Step.State.FAILED, reason=reason, updated_at=Now())


def _close(row: Step, state: Step.State, reason: str) -> None:
    Step.objects.filter(pk=row.pk).update(state=state, reason=reason, updated_at=Now())
