"""Files that were put aside because reading them failed: whoever may lets them be tried once more.

What was refused on arrival, because it was missing, damaged or not what the manifest says, is sent again instead.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import Conflict
from fakelos.storage import audit
from fakelos.storage.accounts import offices_of
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import Batch, Item, Office, Role, Step, User

AT_WORK = (Batch.State.RECEIVED, Batch.State.PROCESSING)


def batches_with_failures(user: User) -> QuerySet[Batch]:
    """The batches of which a file, or the whole, was given up after it was tried, with these files as `set_aside`.

    Supervisors see those of their office, administrators those of the offices that they look after.
    """
    failed = _tried().filter(batch=OuterRef("pk"))
    given_up = Step.objects.filter(subject=OuterRef("pk"), state=Step.State.FAILED)
    batches = Batch.objects.filter(Exists(failed) | Q(Exists(given_up), state=Batch.State.FAILED))
    shown = Prefetch("items", _tried(), to_attr="set_aside")
    return batches.filter(office__in=_offices(user)).select_related("station", "office").prefetch_related(shown)


@transaction.atomic
def try_again(user: User, batch_id: UUID) -> None:
    """Let what was given up of a batch be read anew, its attempts counted from the beginning.

    Raises:
        NotFound: unknown or forbidden.
        Conflict: `batch_in_work` while it is read.
    """
    found = Batch.objects.filter(pk=batch_id, office__in=_offices(user)).select_related("office")
    batch = found.select_for_update(of=("self",)).first()
    if batch is None:
        raise NotFound
    if batch.state in AT_WORK:
        raise Conflict("batch_in_work")
    items = list(_tried().filter(batch=batch).values_list("pk", flat=True))
    Step.objects.filter(subject__in=[batch.pk, *items]).delete()
    Item.objects.filter(pk__in=items).update(state=Item.State.RECEIVED, reason="")
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.RECEIVED, reason="", touched_at=Now())
    audit.append(str(user.pk), "batch.tried_again", batch.pk, batch.office, {"files": len(items)})


def _tried() -> QuerySet[Item]:
    """The files put aside by those who read them."""
    attempts = Step.objects.filter(subject=OuterRef("pk"))
    return Item.objects.filter(Exists(attempts), state=Item.State.QUARANTINED).exclude(blob="")


def _offices(user: User) -> QuerySet[Office]:
    if user.role == Role.SUPERVISOR and user.is_active:
        return Office.objects.filter(pk=user.office_id or 0)
    return offices_of(user)
