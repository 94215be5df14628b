from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage.accounts import create_office, create_user
from fakelos.storage.decisions.checks import Choice, needs_reason, progress_of
from fakelos.storage.decisions.inquiries import (
    EXPECTED_WITHIN,
    LONGEST_NOTE,
    answer_inquiry,
    expect_by,
    overdue_inquiries,
)
from fakelos.storage.decisions.letters import Printer
from fakelos.storage.decisions.making import countersign, decide
from fakelos.storage.decisions.table import Kind, State
from fakelos.storage.dossiers import NotFound
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Decision, Dossier, Inquiry, Role, Station, User
from fakelos.storage.protocol import today
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db
FAVOURABLE, ADVERSE = Inquiry.Answer.FAVOURABLE, Inquiry.Answer.ADVERSE


@pytest.fixture
def dossier(vault: Vault, station: Station) -> UUID:
    receipt = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN")))
    one = paper("p1", "1.tif", 1)
    return save_results(vault, receipt.batch_id, [one], [prepared("2016/77", one)])[0]


@pytest.fixture
def anna(station: Station) -> User:
    return create_user("anna", "SPECIMEN", Role.REVIEWER, station.office)


@pytest.fixture
def inquiries(vault: Vault, anna: User, dossier: UUID) -> list[Inquiry]:
    """Two authorities that were asked today."""
    take(anna, dossier)
    whom = (Inquiry.Authority.POLICE_ORDER, Inquiry.Authority.INSURER, Inquiry.Authority.INSURER)
    choice = Choice(kind=Kind.ASK_AUTHORITIES, reason="SPECIMEN", authorities=whom)
    decide(anna, dossier, choice, Printer(lambda _: [], vault))
    return list(Inquiry.objects.order_by("authority"))


def test_each_authority_is_asked_once_today_and_expected_in_thirty_days(inquiries: list[Inquiry]) -> None:
    assert [one.authority for one in inquiries] == ["insurer", "police_order"]
    assert {(one.sent_on, one.due_on) for one in inquiries} == {(today(), today() + EXPECTED_WITHIN)}
    assert Dossier.objects.get().state == State.WAITING_AUTHORITIES


def test_the_last_answer_brings_the_dossier_back_and_is_in_the_log(anna: User, inquiries: list[Inquiry]) -> None:
    first, last = inquiries
    answer_inquiry(anna, first.pk, FAVOURABLE, today(), "SPECIMEN")
    assert Dossier.objects.get().state == State.WAITING_AUTHORITIES
    answer_inquiry(anna, last.pk, ADVERSE, today())
    assert Dossier.objects.get().state == State.READY
    entries = AuditEntry.objects.filter(action="inquiry.answered").order_by("seq")
    assert [(one.details["answer"], one.details["after"]) for one in entries] == [
        ("favourable", "waiting_authorities"),
        ("adverse", "ready"),
    ]


def test_an_answer_brings_back_no_dossier_that_waits_for_something_else(anna: User, inquiries: list[Inquiry]) -> None:
    Dossier.objects.update(state=State.COUNTERSIGN)
    for one in inquiries:
        answer_inquiry(anna, one.pk, FAVOURABLE, today())
    assert Dossier.objects.get().state == State.COUNTERSIGN


def test_an_answer_is_given_once_and_not_before_its_question(anna: User, inquiries: list[Inquiry]) -> None:
    one = inquiries[0]
    for day in (one.sent_on - timedelta(days=1), today() + timedelta(days=1), date.min):
        with pytest.raises(BadInput, match="day_impossible"):
            answer_inquiry(anna, one.pk, FAVOURABLE, day)
    with pytest.raises(BadInput, match="text_too_long"):
        answer_inquiry(anna, one.pk, FAVOURABLE, today(), "x" * (LONGEST_NOTE + 1))
    answer_inquiry(anna, one.pk, FAVOURABLE, today())
    for again in (lambda: answer_inquiry(anna, one.pk, ADVERSE, today()), lambda: expect_by(anna, one.pk, today())):
        with pytest.raises(Conflict, match="inquiry_answered"):
            again()


def test_strangers_and_those_who_only_read_answer_nothing(
    station: Station, anna: User, inquiries: list[Inquiry]
) -> None:
    auditor = create_user("auditor", "SPECIMEN", Role.AUDITOR, station.office)
    foreign = create_user("foreign", "SPECIMEN", Role.REVIEWER, create_office("larisa"))
    for user, inquiry in ((auditor, inquiries[0].pk), (foreign, inquiries[0].pk), (anna, uuid4())):
        with pytest.raises(NotFound):
            answer_inquiry(user, inquiry, FAVOURABLE, today())


