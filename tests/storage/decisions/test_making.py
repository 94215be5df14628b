from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakelos.schemas.dossier import Status
from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage import audit
from fakelos.storage.accounts import create_office, create_user
from fakelos.storage.decisions.checks import Choice
from fakelos.storage.decisions.letters import Printed, Printer, read_letter
from fakelos.storage.decisions.making import countersign, decide, draft, proposal_of, send_back
from fakelos.storage.decisions.table import NEGATIVE, OPEN, RULES, Kind, State, first_signature, proposed, usual
from fakelos.storage.dossiers import NotFound
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Decision, Dossier, FindingRow, Letter, Role, Station, User
from fakelos.storage.queues.claims import NotClaimed, take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.keys import erase
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import files_in, streams
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db

WHY = "Λόγος SPECIMEN"


@pytest.fixture
def dossier_id(vault: Vault, station: Station) -> UUID:
    """A dossier whose formal lines are met but for a fee that is missing."""
    receipt = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN")))
    one = paper("p1", "1.tif", 1)
    return save_results(vault, receipt.batch_id, [one], [prepared("2016/77", one)])[0]


@pytest.fixture
def printer(vault: Vault) -> Printer:
    def press(decision: Decision) -> list[Printed]:
        content = f"%PDF SPECIMEN {decision.protocol} {decision.day}".encode()
        letters = RULES[Kind(decision.kind)].letters
        return [Printed(kind, "", content + kind.encode(), {f"{kind}_until": "2027-01-01"}) for kind in letters]

    return Printer(press, vault)


def officer(station: Station, name: str, role: Role = Role.REVIEWER) -> User:
    return create_user(name, "SPECIMEN", role, station.office)


@pytest.fixture
def anna(station: Station, dossier_id: UUID) -> User:
    """A reviewer who holds the dossier."""
    user = officer(station, "anna")
    take(user, dossier_id)
    return user


def full(kind: Kind, **others: Any) -> Choice:
    """A choice that lacks nothing, but for the pages of a rescan."""
    values = {"reason": WHY, "doubts_reason": WHY, "lines": ("formal:fee",), "authorities": ("insurer",)}
    return Choice.model_validate({"kind": kind, **values, **others})


KINDS = [kind for kind in Kind if kind is not Kind.ASK_RESCAN]


