"""Corrections, by whoever holds the dossier: made, taken back, made again. The machine's rows stay as they are."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.corrections import CHANGE, Change
from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit
from fakelos.storage.models import Correction, Decision, Dossier, User
from fakelos.storage.queues.claims import require_claim
from fakelos.storage.storable import bounded, storable

RESHAPING = frozenset({"class", "split", "merge", "move"})
"""Kinds after which a paper's values have to be read again."""
MOST = 1000
"""Corrections of one dossier: each is applied whenever it is opened, and a thousand take a quarter of a second."""
CORRECTABLE = frozenset(set(Dossier.State) - {Dossier.State.DONE, Dossier.State.COUNTERSIGN})
"""States in which a dossier is still examined."""


class Decided(Conflict):
    """A decision rests on it: it is neither corrected nor taken back any more."""

    def __init__(self) -> None:
        super().__init__("already_decided")


@transaction.atomic
def make(user: User, dossier_id: UUID, change: Change, before: Any = None, reason: str = "") -> Correction:
    """Add a correction. `before` is what stood there, for people to compare.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user does not hold the dossier.
        Decided: the dossier is done, or waits for the second signature.
        BadInput: `too_many_corrections`.
    """
    dossier = _open(user, dossier_id)
    if dossier.corrections.count() >= MOST:
        raise BadInput("too_many_corrections")
    correction = Correction.objects.create(
        dossier=dossier,
        made_by=user,
        kind=change.kind,
        subject=bounded(change.subject, 128),
        before=storable(before),
        after=storable(change.model_dump(mode="json")),
        reason=storable(reason),
    )
    _note(user, "dossier.corrected", dossier, correction)
    return correction


@transaction.atomic
def take_back(user: User, dossier_id: UUID, correction_id: int | None = None) -> Correction | None:
    """Take back one correction, else the last that stands; None if there is none.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user does not hold the dossier.
        Decided: a decision was made since.
    """
    dossier = _open(user, dossier_id)
    rows = judged(standing(dossier))
    correction = (rows if correction_id is None else rows.filter(pk=correction_id)).last()
    if correction is None:
        return None
    if correction.decided:
        raise Decided
    Correction.objects.filter(pk=correction.pk).update(undone_at=Now(), undone_by=user)
    _note(user, "correction.taken_back", dossier, correction)
    return correction


@transaction.atomic
def make_again(user: User, dossier_id: UUID) -> Correction | None:
    """Let the correction stand again that was taken back last; None if there is none, or others were made since.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user does not hold the dossier.
        Decided: a decision was made since it was first made: it could never be taken back again.
    """
    dossier = _open(user, dossier_id)
    correction = repeatable(judged(dossier.corrections.all()))
    if correction:
        if correction.decided:
            raise Decided
        Correction.objects.filter(pk=correction.pk).update(undone_at=None, undone_by=None)
        _note(user, "correction.made_again", dossier, correction)
    return correction


def standing(dossier: Dossier) -> QuerySet[Correction]:
    """The corrections in force, in the order in which they were made."""
    return dossier.corrections.filter(undone_at=None).order_by("pk")


def change_of(correction: Correction) -> Change:
    """The change that a row holds."""
    return CHANGE.validate_python(correction.after)


def repeatable(rows: Iterable[Correction]) -> Correction | None:
    """The correction that was taken back last, unless one has been made since."""
    every = list(rows)
    taken = [row for row in every if row.undone_at is not None]
    last = max(taken, key=lambda row: (row.undone_at, -row.pk), default=None)
    made_since = any(row.undone_at is None and last and row.pk > last.pk for row in every)
    return None if made_since else last


def judged(rows: QuerySet[Correction]) -> QuerySet[Correction]:
    """The corrections, of each of which `decided` says whether a decision has been made since."""
    later = Decision.objects.filter(dossier=OuterRef("dossier"), made_at__gte=OuterRef("made_at"))
    asked: dict[str, Any] = {"decided": Exists(later.exclude(state=Decision.State.SENT_BACK))}
    return rows.annotate(**asked)


def _open(user: User, dossier_id: UUID) -> Dossier:
    dossier = require_claim(user, dossier_id)
    if dossier.state not in CORRECTABLE:
        raise Decided
    return dossier


def _note(user: User, action: str, dossier: Dossier, correction: Correction) -> None:
    if correction.kind in RESHAPING:
        Dossier.objects.filter(pk=dossier.pk).update(reread_due=True)
    details = {"correction": correction.pk, "kind": correction.kind}
    audit.append(str(user.pk), action, dossier.pk, dossier.office, details)
