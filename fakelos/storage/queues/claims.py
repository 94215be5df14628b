"""Who works on a dossier: a claim is a lease by the database's clock, ends by itself, and is renewed by work.

A lease that has ended is nobody's: whoever asks next may have the dossier. `Dossier.proposed_by`, set
together with the state `COUNTERSIGN`, keeps a proposal from being offered to the one who made it.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.db.models.functions import Now, TruncDate

from fakelos.schemas.errors import Conflict
from fakelos.schemas.settings import Settings
from fakelos.storage import audit
from fakelos.storage.dossiers import CLOCK, NotFound, dossiers_visible_to
from fakelos.storage.models import Dossier, Role, User
from fakelos.storage.queues.definitions import Queue, queues_of
from fakelos.storage.queues.next_free import claim_next
from fakelos.storage.queues.rows import rows_of

CLAIMERS = frozenset({Role.REVIEWER, Role.SUPERVISOR})


class ClaimedByOther(Conflict):
    """A colleague holds the dossier."""

    def __init__(self) -> None:
        super().__init__("claimed_by_other")


class NotClaimed(Conflict):
    """The user does not hold the dossier, or not any more."""

    def __init__(self) -> None:
        super().__init__("not_claimed")


class MarkedAway(Conflict):
    """The user is on leave, and takes no dossiers."""

    def __init__(self) -> None:
        super().__init__("marked_away")


@cache
def lease_seconds() -> int:
    """How long a claim lasts without a sign of work; read once, for reading settings costs as much as a query."""
    return Settings().claim_minutes * 60


def take_next(user: User, queue_code: str) -> Dossier | None:
    """Claim the first free dossier of a queue that offers any; None when there is none.

    Raises:
        NotFound: there is no such queue for this user's role, or it is for looking only.
        MarkedAway: the user is on leave.
    """
    queue = _offering(user, queue_code)
    _check_claimer(user)
    return claim_next(user, queue, lease_seconds()) or _take_step_by_step(user, queue)


@transaction.atomic
def _take_step_by_step(user: User, queue: Queue) -> Dossier | None:
    return_expired(user)
    free = (
        _with_clock(rows_of(user, queue))
        .defer("evaluation", "reread")
        .select_for_update(of=("self",), skip_locked=True)
    )
    dossier = free[:1].first()
    return _claimed(user, dossier, queue.code) if dossier else None


@transaction.atomic
def take(user: User, dossier_id: UUID) -> Dossier:
    """Claim this dossier, or renew the user's own claim.

    Raises:
        NotFound: unknown, forbidden, or the user's role takes no dossiers.
        ClaimedByOther: a colleague holds it.
        MarkedAway: the user is on leave.
    """
    _check_claimer(user)
    dossier, live = _locked(user, dossier_id)
    if live and dossier.claimed_by_id != user.pk:
        raise ClaimedByOther
    if live:
        return _extended(dossier)
    return _claimed(user, dossier)


@transaction.atomic
def renew(user: User, dossier_id: UUID) -> Dossier:
    """Begin the lease anew.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: it is not the user's, or has ended.
    """
    return require_claim(user, dossier_id)


def require_claim(user: User, dossier_id: UUID) -> Dossier:
    """The dossier, its row locked until the caller's transaction ends, its lease begun anew: call it before any change.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user does not hold it, or not any more.
        TransactionManagementError: the caller opened no transaction.
    """
    dossier, live = _locked(user, dossier_id)
    if not live or dossier.claimed_by_id != user.pk:
        raise NotClaimed
    return _extended(dossier)


@transaction.atomic
def release(user: User, dossier_id: UUID) -> None:
    """Give the dossier back to its queue.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user does not hold it.
    """
    dossier, _ = _locked(user, dossier_id)
    if dossier.claimed_by_id != user.pk:
        raise NotClaimed
    _give_back([dossier.pk])
    audit.append(str(user.pk), "dossier.released", dossier.pk, dossier.office)


@transaction.atomic
def free(supervisor: User, dossier_id: UUID) -> None:
    """Take the dossier from whoever holds it, and put it back into its queue.

    Raises:
        NotFound: unknown, forbidden, or the user is no supervisor.
        NotClaimed: nobody holds it any more.
    """
    if supervisor.role != Role.SUPERVISOR:
        raise NotFound
    dossier, _ = _locked(supervisor, dossier_id)
    if dossier.claimed_by_id is None:
        raise NotClaimed
    holder = dossier.claimed_by_id
    _give_back([dossier.pk])
    audit.append(str(supervisor.pk), "dossier.freed", dossier.pk, dossier.office, {"holder": holder})


@transaction.atomic(savepoint=False)
def return_expired(user: User) -> None:
    """Put the dossiers of the user's office whose lease has ended back into their queues."""
    ended = Dossier.objects.filter(office=user.office_id, claimed_by__isnull=False, claimed_until__lte=Now())
    _give_back(ended.select_for_update(skip_locked=True).values("pk"))


def held_dossiers(user: User) -> QuerySet[Dossier]:
    """The dossiers of the user's office that somebody holds, the user's own first, then the lease that ends first.

    Some leases may have ended by `Dossier.clock`: such a dossier is free, and `return_expired` puts it back.
    """
    own = Case(When(claimed_by=user.pk, then=0), default=1)
    held = dossiers_visible_to(user).filter(claimed_by__isnull=False).select_related("claimed_by")
    return held.annotate(**CLOCK).order_by(own, "claimed_until", "pk")


def _offering(user: User, queue_code: str) -> Queue:
    for queue in queues_of(user.role):
        if queue.code == queue_code and queue.offers:
            return queue
    raise NotFound


def _check_claimer(user: User) -> None:
    if user.role not in CLAIMERS:
        raise NotFound
    if user.away_until and User.objects.filter(pk=user.pk, away_until__gte=TruncDate(Now())).exists():
        raise MarkedAway


def _with_clock(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return rows.select_related("office").annotate(**CLOCK)


def _locked(user: User, dossier_id: UUID) -> tuple[Dossier, bool]:
    """The dossier, its row locked, and whether somebody's lease on it still runs."""
    rows = _with_clock(dossiers_visible_to(user)).select_for_update(of=("self",))
    try:
        dossier = rows.get(pk=dossier_id)
    except ObjectDoesNotExist:
        raise NotFound from None
    until = dossier.claimed_until
    return dossier, dossier.claimed_by_id is not None and until is not None and until > dossier.clock


def _claimed(user: User, dossier: Dossier, queue_code: str = "") -> Dossier:
    dossier.claimed_by = user
    _extended(dossier)
    details = {"queue": queue_code} if queue_code else {}
    audit.append(str(user.pk), "dossier.claimed", dossier.pk, dossier.office, details)
    return dossier


def _extended(dossier: Dossier) -> Dossier:
    """Begin the lease of a row that `_with_clock` fetched."""
    dossier.claimed_until = dossier.clock + timedelta(seconds=lease_seconds())
    rows = Dossier.objects.filter(pk=dossier.pk)
    rows.update(claimed_by=dossier.claimed_by_id, claimed_until=dossier.claimed_until)
    return dossier


def _give_back(ids: Sequence[UUID] | QuerySet[Dossier, Any]) -> None:
    Dossier.objects.filter(pk__in=ids).update(claimed_by=None, claimed_until=None)
