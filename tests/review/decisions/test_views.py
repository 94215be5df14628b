"""Deciding over the web: offered, previewed, decided, signed by a second, printed, answered."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from fakelos.review.decisions.wording import AUTHORITIES, DECIDED, FOLLOWS, KINDS, LETTERS
from fakelos.review.letters.catalogue import LetterKind
from fakelos.review.wording import DEADLINES, DOSSIER_STATES
from fakelos.schemas.dossier import Outcome, Status
from fakelos.storage.decisions.table import RULES, Kind, State
from fakelos.storage.models import Decision, Dossier, FindingRow, Inquiry, Letter, Office, Page, Role, User
from fakelos.storage.protocol import today
from fakelos.storage.queues.claims import take
from tests.review.conftest import MakeUser, logged_in
from tests.review.markup import Reader
from tests.review.printed import text_of

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]

WHY = "Λόγος SPECIMEN <script>alert(1)</script>"


@pytest.fixture
def anna(make_user: MakeUser, office: Office, dossier: UUID) -> User:
    """A reviewer who holds the dossier."""
    user = make_user(Role.REVIEWER, office)
    take(user, dossier)
    return user


@pytest.fixture
def berta(make_user: MakeUser, office: Office) -> User:
    return make_user(Role.SUPERVISOR, office)


def filled(dossier: UUID, **others: Any) -> dict[str, Any]:
    """A form that lacks nothing, for any kind."""
    keys = FindingRow.objects.filter(dossier=dossier, status__in=[Status.MISSING, Status.DOUBTFUL])
    lines = [f"{row.examination}:{row.code}" for row in keys.filter(category=Dossier.objects.get(pk=dossier).category)]
    pages = [str(page.pk) for page in Page.objects.all()[:2]]
    given = {"reason": WHY, "doubts_reason": WHY, "lines": lines[:2], "pages": pages, "authorities": ["insurer"]}
    return given | others


def send(user: User, dossier: UUID, kind: Kind, **others: Any) -> Any:
    return logged_in(user).post(reverse("decide", args=[dossier, kind]), filled(dossier, **others))


def test_the_panel_offers_what_the_findings_lead_to_first(anna: User, dossier: UUID) -> None:
    Dossier.objects.update(outcome=Outcome.TYPE_A_BUYOUT_PENDING)
    html = logged_in(anna).get(reverse("dossier", args=[dossier])).content.decode()
    panel = html[html.index('id="decide"') :]
    assert Reader(html).faults == []
    assert 'primary" href="' + reverse("decide", args=[dossier, Kind.TYPE_A_BUYOUT]) in panel
    assert all(reverse("decide", args=[dossier, kind]) in panel for kind in Kind)


def test_who_does_not_hold_the_dossier_is_offered_nothing(berta: User, anna: User, dossier: UUID) -> None:  # noqa: ARG001
    html = logged_in(berta).get(reverse("dossier", args=[dossier])).content.decode()
    assert "/decide/" not in html
    assert send(berta, dossier, Kind.GRANT).status_code == 409
    assert not Decision.objects.exists()


@pytest.mark.parametrize("kind", Kind)
def test_each_form_shows_previews_and_makes_its_decision(kind: Kind, anna: User, dossier: UUID) -> None:
    client, address = logged_in(anna), reverse("decide", args=[dossier, kind])
    page = client.get(address)
    assert (page.status_code, Reader(page.content.decode()).faults) == (200, [])
    for letter in RULES[kind].letters:
        preview = client.post(reverse("decide_preview", args=[dossier, kind, letter]), filled(dossier))
        assert preview.headers["Content-Type"] == "application/pdf"
        assert "ΣΧΕΔΙΟ" in text_of(preview.content)
    assert not Decision.objects.exists()
    made = client.post(address, filled(dossier), follow=True)
    decision = Decision.objects.get()
    assert made.redirect_chain == [(reverse("decision", args=[decision.pk]), 302)]
    assert Reader(made.content.decode()).faults == []
    for printed in decision.letters.all():
        text = text_of(client.get(reverse("letter", args=[printed.pk])).content)
        assert decision.protocol in text
        assert "ΣΧΕΔΙΟ" not in text


def test_what_a_form_lacks_is_said_beside_it_and_nothing_happens(anna: User, dossier: UUID) -> None:
    for kind, lacking in (
        (Kind.REFUSE, {"reason": ""}),
        (Kind.ASK_RESCAN, {"pages": []}),
        (Kind.ASK_PAPERS, {"lines": ["no"]}),
    ):
        page = send(anna, dossier, kind, **lacking)
        assert (page.status_code, Reader(page.content.decode()).faults) == (422, [])
        assert "errorlist" in page.content.decode()
    assert not Decision.objects.exists()


def test_a_number_that_is_taken_is_told_in_words(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.RENEW_TYPE_A, protocol_no="77")
    take(anna, dossier)
    page = send(anna, dossier, Kind.RENEW_TYPE_A, protocol_no=" 0077")
    assert page.status_code == 422
    assert "Ο αριθμός πρωτοκόλλου έχει ήδη δοθεί" in page.content.decode()
    assert Decision.objects.count() == 1


def test_a_second_officer_signs_and_the_letter_bears_both_names(anna: User, berta: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.REFUSE)
    address = reverse("countersign", args=[dossier])
    own = logged_in(anna).get(address).content.decode()
    assert 'name="sign"' not in own
    take(berta, dossier)
    client = logged_in(berta)
    page = client.get(address)
    assert Reader(page.content.decode()).faults == []
    assert "Λόγος SPECIMEN &lt;script&gt;" in page.content.decode()
    preview = text_of(client.get(reverse("countersign_preview", args=[dossier])).content)
    assert "ΣΧΕΔΙΟ" in preview
    client.post(address, {"sign": "1", "protocol_no": "οικ. 12"})
    text = text_of(client.get(reverse("letter", args=[Letter.objects.get().pk])).content)
    for said in (anna.username, berta.username, "οικ. 12", "30 ημερών", "Λόγος SPECIMEN <script>alert(1)</script>"):
        assert said in text
    assert Dossier.objects.get().state == State.DONE
    assert client.get(address).status_code == 409
    assert client.get(reverse("decide", args=[dossier, Kind.GRANT])).status_code == 409


def test_nobody_signs_what_he_proposed(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.END_PROCEDURE)
    take(anna, dossier)
    assert logged_in(anna).post(reverse("countersign", args=[dossier]), {"sign": "1"}).status_code == 409
    assert Dossier.objects.get().state == State.COUNTERSIGN


def test_a_second_officer_sends_back_with_a_reason(anna: User, berta: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.END_PROCEDURE)
    take(berta, dossier)
    client, address = logged_in(berta), reverse("countersign", args=[dossier])
    assert client.post(address, {"send_back": "1", "answer": " "}).status_code == 422
    page = client.post(address, {"send_back": "1", "answer": WHY}, follow=True)
    assert "Λόγος SPECIMEN &lt;script&gt;" in page.content.decode()
    assert (Dossier.objects.get().state, Decision.objects.get().state) == (State.READY, Decision.State.SENT_BACK)


def test_answers_come_in_one_by_one_and_bring_the_dossier_back(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES, authorities=["police_travel", "prosecutor"])
    client = logged_in(anna)
    for state, inquiry in zip((State.WAITING_AUTHORITIES, State.READY), Inquiry.objects.all(), strict=True):
        address = reverse("inquiry", args=[inquiry.pk])
        assert Reader(client.get(address).content.decode()).faults == []
        assert client.post(address, {"answer": "adverse", "answered_on": "1/1/2001"}).status_code == 422
        today = inquiry.sent_on.strftime("%d/%m/%Y")
        assert client.post(address, {"answer": "adverse", "answered_on": today, "note": WHY}).status_code == 302
        assert client.post(address, {"answer": "favourable", "answered_on": today}).status_code == 409
        assert Dossier.objects.get().state == state
    html = client.get(reverse("dossier", args=[dossier])).content.decode()
    assert html.count("Λόγος SPECIMEN &lt;script&gt;") >= 2


def test_the_day_of_an_expected_answer_stands_as_it_is_typed(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES)
    Inquiry.objects.update(due_on="2026-12-31")
    html = logged_in(anna).get(reverse("inquiry", args=[Inquiry.objects.get().pk])).content.decode()
    assert 'value="31/12/2026"' in html


def test_a_question_to_authorities_names_them_and_when_they_should_answer(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES, authorities=["prosecutor"])
    html = logged_in(anna).get(reverse("decision", args=[Decision.objects.get().pk])).content.decode()
    assert Reader(html).faults == []
    assert "Εισαγγελία" in html
    assert "Ασφαλιστικός φορέας" not in html


@pytest.mark.parametrize("taken", [False, True])
def test_who_opens_a_dossier_that_waits_reads_for_what_before_any_doubt(
    anna: User, berta: User, dossier: UUID, *, taken: bool
) -> None:
    send(anna, dossier, Kind.REFUSE)
    if taken:
        take(berta, dossier)
    html = logged_in(berta).get(reverse("dossier", args=[dossier])).content.decode()
    step = html[html.index('id="next-step"') :]
    assert "Περιμένει δεύτερη υπογραφή" in step[: step.index("</section>")]
    assert "Απαντά όποιος πάρει τον φάκελο" not in html


def boxes(user: User, dossier: UUID, kind: Kind) -> dict[str, bool]:
    """The authorities that a form offers, and which of them are ticked."""
    html = logged_in(user).get(reverse("decide", args=[dossier, kind])).content.decode()
    inputs = re.findall(r'<input type="checkbox" name="authorities"[^>]*>', html)
    return {re.findall('value="([^"]*)"', one)[0]: " checked" in one for one in inputs}


def test_only_those_who_owe_no_answer_are_offered_and_only_the_silent_are_ticked(anna: User, dossier: UUID) -> None:
    assert boxes(anna, dossier, Kind.TYPE_A) == dict.fromkeys(Inquiry.Authority.values, True)
    send(anna, dossier, Kind.ASK_AUTHORITIES, authorities=["insurer", "police_travel"])
    Inquiry.objects.filter(authority="insurer").update(answer="favourable", answered_on=today())
    take(anna, dossier)
    ticked = {"insurer": False, "police_order": True, "prosecutor": True}
    assert boxes(anna, dossier, Kind.TYPE_A) == boxes(anna, dossier, Kind.ASK_AUTHORITIES) == ticked
    Inquiry.objects.update(answer="", answered_on=None)
    for authority in ("police_order", "prosecutor"):
        Inquiry.objects.create(dossier_id=dossier, authority=authority, sent_on=today(), sent_by=anna)
    assert boxes(anna, dossier, Kind.TYPE_A) == {}
    refused = send(anna, dossier, Kind.ASK_AUTHORITIES, authorities=["insurer"])
    assert (refused.status_code, Inquiry.objects.count()) == (422, 4)
    assert send(anna, dossier, Kind.TYPE_A).status_code == 302


def test_who_signs_second_sees_what_other_authorities_answered(anna: User, berta: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES, authorities=["insurer", "prosecutor"])
    Inquiry.objects.filter(authority="insurer").update(answer="adverse", answered_on=today(), note="Οφειλή <b>")
    take(anna, dossier)
    send(anna, dossier, Kind.REFUSE)
    html = logged_in(berta).get(reverse("countersign", args=[dossier])).content.decode()
    assert Reader(html).faults == []
    assert html.index("Ασφαλιστικός φορέας") < html.index("Οφειλή &lt;b&gt;") < html.index("Εισαγγελία")
    assert html.count("Δεν υπάρχει ακόμη απάντηση") == 1


def test_an_unanswered_question_is_overdue_after_its_day(anna: User, dossier: UUID) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES)
    client, inquiry = logged_in(anna), Inquiry.objects.get()
    page = reverse("dossier", args=[dossier])
    assert "Εκπρόθεσμη" not in client.get(page).content.decode()
    Inquiry.objects.update(sent_on="2024-01-01", due_on="2024-02-01")
    assert "Εκπρόθεσμη" in client.get(page).content.decode()
    later = client.post(reverse("inquiry", args=[inquiry.pk]), {"expect": "1", "due_on": "31/12/2099"})
    assert later.status_code == 302
    assert "Εκπρόθεσμη" not in client.get(page).content.decode()
    earlier = client.post(reverse("inquiry", args=[inquiry.pk]), {"expect": "1", "due_on": "31/12/2000"})
    assert earlier.status_code == 422


def test_an_auditor_reads_decisions_and_letters_and_decides_nothing(
    anna: User, make_user: MakeUser, office: Office, dossier: UUID
) -> None:
    send(anna, dossier, Kind.ASK_AUTHORITIES)
    send(anna, dossier, Kind.TYPE_A)
    auditor = logged_in(make_user(Role.AUDITOR, office))
    for decision in Decision.objects.all():
        assert auditor.get(reverse("decision", args=[decision.pk])).status_code == 200
    html = auditor.get(reverse("dossier", args=[dossier])).content.decode()
    assert "/decide/" not in html
    assert "/inquiries/" not in html
    for route, args in (
        ("decide", [dossier, "grant"]),
        ("countersign", [dossier]),
        ("inquiry", [Inquiry.objects.get().pk]),
    ):
        assert auditor.post(reverse(route, args=args), {}).status_code == 404


def test_unknown_kinds_letters_decisions_are_not_found(anna: User, dossier: UUID) -> None:
    client = logged_in(anna)
    assert client.get(reverse("decide", args=[dossier, "nothing"])).status_code == 404
    assert client.post(reverse("decide_preview", args=[dossier, "grant", "refusal"])).status_code == 404
    for route in ("decision", "letter", "inquiry", "summary", "history"):
        assert client.get(reverse(route, args=[uuid4()])).status_code == 404


def test_every_code_has_its_words() -> None:
    assert set(KINDS) == set(FOLLOWS) == set(Kind)
    assert set(LETTERS) == set(LetterKind) == {letter for rule in RULES.values() for letter in rule.letters}
    assert set(DOSSIER_STATES) == set(State)
    assert set(DEADLINES) == set(Dossier.Deadline)
    assert set(DECIDED) == set(Decision.State)
    assert set(AUTHORITIES) == set(Inquiry.Authority)


def test_the_panel_costs_the_same_however_much_was_decided(
    anna: User, dossier: UUID, django_assert_max_num_queries: Any
) -> None:
    from fakelos.review.decisions.panel import panel_of  # noqa: PLC0415
    from fakelos.storage.dossiers import get_dossier  # noqa: PLC0415

    for _ in range(3):
        send(anna, dossier, Kind.RENEW_TYPE_A)
        take(anna, dossier)
    found = get_dossier(anna, dossier)
    with django_assert_max_num_queries(4):
        assert len(panel_of(anna, found).made) == 3


def test_where_nothing_is_missing_any_line_may_be_asked_for(anna: User, dossier: UUID) -> None:
    FindingRow.objects.update(status=Status.MET)
    html = logged_in(anna).get(reverse("decide", args=[dossier, Kind.ASK_PAPERS])).content.decode()
    assert 'value="formal:fee"' in html


def test_an_end_without_a_name_is_refused_before_it_is_proposed(anna: User, dossier: UUID) -> None:
    row = Dossier.objects.get()
    Dossier.objects.update(evaluation={**row.evaluation, "persons": []})
    page = send(anna, dossier, Kind.END_PROCEDURE)
    assert page.status_code == 422
    assert "Το όνομα του αιτούντος δεν έχει διαβαστεί" in page.content.decode()
    assert not Decision.objects.exists()


def test_a_form_sent_twice_shows_the_decision_and_makes_no_second_one(anna: User, berta: User, dossier: UUID) -> None:
    answers = [send(anna, dossier, Kind.END_PROCEDURE) for _ in range(2)]
    made = Decision.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {reverse("decision", args=[made.pk])}
    take(berta, dossier)
    address = reverse("countersign", args=[dossier])
    signed = [logged_in(berta).post(address, {"sign": "1", "protocol_no": ""}) for _ in range(2)]
    assert {answer.headers["Location"] for answer in signed} == {reverse("decision", args=[made.pk])}
    assert logged_in(anna).post(address, {"sign": "1"}).status_code == 409
    assert send(berta, dossier, Kind.GRANT).status_code == 409
    assert Letter.objects.count() == 1
