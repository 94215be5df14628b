"""Dossiers as lists show them: a few columns, the applicant's name, who works on it."""

from collections.abc import Callable
from functools import lru_cache

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from fakelos.storage.dossiers import READERS
from fakelos.storage.kept import kept
from fakelos.storage.models import Dossier, Person, Role, User
from fakelos.storage.queues.claims import held_dossiers
from fakelos.storage.queues.definitions import Queue
from fakelos.storage.queues.rows import rows_of

HELD_SHOWN = 50
COLUMNS = (
    "application_no", "application_date", "category", "outcome", "priority", "doubtful", "deadline", "deadline_kind",
    "state", "routing_reason_el", "routing_reason_en", "formal_met", "formal_missing", "formal_doubtful",
)  # fmt: skip
HOLDER = ("application_no", "claimed_until", "claimed_by__username", "claimed_by__first_name", "claimed_by__last_name")


def listed(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The rows with what lists show, the applicant's names in both scripts among it."""
    applicant = Person.objects.filter(dossier=OuterRef("pk"), role="applicant").order_by("position")
    names = {
        "name_el": Subquery(applicant.values(first=KT("names_el__0"))[:1]),
        "name_lat": Subquery(applicant.values(first=KT("names_lat__0"))[:1]),
    }
    return rows.only(*COLUMNS).annotate(**names)


def page_of(user: User, queue: Queue, first: int, after: int) -> list[Dossier]:
    """The dossiers of a queue from the `first` to the one before `after`, as `listed` gives them."""
    return _page(user.role, queue, first, after)(user.office_id, user.pk) if user.office_id else []


@lru_cache(maxsize=1024)
def _page(role: str, queue: Queue, first: int, after: int) -> Callable[[int, int], list[Dossier]]:
    @kept
    def rows(office: int, user: int) -> QuerySet[Dossier]:
        return listed(rows_of(User(pk=user, office_id=office, role=role), queue))[first:after]

    return rows


def held_by_office(user: User) -> list[Dossier]:
    """What people of the office hold, in the order of `held_dossiers`, with their names; some leases may have ended."""
    return _held(user.office_id, user.pk) if user.office_id and user.role in READERS else []


@kept
def _held(office: int, user: int) -> QuerySet[Dossier]:
    somebody = User(pk=user, office_id=office, role=Role.REVIEWER)
    return held_dossiers(somebody).only(*HOLDER)[:HELD_SHOWN]