def test_what_is_overdue_is_listed_for_the_office_until_it_is_answered_or_moved(
    anna: User, inquiries: list[Inquiry]
) -> None:
    assert not overdue_inquiries(anna)
    Inquiry.objects.update(sent_on=date(2024, 1, 1), due_on=date(2024, 2, 1))
    assert overdue_inquiries(anna).count() == 2
    expect_by(anna, inquiries[0].pk, today())
    answer_inquiry(anna, inquiries[1].pk, FAVOURABLE, today())
    assert not overdue_inquiries(anna)
    with pytest.raises(BadInput, match="day_impossible"):
        expect_by(anna, inquiries[0].pk, date(2023, 12, 31))


def decided(user: User, vault: Vault, dossier: UUID, kind: Kind, *whom: Inquiry.Authority) -> Dossier:
    take(user, dossier)
    decide(user, dossier, Choice(kind=kind, reason="SPECIMEN", authorities=whom), Printer(lambda _: [], vault))
    return Dossier.objects.get(pk=dossier)


def test_a_certificate_without_questions_leaves_the_dossier_in_the_queue(
    anna: User, dossier: UUID, vault: Vault
) -> None:
    assert decided(anna, vault, dossier, Kind.TYPE_A).state == State.READY


def test_a_certificate_waits_for_whoever_was_asked_before(
    anna: User, dossier: UUID, vault: Vault, inquiries: list[Inquiry]
) -> None:
    assert inquiries
    assert decided(anna, vault, dossier, Kind.TYPE_A).state == State.WAITING_AUTHORITIES


def test_who_has_not_answered_is_not_asked_twice(
    anna: User, dossier: UUID, vault: Vault, inquiries: list[Inquiry]
) -> None:
    insurer = Inquiry.Authority.INSURER
    decided(anna, vault, dossier, Kind.TYPE_A, insurer, Inquiry.Authority.PROSECUTOR)
    assert Inquiry.objects.filter(authority=insurer).count() == 1
    with pytest.raises(BadInput, match="authorities_needed"):
        decided(anna, vault, dossier, Kind.ASK_AUTHORITIES, insurer)
    answer_inquiry(anna, inquiries[0].pk, Inquiry.Answer.UNCLEAR, today())
    decided(anna, vault, dossier, Kind.ASK_AUTHORITIES, insurer)
    assert Inquiry.objects.filter(authority=insurer).count() == 2


def test_a_permit_is_granted_without_a_reason_only_once_every_authority_sees_nothing_against_it(
    anna: User, dossier: UUID, vault: Vault
) -> None:
    Dossier.objects.get().findings.all().delete()
    decided(anna, vault, dossier, Kind.TYPE_A)

    def bold() -> bool:
        return needs_reason(progress_of(Dossier.objects.get()), "type_a_complete", Kind.GRANT)

    assert bold()
    decided(anna, vault, dossier, Kind.ASK_AUTHORITIES, *Inquiry.Authority)
    for inquiry in Inquiry.objects.all():
        assert bold()
        answer_inquiry(anna, inquiry.pk, FAVOURABLE, today())
    assert not bold()
    Inquiry.objects.filter(authority=Inquiry.Authority.INSURER).update(answer=ADVERSE)
    assert bold()


def test_an_answer_that_came_after_the_proposal_is_read_before_it_is_signed(
    anna: User, station: Station, dossier: UUID, vault: Vault, inquiries: list[Inquiry]
) -> None:
    decided(anna, vault, dossier, Kind.REFUSE)
    answer_inquiry(anna, inquiries[0].pk, FAVOURABLE, today())
    berta = create_user("berta", "SPECIMEN", Role.REVIEWER, station.office)
    take(berta, dossier)
    with pytest.raises(Conflict, match="dossier_changed"):
        countersign(berta, dossier, "", Printer(lambda _: [], vault))


def test_a_proposal_made_before_answers_were_part_of_it_can_be_signed(
    anna: User, station: Station, dossier: UUID, vault: Vault
) -> None:
    decided(anna, vault, dossier, Kind.REFUSE)
    proposal = Decision.objects.get()
    del proposal.rested_on["inquiries"]
    proposal.save()
    berta = create_user("berta", "SPECIMEN", Role.REVIEWER, station.office)
    take(berta, dossier)
    assert countersign(berta, dossier, "", Printer(lambda _: [], vault)).state == Decision.State.IN_FORCE
