"""A done dossier is examined again because a supervisor says why."""

from uuid import UUID, uuid4

import pytest

from fakelos.schemas.corrections import ClassChange
from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit
from fakelos.storage.accounts import create_office, create_user
from fakelos.storage.corrections.making import Decided, make, take_back
from fakelos.storage.decisions.checks import LONGEST_TEXT, Choice
from fakelos.storage.decisions.letters import Printer
from fakelos.storage.decisions.making import decide
from fakelos.storage.decisions.reopening import reopen
from fakelos.storage.decisions.table import Kind, State
from fakelos.storage.dossiers import NotFound
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Decision, Dossier, Reopening, Role, Station, User
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db
WHY = "Νέο στοιχείο SPECIMEN"
OTHER_CLASS = ClassChange(document="p1", doc_class=None)


@pytest.fixture
def anna(station: Station) -> User:
    return create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)


@pytest.fixture
def berta(station: Station) -> User:
    return create_user("berta", "SPECIMEN", Role.SUPERVISOR, station.office)


@pytest.fixture
def done(vault: Vault, station: Station, anna: User) -> UUID:
    """A dossier that was granted after a correction."""
    receipt = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN")))
    one = paper("p1", "1.tif", 1)
    dossier = save_results(vault, receipt.batch_id, [one], [prepared("2016/77", one)])[0]
    take(anna, dossier)
    make(anna, dossier, OTHER_CLASS)
    decide(anna, dossier, Choice(kind=Kind.GRANT, reason="SPECIMEN"), Printer(lambda _: [], vault))
    return dossier


def test_it_returns_to_the_queue_and_its_decisions_stay_as_they_are(
    done: UUID, anna: User, berta: User, vault: Vault
) -> None:
    before = Decision.objects.values().get()
    reopening = reopen(berta, done, f" {WHY} ")
    assert (reopening.reason, reopening.made_by) == (WHY, berta)
    assert Dossier.objects.get().state == State.READY
    assert Decision.objects.values().get() == before
    entry = AuditEntry.objects.get(action="dossier.reopened")
    assert (entry.subject, entry.details) == (
        str(done),
        {"reopening": reopening.pk, "before": "done", "after": "ready"},
    )
    assert audit.verify_chain().broken_at is None
    take(anna, done)
    with pytest.raises(Decided):
        take_back(anna, done)
    make(anna, done, OTHER_CLASS)
    decide(anna, done, Choice(kind=Kind.GRANT, reason="SPECIMEN"), Printer(lambda _: [], vault))
    assert (Dossier.objects.get().state, Decision.objects.count()) == (State.DONE, 2)


def test_only_a_supervisor_of_the_office_reopens_and_only_what_is_done(
    done: UUID, anna: User, berta: User, station: Station
) -> None:
    auditor = create_user("auditor", "SPECIMEN", Role.AUDITOR, station.office)
    foreign = create_user("foreign", "SPECIMEN", Role.SUPERVISOR, create_office("larisa"))
    for user, dossier in ((anna, done), (auditor, done), (foreign, done), (berta, uuid4())):
        with pytest.raises(NotFound):
            reopen(user, dossier, WHY)
    for state in set(State) - {State.DONE}:
        Dossier.objects.update(state=state)
        with pytest.raises(Conflict, match="decision_not_possible"):
            reopen(berta, done, WHY)
    assert not Reopening.objects.exists()


@pytest.mark.parametrize(("reason", "code"), [("  ", "reason_needed"), ("x" * (LONGEST_TEXT + 1), "text_too_long")])
def test_a_reason_is_due(done: UUID, berta: User, reason: str, code: str) -> None:
    with pytest.raises(BadInput, match=code):
        reopen(berta, done, reason)
    assert Dossier.objects.get().state == State.DONE
