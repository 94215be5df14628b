from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from fakelos.storage import audit
from fakelos.storage.accounts import create_office, create_user
from fakelos.storage.models import AuditEntry, Office, OutgoingEvent, Role
from fakelos.storage.outbox import (
    KEPT_FOR,
    LEASE,
    MAX_ATTEMPTS,
    counts,
    dead,
    forget_sent,
    mark_failed,
    mark_sent,
    take_due,
    try_again,
)

pytestmark = pytest.mark.django_db
NAME = "ΧΟΤΖΑ ΑΡΤΑΝ"


@pytest.fixture(autouse=True)
def _listener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKELOS_EVENTS_WEBHOOK", "https://archive.example/events")


@pytest.fixture
def office() -> Office:
    return create_office("thessaloniki")


def decide(office: Office, subject: str) -> AuditEntry:
    details = {"decision": str(uuid4()), "kind": "grant", "reason": NAME, "protocol": NAME}
    return audit.append("1", "decision.made", subject, office, details)


def make_due() -> None:
    OutgoingEvent.objects.update(due_at=Now())


def test_an_event_is_written_with_the_act_or_not_at_all(office: Office) -> None:
    with transaction.atomic():
        decide(office, "a")
        transaction.set_rollback(True)
    assert not OutgoingEvent.objects.exists()
    entry = decide(office, "a")
    event = OutgoingEvent.objects.get()
    assert (event.seq, event.kind, event.subject, event.office) == (entry.seq, "decision.made", "a", "thessaloniki")


def test_an_event_holds_ids_and_codes_and_nothing_that_was_typed(office: Office) -> None:
    decide(office, "a")
    data = OutgoingEvent.objects.get().data
    assert set(data) == {"decision", "kind"}
    assert NAME not in str(data)


def test_results_are_told_for_each_dossier(office: Office) -> None:
    audit.append("machine", "batch.results", "b", office, {"dossiers": ["d1", "d2"]})
    told = OutgoingEvent.objects.values_list("kind", "subject", "data")
    assert sorted(told, key=str) == [
        ("dossier.prepared", "d1", {"batch": "b"}),
        ("dossier.prepared", "d2", {"batch": "b"}),
    ]


def test_readings_are_nobody_elses_business(office: Office) -> None:
    audit.append("1", "dossier.read", "a", office)
    assert not OutgoingEvent.objects.exists()


def test_nothing_is_kept_where_nobody_listens(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAKELOS_EVENTS_WEBHOOK")
    decide(office, "a")
    assert not OutgoingEvent.objects.exists()


def test_what_one_sender_has_taken_no_other_takes(office: Office) -> None:
    decide(office, "a")
    assert take_due() is not None
    assert take_due() is None


def test_a_sender_that_died_lets_its_event_go(office: Office) -> None:
    decide(office, "a")
    first = take_due()
    OutgoingEvent.objects.update(due_at=F("due_at") - LEASE)
    assert take_due() == first


def test_events_about_a_dossier_leave_in_order_and_others_do_not_wait(office: Office) -> None:
    decide(office, "a")
    decide(office, "a")
    decide(office, "b")
    first = take_due()
    assert first is not None
    mark_failed(first, "receiver_unavailable")
    other = take_due()
    assert other is not None
    assert (first.subject, other.subject) == ("a", "b")
    assert take_due() is None
    make_due()
    again = take_due()
    assert again == first
    mark_sent(first)
    second = take_due()
    assert second is not None
    assert second.seq > first.seq


def test_each_failure_waits_twice_as_long_and_the_last_is_for_a_person(office: Office) -> None:
    decide(office, "a")
    waits = []
    for _ in range(MAX_ATTEMPTS):
        make_due()
        event = take_due()
        assert event is not None
        mark_failed(event, "receiver_refused")
        waits.append(OutgoingEvent.objects.annotate(wait=F("due_at") - Now()).values_list("wait", flat=True).get())
    assert waits[0] <= timedelta(seconds=2) < waits[1] <= timedelta(seconds=4) < waits[2]
    assert max(waits) <= timedelta(hours=1)
    make_due()
    assert take_due() is None
    assert OutgoingEvent.objects.get().state == OutgoingEvent.State.DEAD


def test_an_administrator_sees_the_dead_of_their_office_and_has_them_tried_again(office: Office) -> None:
    for place in (office, create_office("larisa")):
        decide(place, place.code)
    OutgoingEvent.objects.update(state=OutgoingEvent.State.DEAD, attempts=MAX_ATTEMPTS)
    own = create_user("own", "SPECIMEN", Role.ADMINISTRATOR, office)
    everybody = create_user("all", "SPECIMEN", Role.ADMINISTRATOR)
    reviewer = create_user("anna", "SPECIMEN", Role.REVIEWER, office)
    assert [event.office for event in dead(own)] == ["thessaloniki"]
    assert (counts(everybody)["dead"], counts(reviewer)["dead"]) == (2, 0)
    assert try_again(own) == 1
    assert take_due() is not None
    assert counts(everybody) == {"waiting": 1, "sent": 0, "dead": 1}


def test_what_arrived_long_ago_is_forgotten_and_what_waits_is_not(office: Office) -> None:
    for subject in ("a", "b", "c"):
        decide(office, subject)
    OutgoingEvent.objects.exclude(subject="a").update(state=OutgoingEvent.State.SENT)
    OutgoingEvent.objects.exclude(subject="c").update(at=Now() - KEPT_FOR - timedelta(days=1))
    assert forget_sent() == 1
    assert set(OutgoingEvent.objects.values_list("subject", flat=True)) == {"a", "c"}
