"""The rows of a queue: which dossiers wait there for this user, in which order."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now, TruncDate

from fakelos.storage.dossiers import dossiers_visible_to
from fakelos.storage.models import Dossier, User
from fakelos.storage.queues import Order, Queue

ORDERS: dict[Order, tuple[Any, ...]] = {
    "pressing": ("-priority", "created_at", "pk"),
    "deadline": (F("deadline").asc(nulls_last=True), "created_at", "pk"),
    "age": ("created_at", "pk"),
    "certainty": ("certainty", "created_at", "pk"),
    "latest": ("-updated_at", "pk"),
}


def rows_of(user: User, queue: Queue) -> QuerySet[Dossier]:
    """The dossiers of the user's office that stand in the queue, nobody holding them, in its order."""
    return _matching(user, queue).order_by(*ORDERS[queue.order])


def waiting_dossiers(user: User) -> QuerySet[Dossier]:
    """Dossiers that wait for a reviewer of the user's office: by priority, higher numbers first, then by age."""
    ready = dossiers_visible_to(user).filter(state=Dossier.State.READY)
    return ready.order_by(*ORDERS["pressing"])


def _matching(user: User, queue: Queue) -> QuerySet[Dossier]:
    if user.role not in queue.roles:
        return Dossier.objects.none()
    rows = dossiers_visible_to(user).filter(state__in=queue.states, claimed_by=None)
    if Dossier.State.COUNTERSIGN in queue.states:
        rows = rows.exclude(Q(state=Dossier.State.COUNTERSIGN) & Q(proposed_by=user))
    if queue.doubtful is not None:
        rows = rows.filter(doubtful=queue.doubtful)
    if queue.due_within_days is not None:
        rows = rows.filter(deadline__lte=TruncDate(Now()) + timedelta(days=queue.due_within_days))
    return rows
