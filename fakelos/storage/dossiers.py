"""Whose eyes may see what: the one way by which people reach dossiers, pages and batches.

Unknown and forbidden are the same: not found. Whatever is given is written down in the audit log.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
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
    dossier = _one(with_people(dossiers_visible_to(user), "claimed_by").annotate(**CLOCK), dossier_id)
    if user.office:
        dossier.office = user.office  # it can be no other: this saves asking for it
    audit.append(str(user.pk), "dossier.read", dossier.pk, dossier.office)
    return dossier


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
    page = _one(pages_visible_to(user).select_related("item__batch__office", "data_key"), page_id)
    audit.append(str(user.pk), "page.read", page.pk, page.item.batch.office)
    return page


def _reads_dossiers(user: User) -> bool:
    return user.is_active and user.office_id is not None and user.role in READERS


def _scans(user: User) -> bool:
    return user.is_active and user.station_id is not None and user.role == Role.STATION


def _one(rows: QuerySet[Row], row_id: UUID | str) -> Row:
    try:
        return rows.get(pk=UUID(str(row_id)))
    except (ValueError, ObjectDoesNotExist):
        raise NotFound from None
