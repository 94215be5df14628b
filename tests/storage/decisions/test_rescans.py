"""A page is asked for again, a station sends it, and the dossier comes back with it."""

from uuid import UUID

import pytest

from fakelos.schemas.errors import BadInput
from fakelos.schemas.page import ClassGuess
from fakelos.schemas.page import Page as Reading
from fakelos.storage.accounts import create_user, station_of
from fakelos.storage.batches import end_batch, mark_read
from fakelos.storage.case_files import find_dossier, load_case, load_machine_case
from fakelos.storage.decisions.checks import Choice
from fakelos.storage.decisions.letters import Printer
from fakelos.storage.decisions.making import decide
from fakelos.storage.decisions.rescans import bring, open_rescans
from fakelos.storage.decisions.table import Kind, State
from fakelos.storage.dossiers import NotFound
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Batch, Decision, Dossier, Page, Role, Station, User
from fakelos.storage.pages import save_page
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import case_of, evaluation_of, paper

pytestmark = pytest.mark.django_db


def send(vault: Vault, station: Station, batch_id: str) -> Receipt:
    """A batch of one file comes in."""
    return receive(vault, Delivery(station, batch_id=batch_id), streams((f"{batch_id}.tif", batch_id.encode())))


def store(vault: Vault, station: Station, batch_id: str, number: str | None, problem: str = "") -> tuple[UUID, UUID]:
    """A batch of one page, and the dossier that it belongs to; gives both ids."""
    receipt = send(vault, station, batch_id)
    reading = Reading(number=1, width=0 if problem else 9, height=9, problems=(problem,) if problem else ())
    save_page(vault, receipt.items[0].id, reading, ClassGuess(doc_class=None, confidence=0), b"image", "image/png")
    one = paper("p1", f"{batch_id}.tif", 1)
    case = case_of(number, one).model_copy(update={"unread_pages": int(bool(problem))})
    known = find_dossier(receipt.batch_id, number or "")
    if known:
        earlier = load_machine_case(known, without_batch=receipt.batch_id)
        unread = max(earlier.unread_pages, case.unread_pages)
        case = case.model_copy(update={"documents": (*earlier.documents, one), "unread_pages": unread})
    return receipt.batch_id, save_results(vault, receipt.batch_id, [one], [(case, evaluation_of(case))])[0]


def ask(vault: Vault, station: Station, dossier: UUID, *pages: UUID) -> Decision:
    """Ask for another scan of these pages, as a reviewer who holds the dossier."""
    user = create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)
    take(user, dossier)
    choice = Choice(kind=Kind.ASK_RESCAN, reason="Θολή σελίδα SPECIMEN", pages=pages)
    return decide(user, dossier, choice, Printer(lambda _: [], vault))


@pytest.fixture
def clerk(station: Station) -> User:
    return create_user("clerk", "SPECIMEN", Role.STATION, station.office, station)


def bring_it(clerk: User, vault: Vault, station: Station, asked: Decision, number: str | None) -> UUID:
    """The station answers: the batch is noted before it is examined, as the desk does it."""
    receipt = send(vault, station, "again")
    bring(clerk, asked.pk, receipt.batch_id)
    return store(vault, station, "again", number)[1]


@pytest.mark.parametrize("number", ["2016/77", None])
def test_the_new_scan_joins_its_dossier_and_brings_it_back(
    number: str | None, vault: Vault, station: Station, clerk: User
) -> None:
    _, dossier = store(vault, station, "first", number, problem="page_failed")
    assert load_case(dossier).unread_pages == 1
    asked = ask(vault, station, dossier, Page.objects.get().pk)
    assert Dossier.objects.get(pk=dossier).state == State.WAITING_RESCAN
    assert [(row.item.name, row.number) for row in open_rescans(clerk) if row.item] == [("first.tif", 1)]
    assert bring_it(clerk, vault, station, asked, number) == dossier
    found = Dossier.objects.get()
    assert (found.state, found.unread_pages, found.documents.count()) == (State.READY, 0, 2)
    assert load_case(dossier).unread_pages == 0
    assert not open_rescans(clerk)
    assert AuditEntry.objects.filter(action="dossier.papers_arrived", subject=str(dossier)).count() == 1


