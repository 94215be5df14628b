"""How far batches and their files have come."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from fakelos.schemas.dossier import Application, Category
from fakelos.storage.models import Batch, BatchApplication, Item


def begin_batch(batch_id: UUID) -> None:
    """The batch is being worked on from now."""
    _set_state(batch_id, Batch.State.PROCESSING, "")


def end_batch(batch_id: UUID) -> None:
    """The work on the batch is over: done if any of its files was read, else failed."""
    items = Item.objects.filter(batch_id=batch_id)
    if items.filter(state=Item.State.READ).exists():
        _set_state(batch_id, Batch.State.DONE, "")
    else:
        reason = Batch.objects.get(pk=batch_id).reason or "no_readable_file"
        _set_state(batch_id, Batch.State.FAILED, reason)


def due_batches(stale_after: timedelta) -> list[UUID]:
    """Batches that nobody works on, oldest first: received, or in work but untouched for so long."""
    return list(Batch.objects.filter(_due(stale_after)).order_by("received_at").values_list("pk", flat=True))


def take_batch(batch_id: UUID, stale_after: timedelta) -> bool:
    """Begin a batch that is due; False where another worker was quicker."""
    due = Batch.objects.filter(_due(stale_after), pk=batch_id)
    return due.update(state=Batch.State.PROCESSING, reason="", touched_at=Now()) == 1


def postpone(batch_id: UUID) -> None:
    """What is left of the batch is due again; one that ended meanwhile stays as it is."""
    Batch.objects.filter(pk=batch_id, state=Batch.State.PROCESSING).update(state=Batch.State.RECEIVED, touched_at=Now())


def _due(stale_after: timedelta) -> Q:
    abandoned = Q(state=Batch.State.PROCESSING, touched_at__lt=Now() - stale_after)
    return Q(state=Batch.State.RECEIVED) | abandoned


def touch_batch(batch_id: UUID) -> None:
    """Somebody still works on the batch."""
    Batch.objects.filter(pk=batch_id).update(touched_at=Now())


def applications_of(batch_id: UUID) -> tuple[Application, ...]:
    """What the manifest and the office's register know of the applications in the batch."""
    return tuple(map(_application, BatchApplication.objects.filter(batch_id=batch_id).order_by("pk")))


def items_to_read(batch_id: UUID) -> list[UUID]:
    """The files that are neither read nor in quarantine, in order."""
    items = Item.objects.filter(batch_id=batch_id, state=Item.State.RECEIVED)
    return list(items.order_by("position").values_list("pk", flat=True))


def mark_read(item_id: UUID, media_type: str) -> None:
    """All pages of the file are stored."""
    Item.objects.filter(pk=item_id).update(state=Item.State.READ, reason="", media_type=media_type)


def quarantine(item_id: UUID, reason: str) -> None:
    """Put the file aside for a person, with the code that says why."""
    Item.objects.filter(pk=item_id).update(state=Item.State.QUARANTINED, reason=reason)


def _set_state(batch_id: UUID, state: Batch.State, reason: str) -> None:
    Batch.objects.filter(pk=batch_id).update(state=state, reason=reason, touched_at=Now())


def _application(row: BatchApplication) -> Application:
    return Application(
        application_no=row.application_no or None,
        application_date=row.application_date,
        as_of_date=row.as_of_date,
        category=Category(row.category) if row.category else None,
        represented_by_lawyer=row.represented_by_lawyer,
        prior_ministry_application=row.prior_ministry_application,
    )


def count_files(batch_ids: Sequence[UUID]) -> tuple[int, int]:
    """How many files of these batches are read or in quarantine, and how many there are."""
    items = Item.objects.filter(batch__in=batch_ids)
    return items.exclude(state=Item.State.RECEIVED).count(), items.count()


def give_up(batch_id: UUID, reason: str) -> None:
    """Nothing more is tried with this batch until a person looks at it."""
    _set_state(batch_id, Batch.State.FAILED, reason)
