"""What other systems are told: written in the transaction of the act, sent afterwards in each subject's order."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.settings import settings_now
from fakelos.storage.models import AuditEntry, Office, OutgoingEvent, Role, User

TOLD = frozenset(
    {
        "batch.received",
        "batch.results",
        "decision.made",
        "decision.proposed",
        "decision.countersigned",
        "decision.sent_back",
        "dossier.papers_arrived",
        "dossier.reopened",
        "inquiry.answered",
        "rescan.sent",
    }
)
"""The acts that leave the house, by their name in the audit log."""
KEPT = ("files", "decision", "kind", "before", "after", "letters", "batch", "authority", "answer", "pages")
"""What of an entry's details leaves with it: ids, codes and counts."""
LEASE = timedelta(minutes=2)
"""Longer than any attempt; a sender that died lets its event go after it."""
LONGEST_WAIT = timedelta(hours=1)
MAX_ATTEMPTS = 24
"""Tried for half a day, then it waits for a person, and what came after it goes on."""
KEPT_FOR = timedelta(days=30)
"""How long an event that arrived can still be counted."""
State = OutgoingEvent.State


def tells(action: str) -> bool:
    """Whether other systems are told of this act."""
    return action in TOLD and settings_now().tells_others


def note(entry: AuditEntry) -> None:
    """Write down what the entry means for other systems, in the caller's transaction; nothing where nobody listens."""
    if tells(entry.action):
        OutgoingEvent.objects.bulk_create(_events(entry))


def _events(entry: AuditEntry) -> Iterator[OutgoingEvent]:
    """One event; of results one for each dossier that they brought."""
    if entry.action == "batch.results":
        for dossier in entry.details.get("dossiers", []):
            yield _event(entry, "dossier.prepared", dossier, {"batch": entry.subject})
        return
    data = {name: entry.details[name] for name in KEPT if name in entry.details}
    yield _event(entry, entry.action, entry.subject, data)


def _event(entry: AuditEntry, kind: str, subject: str, data: Mapping[str, Any]) -> OutgoingEvent:
    return OutgoingEvent(seq=entry.seq, at=entry.at, kind=kind, office=entry.office, subject=subject, data=dict(data))


@transaction.atomic
def take_due() -> OutgoingEvent | None:
    """The oldest event that is due, for this sender alone as long as `LEASE` lasts.

    One that is not the first waiting about its subject is passed over.
    """
    earlier = OutgoingEvent.objects.filter(subject=OuterRef("subject"), state=State.WAITING, seq__lt=OuterRef("seq"))
    due = OutgoingEvent.objects.filter(~Exists(earlier), state=State.WAITING, due_at__lte=Now())
    event = due.select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "seq").first()
    if event:
        OutgoingEvent.objects.filter(pk=event.pk).update(due_at=Now() + LEASE)
    return event


def mark_sent(event: OutgoingEvent) -> None:
    """The receiver has said that it has it."""
    OutgoingEvent.objects.filter(pk=event.pk).update(state=State.SENT, attempts=event.attempts + 1, failure="")


def mark_failed(event: OutgoingEvent, code: str) -> None:
    """Try again later, each time after twice the wait; after `MAX_ATTEMPTS` leave it to a person."""
    attempts = event.attempts + 1
    wait = min(timedelta(seconds=2**attempts), LONGEST_WAIT)
    state = State.DEAD if attempts >= MAX_ATTEMPTS else State.WAITING
    rows = OutgoingEvent.objects.filter(pk=event.pk)
    rows.update(state=state, attempts=attempts, failure=code, due_at=Now() + wait)


def forget_sent() -> int:
    """Drop what arrived longer ago than `KEPT_FOR`; gives how many there were."""
    arrived = OutgoingEvent.objects.filter(state=State.SENT, at__lt=Now() - KEPT_FOR)
    return arrived.delete()[0]


def counts(user: User) -> dict[str, int]:
    """How many events of the administrator's offices are in each state."""
    events = _of(user)
    return {state.value: events.filter(state=state).count() for state in State}


def dead(user: User, most: int = 100) -> QuerySet[OutgoingEvent]:
    """Those that were tried too often, the newest first."""
    return _of(user).filter(state=State.DEAD).order_by("-seq")[:most]


@transaction.atomic
def try_again(user: User) -> int:
    """Put what was given up back among what is due; gives how many there were."""
    return _of(user).filter(state=State.DEAD).update(state=State.WAITING, attempts=0, due_at=Now())


def _of(user: User) -> QuerySet[OutgoingEvent]:
    if user.role != Role.ADMINISTRATOR:
        return OutgoingEvent.objects.none()
    if user.office_id is None:
        return OutgoingEvent.objects.all()
    return OutgoingEvent.objects.filter(office__in=Office.objects.filter(pk=user.office_id).values("code"))
