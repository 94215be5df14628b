"""The rows of a queue: which dossiers wait there for this user, in which order, and how many."""

from collections.abc import Callable, Container, Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet, Subquery
from django.db.models.functions import Now, TruncDate

from fakelos.storage.dossiers import dossiers_visible_to
from fakelos.storage.kept import kept
from fakelos.storage.models import Dossier, Office, User
from fakelos.storage.queues.definitions import Order, Queue

COUNTED_UP_TO = 1000
"""Where counting stops, so that a tab costs the same however long the queue is."""

GLANCED_UP_TO = 100
"""The same of queues that are not looked at."""

ORDERS: dict[Order, tuple[Any, ...]] = {
    "pressing": ("-priority", "created_at", "pk"),
    "deadline": (F("deadline").asc(nulls_last=True), "created_at", "pk"),
    "age": ("created_at", "pk"),
    "certainty": ("certainty", "created_at", "pk"),
    "latest": ("-updated_at", "pk"),
}


class _Count(Subquery):
    """How many rows a query gives."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def rows_of(user: User, queue: Queue) -> QuerySet[Dossier]:
    """The dossiers of the user's office that stand in the queue, nobody holding them, in its order."""
    return _matching(user, queue).order_by(*ORDERS[queue.order])


def counts_of(user: User, queues: Iterable[Queue], glanced: Container[str] = ()) -> dict[str, int]:
    """How many dossiers stand in each queue, by code, counted up to `limit_of` it; one query."""
    asked = tuple((queue, limit_of(queue, glanced)) for queue in queues)
    if not asked or user.office_id is None:
        return {queue.code: 0 for queue, _ in asked}
    [numbers] = _counting(user.role, asked)(user.office_id, user.pk)
    return {queue.code: number for (queue, _), number in zip(asked, numbers, strict=True)}


def limit_of(queue: Queue, glanced: Container[str]) -> int:
    """Where counting this queue stops: sooner where its code is among those only glanced at."""
    return GLANCED_UP_TO if queue.code in glanced else COUNTED_UP_TO


@cache
def _counting(role: str, asked: tuple[tuple[Queue, int], ...]) -> Callable[[int, int], list[tuple[int, ...]]]:
    @kept
    def numbers(office: int, user: int) -> QuerySet[Office, tuple[int, ...]]:
        somebody = User(pk=user, office_id=office, role=role)
        some = (_Count(_matching(somebody, one).order_by().values("pk")[:most]) for one, most in asked)
        return Office.objects.filter(pk=office).values_list(*some)

    return numbers


def _matching(user: User, queue: Queue) -> QuerySet[Dossier]:
    if user.role not in queue.roles:
        return Dossier.objects.none()
    rows = dossiers_visible_to(user).filter(_state(queue), claimed_by=None)
    if Dossier.State.COUNTERSIGN in queue.states:
        rows = rows.filter(~Q(state=Dossier.State.COUNTERSIGN) | Q(proposed_by=None) | ~Q(proposed_by=user.pk))
    if queue.doubtful is not None:
        rows = rows.filter(doubtful=queue.doubtful)
    if queue.due_within_days is not None:
        rows = rows.filter(deadline__lte=TruncDate(Now()) + timedelta(days=queue.due_within_days))
    return rows


def _state(queue: Queue) -> Q:
    """One state is written as an equation, so that an index can give the order too."""
    return Q(state=queue.states[0]) if len(queue.states) == 1 else Q(state__in=queue.states)