@pytest.mark.parametrize("kind", KINDS)
def test_a_decision_is_written_numbered_printed_and_sends_the_dossier_on(
    kind: Kind, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    decision = decide(anna, dossier_id, full(kind), printer)
    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.state == first_signature(State.READY, kind)
    assert dossier.claimed_by is None
    stored = Decision.objects.get(pk=decision.pk)
    in_force = kind not in NEGATIVE
    letters = RULES[kind].letters if in_force else ()
    assert (stored.state == Decision.State.IN_FORCE, bool(stored.number)) == (in_force, bool(letters))
    assert tuple(letter.kind for letter in stored.letters.all()) == letters
    assert all(stored.details[f"{kind}_until"] == "2027-01-01" for kind in letters)
    entry = AuditEntry.objects.get(action__startswith="decision.")
    assert (entry.subject, entry.details["before"], entry.details["after"]) == (str(dossier_id), "ready", dossier.state)
    assert [one["sha256"] for one in entry.details["letters"]] == [letter.sha256 for letter in stored.letters.all()]
    assert audit.verify_chain().broken_at is None


def test_the_row_says_what_the_decision_rested_on(anna: User, dossier_id: UUID, printer: Printer) -> None:
    rested_on = decide(anna, dossier_id, full(Kind.TYPE_A), printer).rested_on
    FindingRow.objects.filter(dossier=dossier_id).update(status=Status.MISSING)
    assert (rested_on["category"], rested_on["outcome"], rested_on["corrections"]) == ("Γ1.4", "type_a_complete", [])
    assert {(one["examination"], one["code"], one["status"], one["source"]) for one in rested_on["findings"]} == {
        ("formal", "passport", "met", "C2015"),
        ("formal", "fee", "missing", "C2015"),
        ("substantive", "passport", "met", "C2015"),
    }
    evaluation = Dossier.objects.get(pk=dossier_id).evaluation
    assert rested_on["evaluation"] == {name: value for name, value in evaluation.items() if name != "persons"}
    assert "ΣΠΕΣΙΜΕΝ" not in str(rested_on)


def test_nobody_decides_on_what_he_does_not_hold(
    station: Station, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    with pytest.raises(NotClaimed):
        decide(officer(station, "berta"), dossier_id, full(Kind.TYPE_A), printer)
    for stranger in (
        officer(station, "auditor", Role.AUDITOR),
        create_user("other", "SPECIMEN", Role.REVIEWER, create_office("larisa")),
    ):
        with pytest.raises((NotClaimed, NotFound)):
            decide(stranger, dossier_id, full(Kind.TYPE_A), printer)
    assert not Decision.objects.exists()
    assert decide(anna, dossier_id, full(Kind.TYPE_A), printer).pk
    with pytest.raises(NotClaimed):
        decide(anna, dossier_id, full(Kind.TYPE_A), printer)


@pytest.mark.parametrize(
    ("kind", "lacking", "code"),
    [
        (Kind.GRANT, {"reason": " "}, "reason_needed"),
        (Kind.TYPE_A_BUYOUT, {"reason": ""}, "reason_needed"),
        (Kind.END_PROCEDURE, {"reason": ""}, "reason_needed"),
        (Kind.REFUSE, {"reason": ""}, "reason_needed"),
        (Kind.TYPE_A_MISSING, {"lines": ()}, "lines_needed"),
        (Kind.ASK_PAPERS, {"lines": ("formal:nothing",)}, "lines_needed"),
        (Kind.ASK_AUTHORITIES, {"authorities": ()}, "authorities_needed"),
        (Kind.ASK_RESCAN, {}, "rescan_pages_needed"),
    ],
)
def test_a_choice_that_lacks_something_changes_nothing(
    kind: Kind, lacking: dict[str, Any], code: str, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    with pytest.raises(BadInput, match=code):
        decide(anna, dossier_id, full(kind, **lacking), printer)
    assert not Decision.objects.exists()
    assert Dossier.objects.get().state == State.READY


def test_doubtful_lines_are_resolved_or_the_decision_says_why_not(
    anna: User, dossier_id: UUID, printer: Printer
) -> None:
    FindingRow.objects.filter(dossier=dossier_id, category="Γ1.4", code="fee").update(status=Status.DOUBTFUL)
    with pytest.raises(BadInput, match="doubts_unresolved"):
        decide(anna, dossier_id, full(Kind.TYPE_A, doubts_reason=""), printer)
    assert decide(anna, dossier_id, full(Kind.TYPE_A), printer).doubts_reason == WHY


def test_what_the_outcome_proposes_needs_no_reason(anna: User, dossier_id: UUID, printer: Printer) -> None:
    assert proposed(Dossier.objects.get().outcome, certified=False) is Kind.TYPE_A
    assert decide(anna, dossier_id, full(Kind.TYPE_A, reason=""), printer).reason == ""


def test_the_end_of_a_procedure_needs_two_people(
    station: Station, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    decide(anna, dossier_id, full(Kind.END_PROCEDURE), printer)
    assert Dossier.objects.get().proposed_by == anna
    take(anna, dossier_id)
    with pytest.raises(Conflict, match="second_person_needed"):
        countersign(anna, dossier_id, "", printer)
    with pytest.raises(Conflict, match="decision_not_possible"):
        decide(anna, dossier_id, full(Kind.GRANT), printer)
    assert (Dossier.objects.get().state, Letter.objects.count()) == (State.COUNTERSIGN, 0)
    Dossier.objects.update(claimed_by=None)
    berta = officer(station, "berta", Role.SUPERVISOR)
    take(berta, dossier_id)
    decision = countersign(berta, dossier_id, "", printer)
    assert (decision.made_by, decision.signed_by, decision.state) == (anna, berta, Decision.State.IN_FORCE)
    assert (Dossier.objects.get().state, decision.letters.get().kind) == (State.DONE, "end_procedure")


def test_the_database_itself_refuses_a_negative_decision_of_one_person(
    anna: User, dossier_id: UUID, printer: Printer
) -> None:
    decide(anna, dossier_id, full(Kind.REFUSE), printer)
    for signed_by in (None, anna):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.update(state=Decision.State.IN_FORCE, signed_by=signed_by)


def test_the_second_person_may_send_it_back_with_a_reason(
    station: Station, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    decide(anna, dossier_id, full(Kind.REFUSE), printer)
    berta = officer(station, "berta")
    take(berta, dossier_id)
    with pytest.raises(BadInput, match="reason_needed"):
        send_back(berta, dossier_id, "  ")
    decision = send_back(berta, dossier_id, "Ο αιτών προσκόμισε έγγραφο SPECIMEN")
    assert (decision.state, decision.signed_by, decision.number) == (Decision.State.SENT_BACK, berta, None)
    assert Dossier.objects.get().state == State.READY
    assert proposal_of(dossier_id) is None


def test_a_dossier_that_changed_since_the_proposal_is_not_countersigned(
    station: Station, anna: User, dossier_id: UUID, printer: Printer
) -> None:
    decide(anna, dossier_id, full(Kind.END_PROCEDURE), printer)
    FindingRow.objects.filter(dossier=dossier_id, category="Γ1.4", code="fee").update(status=Status.MET)
    berta = officer(station, "berta")
    take(berta, dossier_id)
    with pytest.raises(Conflict, match="dossier_changed"):
        countersign(berta, dossier_id, "", printer)


def test_what_cannot_be_printed_or_recorded_leaves_no_trace(
    anna: User, dossier_id: UUID, vault: Vault, blob_folder: Any, printer: Printer
) -> None:
    before = len(files_in(blob_folder))

    def press(decision: Decision) -> list[Printed]:
        printed = printer.press(decision)
        return [printed[0], Printed("x" * 400, "", b"", {})] if decision.kind == Kind.TYPE_A else [*printed, 1 / 0]  # type: ignore[list-item]

    with pytest.raises(ZeroDivisionError):
        decide(anna, dossier_id, full(Kind.TYPE_A_BUYOUT), Printer(press, vault))
    assert len(files_in(blob_folder)) == before
    assert (Decision.objects.count(), Letter.objects.count()) == (0, 0)
    assert decide(anna, dossier_id, full(Kind.TYPE_A_BUYOUT), printer).number == 1


def test_a_letter_is_the_same_bytes_whenever_it_is_read_and_closes_with_the_dossier(
    anna: User, dossier_id: UUID, vault: Vault, printer: Printer, station: Station
) -> None:
    decision = decide(anna, dossier_id, full(Kind.TYPE_A), printer)
    letter = decision.letters.get()
    expected = printer.press(decision)[0].content
    assert [read_letter(anna, letter.pk, vault)[1] for _ in range(2)] == [expected, expected]
    for stranger in (officer(station, "clerk", Role.STATION), officer(station, "admin", Role.ADMINISTRATOR)):
        with pytest.raises(NotFound):
            read_letter(stranger, letter.pk, vault)
    assert AuditEntry.objects.filter(action="letter.read", subject=str(dossier_id)).count() == 2
    erase(Dossier.objects.get().data_key)
    with pytest.raises(BadInput, match="papers_erased"):
        read_letter(anna, letter.pk, vault)


def test_a_draft_stores_nothing_and_takes_no_number(anna: User, dossier_id: UUID) -> None:
    decision = draft(anna, dossier_id, full(Kind.TYPE_A))
    assert (decision.protocol, isinstance(decision.day, date)) == ("", True)
    assert not Decision.objects.exists()


Step = tuple[str, int, Kind]
STEPS = st.lists(
    st.tuples(st.sampled_from(["decide", "countersign", "send_back"]), st.integers(0, 2), st.sampled_from(KINDS)),
    max_size=8,
)


@pytest.mark.one_database
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_path_ends_a_dossier_badly_without_two_people(
    steps: list[Step], station: Station, dossier_id: UUID, vault: Vault
) -> None:
    with transaction.atomic():
        people = [officer(station, f"officer-{number}") for number in range(3)]
        silent = Printer(lambda _: [], vault)
        for act, who, kind in steps:
            _try(act, people[who], dossier_id, kind, silent)
        dossier = Dossier.objects.get(pk=dossier_id)
        ended = Decision.objects.filter(state=Decision.State.IN_FORCE, kind__in=NEGATIVE)
        for decision in ended:
            assert decision.signed_by_id not in {None, decision.made_by_id}
        if dossier.state == State.DONE:
            assert ended.exists() or Decision.objects.filter(state=Decision.State.IN_FORCE, kind=Kind.GRANT).exists()
        assert Decision.objects.filter(state=Decision.State.PROPOSED).exists() == (dossier.state == State.COUNTERSIGN)
        transaction.set_rollback(True)


def _try(act: str, user: User, dossier_id: UUID, kind: Kind, printer: Printer) -> None:
    """Take the dossier from whoever has it, and do what can be done."""
    Dossier.objects.update(claimed_by=None, claimed_until=None)
    take(user, dossier_id)
    try:
        if act == "decide":
            decide(user, dossier_id, full(kind), printer)
        elif act == "countersign":
            countersign(user, dossier_id, "", printer)
        else:
            send_back(user, dossier_id, WHY)
    except Conflict:
        assert Dossier.objects.get().state == State.DONE or act != "decide" or proposal_of(dossier_id)
    except BadInput as lacking:
        if (kind, lacking.code) != (Kind.ASK_AUTHORITIES, "authorities_needed"):
            raise


@given(state=st.sampled_from(sorted(OPEN)), kind=st.sampled_from(list(Kind)))
def test_the_first_signature_ends_nothing_badly(state: State, kind: Kind) -> None:
    after = first_signature(State(state), kind)
    assert (after is State.COUNTERSIGN) == (kind in NEGATIVE)
    assert after is not State.DONE or kind is Kind.GRANT


def test_every_kind_has_its_rule_and_every_outcome_its_proposal() -> None:
    assert set(RULES) == set(Kind)
    for outcome in ("type_a_complete", "type_a_buyout_pending", "type_a_missing_documents", "incomplete"):
        kind = proposed(outcome, certified=False)
        assert kind in usual(outcome, certified=False)
        assert proposed(outcome, certified=True) is None
    assert proposed("reject_buyout_deadline", certified=True) is Kind.REFUSE
