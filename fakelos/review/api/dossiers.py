"""The API's dossiers: which there are, what was found, decided, printed, and done."""

import base64
import binascii
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import AfterValidator, Field

from fakelos.review.access import READERS, user_of
from fakelos.review.api.answers import REFUSALS
from fakelos.review.api.auth import doors
from fakelos.schemas.base import Frozen
from fakelos.schemas.dossier import Category, Evaluation
from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.dossiers import dossiers_visible_to, get_dossier
from fakelos.storage.evaluations import load_evaluation
from fakelos.storage.history import entries_of, note_reading
from fakelos.storage.models import AuditEntry, Decision, Dossier
from fakelos.storage.tokens import Scope

MOST = 100
router = Router()


class DossierEntry(Frozen):
    """A dossier in a list: ids and codes, no names."""

    id: UUID
    application_no: str
    application_date: date | None
    category: str
    outcome: str
    state: str
    doubtful: bool
    certainty: float
    priority: int
    deadline: date | None
    created_at: datetime
    updated_at: datetime


class DossierPage(Frozen):
    """Some dossiers, the oldest first; `next` is the cursor of those after them, null at the end."""

    dossiers: list[DossierEntry]
    next: str | None


class DossierState(DossierEntry):
    """A dossier with all findings and their evidence."""

    evaluation: Evaluation


class LetterEntry(Frozen):
    """A printed letter; the desk opens it under `/letters/{id}`."""

    id: UUID
    kind: str
    language: str
    sha256: str
    size: int


class DecisionEntry(Frozen):
    """A decision: `state` is proposed, in_force or sent_back. People are named by their user's number."""

    id: UUID
    kind: str
    state: str
    protocol: str
    day: date | None
    made_at: datetime
    made_by: int
    signed_at: datetime | None
    signed_by: int | None
    letters: list[LetterEntry]


class HistoryEntry(Frozen):
    """An entry of the audit log. `actor` is a user's number or `machine`."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: dict[str, Any]
    hash: str


class HistoryPage(Frozen):
    """Entries, the newest first; `next` is the number to ask for those `before`, null at the end."""

    entries: list[HistoryEntry]
    next: int | None


def in_utc(moment: datetime) -> datetime:
    """The moment as databases compare it; one without a zone is of ours.

    Raises:
        ValueError: it lies before the first or after the last year.
    """
    try:
        return moment.astimezone(UTC) if moment.tzinfo else timezone.make_aware(moment)
    except OverflowError:
        raise ValueError("out of range") from None


class Wanted(Frozen):
    """Which dossiers: filters, and where the last page ended."""

    state: Dossier.State | None = None
    category: Category | None = None
    doubtful: bool | None = None
    changed_since: Annotated[datetime, AfterValidator(in_utc)] | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST
    cursor: Annotated[str, Field(max_length=200)] = ""


@router.get("dossiers", auth=doors(READERS, Scope.DOSSIERS), response={200: DossierPage, **REFUSALS})
def list_dossiers(request: HttpRequest, wanted: Annotated[Wanted, Query()]) -> DossierPage:
    """The dossiers of the caller's office, in the order in which they came: no page misses or repeats one."""
    user = user_of(request)
    filters = {
        name: value for name in ("state", "category", "doubtful") if (value := getattr(wanted, name)) is not None
    }
    rows = dossiers_visible_to(user).filter(**filters).order_by("created_at", "pk")
    if wanted.changed_since:
        rows = rows.filter(updated_at__gte=wanted.changed_since)
    if wanted.cursor:
        at, last = _place(wanted.cursor)
        rows = rows.filter(Q(created_at__gt=at) | Q(created_at=at, pk__gt=last))
    found = list(rows[: wanted.limit + 1])
    shown = found[: wanted.limit]
    audit.append(str(user.pk), "dossiers.listed", str(user.office_id), user.office, {"dossiers": len(shown)})
    after = _cursor(shown[-1]) if len(found) > len(shown) else None
    return DossierPage(dossiers=[DossierEntry(**_entry(row)) for row in shown], next=after)


@router.get("dossiers/{uuid:dossier_id}", auth=doors(READERS, Scope.DOSSIERS), response={200: DossierState, **REFUSALS})
def dossier_state(request: HttpRequest, dossier_id: UUID) -> DossierState:
    """One dossier: every line of every category examined, with its evidence."""
    dossier = get_dossier(user_of(request), dossier_id)
    return DossierState(**_entry(dossier), evaluation=load_evaluation(dossier))


@router.get(
    "dossiers/{uuid:dossier_id}/decisions",
    auth=doors(READERS, Scope.DECISIONS),
    response={200: list[DecisionEntry], **REFUSALS},
)
def dossier_decisions(request: HttpRequest, dossier_id: UUID) -> list[DecisionEntry]:
    """What was decided on a dossier, the newest first, and which letters were printed."""
    dossier = get_dossier(user_of(request), dossier_id)
    return [_decision(row) for row in dossier.decisions.prefetch_related("letters")]


@router.get(
    "dossiers/{uuid:dossier_id}/history", auth=doors(READERS, Scope.HISTORY), response={200: HistoryPage, **REFUSALS}
)
def dossier_history(
    request: HttpRequest, dossier_id: UUID, before: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None
) -> HistoryPage:
    """What happened to a dossier: acts of people and of the machine, and every reading of it."""
    user = user_of(request)
    dossier = get_dossier(user, dossier_id)
    rows = entries_of(dossier)
    found = list(rows.filter(seq__lt=before)[: MOST + 1] if before else rows[: MOST + 1])
    note_reading(user, dossier)
    shown = found[:MOST]
    return HistoryPage(entries=list(map(_happened, shown)), next=shown[-1].seq if len(found) > MOST else None)


def _entry(row: Dossier) -> dict[str, Any]:
    return _columns(DossierEntry, row)


def _columns(schema: type[Frozen], row: object) -> dict[str, Any]:
    """What of a row's columns the schema shows."""
    return {name: getattr(row, name) for name in schema.model_fields if name != "letters"}


def _decision(row: Decision) -> DecisionEntry:
    letters = [LetterEntry(**_columns(LetterEntry, one)) for one in row.letters.all()]
    people = {"made_by": row.made_by_id, "signed_by": row.signed_by_id}
    return DecisionEntry(**_columns(DecisionEntry, row) | people, letters=letters)


def _happened(row: AuditEntry) -> HistoryEntry:
    return HistoryEntry(**_columns(HistoryEntry, row))


def _cursor(row: Dossier) -> str:
    return base64.urlsafe_b64encode(f"{row.created_at.isoformat()}|{row.pk}".encode()).decode()


def _place(cursor: str) -> tuple[datetime, UUID]:
    """Where a page ended.

    Raises:
        BadInput: `bad_cursor` for one that was not given by us.
    """
    try:
        at, _, last = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").partition("|")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise BadInput("bad_cursor")
        return moment, UUID(last)
    except (ValueError, binascii.Error):
        raise BadInput("bad_cursor") from None
