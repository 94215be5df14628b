"""Whose eyes may see what: the one way by which people reach dossiers, pages and batches.

Unknown and forbidden are the same: not found. Whatever is given is written down in the audit log.
"""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.kept import kept
from fakelos.storage.models import Batch, Dossier, Page, Role, User
from fakelos.storage.people import with_people

READERS = frozenset({Role.REVIEWER, Role.SUPERVISOR, Role.AUDITOR})
Row = TypeVar("Row", bound=Model)
CLOCK: dict[str, Any] = {"clock": Now()}
"""Asks for the database's time beside each row."""


class NotFound(BadInput):
    """There is no such thing, or it is not for this user: they cannot tell which."""

    def __init__(self) -> None:
        super().__init__("not_found")


def dossiers_visible_to(user: User) -> QuerySet[Dossier]:
    """The dossiers of the user's office, for those who examine or audit; none for stations and administrators."""
    if not _reads_dossiers(user):
        return Dossier.objects.none()
    return Dossier.objects.filter(office=user.office_id)


def batches_visible_to(user: User) -> QuerySet[Batch]:
    """The batches of the user's office; for a station user those of their own station."""
    if _reads_dossiers(user):
        return Batch.objects.filter(office=user.office_id)
    if _scans(user):
        return Batch.objects.filter(office=user.office_id, station=user.station_id)
    return Batch.objects.none()


def pages_visible_to(user: User) -> QuerySet[Page]:
    """The pages of the batches that the user may see."""
    return Page.objects.filter(item__batch__in=batches_visible_to(user))


def get_dossier(user: User, dossier_id: UUID | str) -> Dossier:
    """One dossier, with its holder and the database's time as `clock`; the audit log notes that this user read it.

    Raises:
        NotFound: unknown or forbidden.
    """
    if not _reads_dossiers(user):
        raise NotFound
    dossier = _only(_dossier(user.office_id or 0, _id(dossier_id)))
    if user.office:
        dossier.office = user.office  # it can be no other: this saves asking for it
    audit.append(str(user.pk), "dossier.read", dossier.pk, dossier.office)
    return dossier


@kept
def _dossier(office: int, dossier: UUID) -> QuerySet[Dossier]:
    return with_people(Dossier.objects.filter(office=office, pk=dossier), "claimed_by").annotate(**CLOCK)


def get_batch(user: User, batch_id: UUID | str) -> Batch:
    """One batch.

    Raises:
        NotFound: unknown or forbidden.
    """
    return _one(batches_visible_to(user).select_related("office", "station"), batch_id)


def get_page(user: User, page_id: UUID | str) -> Page:
    """One page, for its image, and an entry in the audit log that this user read it.

    Raises:
        NotFound: unknown or forbidden.
    """
    page = _only(_asked_page(user, _id(page_id)))
    audit.append(str(user.pk), "page.read", page.pk, page.item.batch.office)
    return page


def _asked_page(user: User, page: UUID) -> list[Page]:
    if _reads_dossiers(user):
        return _page(user.office_id or 0, page)
    return _page_of_station(user.office_id or 0, user.station_id or 0, page) if _scans(user) else []


@kept
def _page(office: int, page: UUID) -> QuerySet[Page]:
    return Page.objects.filter(item__batch__office=office, pk=page).select_related("item__batch__office", "data_key")


@kept
def _page_of_station(office: int, station: int, page: UUID) -> QuerySet[Page]:
    pages = Page.objects.filter(item__batch__office=office, item__batch__station=station, pk=page)
    return pages.select_related("item__batch__office", "data_key")


def _reads_dossiers(user: User) -> bool:
    return user.is_active and user.office_id is not None and user.role in READERS


def _scans(user: User) -> bool:
    return user.is_active and user.station_id is not None and user.role == Role.STATION


def _one(rows: QuerySet[Row], row_id: UUID | str) -> Row:
    return _only(list(rows.filter(pk=_id(row_id))))


def _only(rows: Sequence[Row]) -> Row:
    if not rows:
        raise NotFound
    return rows[0]


def _id(text: UUID | str) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise NotFound from None