def test_reading_an_older_batch_anew_brings_nothing_back(vault: Vault, station: Station) -> None:
    _, dossier = store(vault, station, "first", "2016/77")
    ask(vault, station, dossier, Page.objects.get().pk)
    store(vault, station, "first", "2016/77")
    assert Dossier.objects.get().state == State.WAITING_RESCAN


def test_papers_sent_before_a_decision_and_examined_after_it_bring_the_dossier_back(
    vault: Vault, station: Station
) -> None:
    _, dossier = store(vault, station, "first", "2016/77")
    send(vault, station, "second")
    ask(vault, station, dossier, Page.objects.get().pk)
    store(vault, station, "second", "2016/77")
    assert Dossier.objects.get().state == State.READY
    Dossier.objects.update(state=State.WAITING_RESCAN)
    store(vault, station, "second", "2016/77")
    assert Dossier.objects.get().state == State.WAITING_RESCAN


@pytest.mark.parametrize(("number", "became"), [("2016/77", "failed"), (None, "failed"), (None, "done")])
def test_a_scan_that_brought_nothing_is_asked_for_again_until_one_does(
    number: str | None, became: str, vault: Vault, station: Station, clerk: User
) -> None:
    _, dossier = store(vault, station, "first", number, problem="page_failed")
    asked = ask(vault, station, dossier, Page.objects.get().pk)
    useless = send(vault, station, "useless")
    bring(clerk, asked.pk, useless.batch_id)
    assert not open_rescans(clerk)
    assert load_case(dossier).unread_pages == 0
    if became == "done":
        mark_read(useless.items[0].id, "image/tiff")
    end_batch(useless.batch_id)
    assert [row.decision_id for row in open_rescans(clerk)] == [asked.pk]
    assert load_case(dossier).unread_pages == 1
    assert bring_it(clerk, vault, station, asked, number) == dossier
    assert Dossier.objects.get().state == State.READY
    assert not open_rescans(clerk)


def test_papers_that_come_by_themselves_bring_a_waiting_dossier_back_and_wake_no_other(
    vault: Vault, station: Station
) -> None:
    _, dossier = store(vault, station, "first", "2016/77")
    ask(vault, station, dossier, Page.objects.get().pk)
    store(vault, station, "second", "2016/77")
    assert Dossier.objects.get().state == State.READY
    for state in (State.DONE, State.COUNTERSIGN, State.WAITING_AUTHORITIES):
        Dossier.objects.update(state=state)
        store(vault, station, f"third-{state}", "2016/77")
        assert Dossier.objects.get().state == state


def test_a_page_of_another_dossier_cannot_be_asked_for(vault: Vault, station: Station) -> None:
    _, dossier = store(vault, station, "first", "2016/77")
    _, other = store(vault, station, "second", "2016/78")
    foreign = Page.objects.get(item__documents__dossier=other)
    with pytest.raises(BadInput, match="rescan_pages_needed"):
        ask(vault, station, dossier, foreign.pk)
    assert Dossier.objects.get(pk=dossier).state == State.READY


def test_only_the_station_that_was_asked_answers(vault: Vault, station: Station, clerk: User) -> None:
    _, dossier = store(vault, station, "first", "2016/77")
    asked = ask(vault, station, dossier, Page.objects.get().pk)
    batch = Batch.objects.get()
    neighbour = station_of(station.office.code, "counter-2")
    strangers = [
        create_user("next", "SPECIMEN", Role.STATION, station.office, neighbour),
        create_user("reviewer", "SPECIMEN", Role.REVIEWER, station.office, station),
        create_user("homeless", "SPECIMEN", Role.STATION, station.office),
    ]
    for stranger in strangers:
        assert not open_rescans(stranger)
        with pytest.raises(NotFound):
            bring(stranger, asked.pk, batch.pk)
    bring(clerk, asked.pk, batch.pk)
    with pytest.raises(NotFound):
        bring(clerk, asked.pk, batch.pk)
