"""Corrections on the dossier's page: each kind, what it turns, who may, and what is kept."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from fakelos.review.corrections.told import told
from fakelos.review.dossier.contents import contents_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.storage.case_files import load_case
from fakelos.storage.corrections.effect import shape
from fakelos.storage.corrections.rereading import keep_reread, leave_unread
from fakelos.storage.evaluations import load_evaluation
from fakelos.storage.models import (
    AuditEntry,
    Correction,
    Decision,
    Document,
    Dossier,
    FieldValue,
    FindingRow,
    Office,
    Page,
    Role,
    User,
)
from fakelos.storage.queues.claims import release
from tests.review.conftest import LogIn
from tests.review.decided import store_decision

pytestmark = pytest.mark.django_db


def send(client: Client, dossier: UUID, route: str = "correct", /, **form: Any) -> str:
    response = client.post(reverse(route, args=[dossier]), {"back": f"/dossiers/{dossier}", **form}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def status(dossier: UUID, code: str, examination: str = "formal") -> str:
    category = Dossier.objects.get(pk=dossier).category
    return FindingRow.objects.get(dossier=dossier, category=category, code=code, examination=examination).status


def paper(doc_class: DocumentClass | str = "") -> str:
    return str(Document.objects.get(doc_class=doc_class).pk)


def rows_of_the_machine() -> str:
    """Everything that the machine read, as it is stored."""
    tables = (Document, FieldValue, Page)
    return json.dumps([list(table.objects.order_by("pk").values()) for table in tables], default=str)


def test_a_class_turns_its_lines_at_once_and_leaves_the_machines_rows_alone(held: Client, dossier: UUID) -> None:
    before = rows_of_the_machine()
    html = send(held, dossier, kind="class", document=paper(DocumentClass.TAX_RETURN), doc_class="other")
    assert "Δεσμοί με τη χώρα (τυπική): Πληρούται → Αμφίβολο" in html
    assert status(dossier, "ties") == "doubtful"
    assert rows_of_the_machine() == before
    made = Correction.objects.get()
    assert (made.before, made.after["doc_class"], made.made_by.role) == ("tax_return", "other", Role.REVIEWER)


def test_a_corrected_dossier_costs_no_more_queries(
    held: Client, dossier: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    send(held, dossier, kind="class", document=paper(DocumentClass.TAX_RETURN), doc_class="other")
    with django_assert_max_num_queries(12):
        held.get(reverse("dossier", args=[dossier]))


def test_machine_and_reviewer_stand_side_by_side(held: Client, dossier: UUID) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    send(held, dossier, kind="class", document=tax, doc_class="other")
    html = send(held, dossier, kind="field", document=tax, code="afm", value="090000045")
    assert "090000045" in html
    assert "123456789</span> (42&nbsp;%)" in html
    assert "Φορολογική δήλωση</span> (93&nbsp;%)" in html
    assert "Η μηχανή μόνη της" in html


def test_a_value_is_read_as_people_type_it(held: Client, dossier: UUID) -> None:
    permit = paper(DocumentClass.RESIDENCE_PERMIT)
    send(held, dossier, kind="field", document=permit, code="valid_to", value="30/4/2014")
    assert Correction.objects.get().after["value"] == "2014-04-30"
    assert load_evaluation(Dossier.objects.get(pk=dossier)).last_title_expiry.isoformat() == "2014-04-30"  # type: ignore[union-attr]


def test_a_field_that_was_not_read_is_added_and_one_that_is_not_there_goes(held: Client, dossier: UUID) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    send(held, dossier, kind="field", document=tax, code="doy", value="Α΄ Λάρισας")
    send(held, dossier, kind="field", document=tax, code="afm", gone="1")
    found = next(one for one in load_case(dossier).documents if one.id == tax)
    assert found.text_of("doy") == "Α΄ ΛΑΡΙΣΑΣ"
    assert "afm" not in found.fields


def test_a_number_that_fails_its_check_is_kept_and_said_to(held: Client, dossier: UUID) -> None:
    html = send(held, dossier, kind="field", document=paper(DocumentClass.TAX_RETURN), code="afm", value="111111111")
    assert "Το ψηφίο ελέγχου δεν επαληθεύεται." in html


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("valid_to", "31/2/2015", "Δεν είναι ημερομηνία."),
        ("valid_to", "", "Γράψτε την τιμή"),
        ("amount", "πολλά", "Δεν είναι ποσό."),
        ("income_year", "15", "Δεν είναι έτος."),
        ("holder_name_el", "Α" * 201, "Η τιμή είναι υπερβολικά μεγάλη."),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_to_do(
    held: Client, dossier: UUID, code: str, value: str, said: str
) -> None:
    html = send(held, dossier, kind="field", document=paper(DocumentClass.RESIDENCE_PERMIT), code=code, value=value)
    assert said in html
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "erase"},
        {"kind": "class", "document": "x"},
        {"kind": "class", "doc_class": "nonsense"},
        {"kind": "person", "role": "king"},
        {"kind": "split", "page": "99"},
        {"kind": "split", "page": "x"},
        {"kind": "merge", "into": "x"},
        {"kind": "move", "page": "1", "into": "x"},
        {"kind": "rotate", "page": "x", "degrees": "90"},
        {"kind": "rotate", "page": "00000000-0000-0000-0000-000000000007", "degrees": "90"},
        {"kind": "line", "examination": "formal", "code": "nothing", "reason": "α", "status": "met"},
        {"kind": "line", "examination": "formal", "code": "passport", "reason": "α", "status": "met"},
        {"kind": "line", "examination": "formal", "code": "insurance", "reason": " ", "status": "met"},
        {"kind": "line", "examination": "formal", "code": "insurance", "reason": "α", "status": "doubtful"},
        {"kind": "application", "application_date": "χθες"},
        {"kind": "application", "category": "Ω"},
        {"kind": "application"},
        {"kind": "field", "code": "<b>", "value": "1"},
    ],
)
def test_a_form_that_says_nothing_possible_changes_nothing(held: Client, dossier: UUID, form: dict[str, str]) -> None:
    before = load_evaluation(Dossier.objects.get(pk=dossier))
    html = send(held, dossier, **{"document": paper(DocumentClass.PASSPORT), **form})
    assert 'class="notice error ' in html
    assert not Correction.objects.exists()
    assert load_evaluation(Dossier.objects.get(pk=dossier)) == before


def test_papers_are_joined_moved_and_split(held: Client, dossier: UUID) -> None:
    passport, permit = paper(DocumentClass.PASSPORT), paper(DocumentClass.RESIDENCE_PERMIT)
    send(held, dossier, kind="merge", document=permit, into=passport)
    assert next(one.pages for one in load_case(dossier).documents) == (1, 2)
    assert status(dossier, "definitive_title") != "met"
    second = Page.objects.get(number=2).pk
    html = send(held, dossier, kind="split", document=passport, page=second, doc_class="residence_permit")
    assert status(dossier, "definitive_title") == "met"
    assert "Χωρισμός εγγράφου" in html
    part = load_case(dossier).documents[1]
    assert part.doc_class is DocumentClass.RESIDENCE_PERMIT
    assert load_case(dossier).role_of(part.id) == "applicant"
    send(held, dossier, kind="move", document=part.id, page=second, into=passport)
    assert next(one.pages for one in load_case(dossier).documents) == (1, 2)


def test_the_page_in_view_stays_wherever_the_evidence_goes(held: Client, dossier: UUID) -> None:
    tax, back = paper(DocumentClass.TAX_RETURN), f"/dossiers/{dossier}?show=evidence-formal.ties.0"
    html = send(held, dossier, kind="class", document=tax, doc_class="other", back=back)
    assert "Σελίδα 4: Άλλο έγγραφο" in html
    assert "Σελίδα 4: Φορολογική δήλωση" in send(held, dossier, "undo", back=back)


def test_a_page_is_kept_turned_as_the_reviewer_wants(held: Client, dossier: UUID) -> None:
    page = Page.objects.get(number=2)
    send(held, dossier, kind="rotate", page=page.pk, degrees="270")
    html = held.get(reverse("dossier", args=[dossier]), {"show": f"page-{page.pk}"}).content.decode()
    assert "rotate(270)" in html


def test_whose_a_paper_is_turns_what_rests_on_it(held: Client, dossier: UUID) -> None:
    html = send(held, dossier, kind="person", document=paper(DocumentClass.RESIDENCE_PERMIT), role="other")
    assert status(dossier, "definitive_title") != "met"
    assert "Πρόσωπο κατά τον χειριστή" in html


def test_a_doubt_is_resolved_with_a_reason_and_the_outcome_follows(held: Client, dossier: UUID) -> None:
    form = {"kind": "line", "examination": "formal", "code": "insurance"}
    html = send(held, dossier, **form, status="missing", reason="<b>δεν</b> προσκομίστηκε")
    assert status(dossier, "insurance") == "missing"
    assert status(dossier, "insurance", "substantive") == "missing"
    assert Dossier.objects.get(pk=dossier).outcome == "type_a_buyout_pending"
    assert "&lt;b&gt;δεν&lt;/b&gt; προσκομίστηκε" in html
    assert "<b>δεν" not in html


def test_a_comparable_paper_is_accepted_as_a_tie_and_let_go_again(held: Client, dossier: UUID) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    send(held, dossier, kind="class", document=tax, doc_class="other")
    send(held, dossier, kind="tie", document=tax, accepted="yes")
    assert status(dossier, "ties") == "met"
    send(held, dossier, kind="tie", document=tax, accepted="no")
    assert status(dossier, "ties") == "doubtful"


def test_a_date_of_application_can_be_corrected_and_taken_back(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="application", application_date="1.3.2024")
    assert Dossier.objects.get(pk=dossier).application_date.isoformat() == "2024-03-01"  # type: ignore[union-attr]
    assert status(dossier, "definitive_title") != "met"
    send(held, dossier, "undo")
    assert Dossier.objects.get(pk=dossier).application_date.isoformat() == "2017-03-01"  # type: ignore[union-attr]


def test_undo_and_redo_walk_back_and_forth(held: Client, dossier: UUID) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    first = load_evaluation(Dossier.objects.get(pk=dossier))
    send(held, dossier, kind="class", document=tax, doc_class="other")
    second = load_evaluation(Dossier.objects.get(pk=dossier))
    send(held, dossier, kind="person", document=tax, role="other")
    third = load_evaluation(Dossier.objects.get(pk=dossier))
    seen = []
    for route in ("undo", "undo", "redo", "redo", "redo", "undo"):
        send(held, dossier, route)
        seen.append(load_evaluation(Dossier.objects.get(pk=dossier)))
    assert seen == [second, first, second, third, third, second]


def test_one_correction_of_several_can_be_taken_back(held: Client, dossier: UUID) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    send(held, dossier, kind="class", document=tax, doc_class="other")
    send(held, dossier, kind="field", document=tax, code="doy", value="ΒΟΛΟΥ")
    send(held, dossier, "undo", correction=Correction.objects.earliest("pk").pk)
    assert [one.kind for one in Correction.objects.filter(undone_at=None)] == ["field"]
    assert status(dossier, "ties") == "met"


def test_nothing_is_taken_back_once_a_decision_rests_on_it(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="class", document=paper(DocumentClass.TAX_RETURN), doc_class="other")
    row = Dossier.objects.get(pk=dossier)
    Decision.objects.create(
        dossier=row, office=row.office, kind="ask_papers", state="in_force", made_by=User.objects.all()[0]
    )
    response = held.post(reverse("undo", args=[dossier]))
    assert response.status_code == 409
    assert Correction.objects.get().undone_at is None


def test_what_was_taken_back_before_a_decision_is_not_made_again_after_it(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="class", document=paper(), doc_class="other")
    send(held, dossier, "undo")
    assert 'data-key="redo"' in held.get(reverse("dossier", args=[dossier])).content.decode()
    store_decision(Dossier.objects.get(pk=dossier))
    assert 'data-key="redo"' not in held.get(reverse("dossier", args=[dossier])).content.decode()
    assert held.post(reverse("redo", args=[dossier])).status_code == 409
    assert not Correction.objects.filter(undone_at=None).exists()


def test_only_what_can_be_taken_back_has_a_button_for_it(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="class", document=paper(), doc_class="other")
    before = held.get(reverse("dossier", args=[dossier])).content.decode()
    assert (before.count('data-key="undo"'), before.count('name="correction"')) == (1, 1)
    store_decision(Dossier.objects.get(pk=dossier))
    after = held.get(reverse("dossier", args=[dossier])).content.decode()
    assert (after.count('data-key="undo"'), after.count('name="correction"')) == (0, 0)
    send(held, dossier, kind="rotate", page=Page.objects.earliest("pk").pk, degrees="90")
    again = held.get(reverse("dossier", args=[dossier])).content.decode()
    assert (again.count('data-key="undo"'), again.count('name="correction"')) == (1, 1)


@pytest.mark.parametrize("state", [Dossier.State.DONE, Dossier.State.COUNTERSIGN])
def test_a_dossier_that_is_decided_is_not_corrected(held: Client, dossier: UUID, state: str) -> None:
    Dossier.objects.update(state=state)
    form = {"kind": "class", "document": paper(DocumentClass.TAX_RETURN), "doc_class": "other"}
    assert held.post(reverse("correct", args=[dossier]), form).status_code == 409
    assert not Correction.objects.exists()


@pytest.mark.parametrize("route", ["correct", "undo", "redo"])
def test_only_who_holds_the_dossier_corrects_it(log_in: LogIn, held: Client, dossier: UUID, route: str) -> None:
    office = Dossier.objects.get(pk=dossier).office
    form = {"kind": "class", "document": paper(DocumentClass.TAX_RETURN), "doc_class": "other"}
    assert log_in(Role.SUPERVISOR, office).post(reverse(route, args=[dossier]), form).status_code == 409
    assert log_in(Role.AUDITOR, office).post(reverse(route, args=[dossier]), form).status_code == 404
    Dossier.objects.update(claimed_by=None)
    assert held.post(reverse(route, args=[dossier]), form).status_code == 409
    assert not Correction.objects.exists()


def test_who_does_not_hold_it_sees_no_forms(reviewer: Client, dossier: UUID) -> None:
    html = reviewer.get(reverse("dossier", args=[dossier]), {"edit": paper(DocumentClass.PASSPORT)}).content.decode()
    assert f'action="{reverse("correct", args=[dossier])}"' not in html


def test_htmx_gets_what_changed_and_nothing_else(held: Client, dossier: UUID) -> None:
    form = {"kind": "class", "document": paper(DocumentClass.TAX_RETURN), "doc_class": "other"}
    response = held.post(
        reverse("correct", args=[dossier]), form, headers={"HX-Request": "true", "HX-Current-URL": "http://x/?zoom=2"}
    )
    html = response.content.decode()
    assert html.lstrip().startswith('<div id="turned"')
    assert html.count('hx-swap-oob="true"') == 9
    assert "<html" not in html
    assert 'class="sheet zoom-2"' in html


def test_the_answer_never_leads_away_from_the_dossier(held: Client, dossier: UUID) -> None:
    form = {"kind": "class", "document": paper(DocumentClass.TAX_RETURN), "doc_class": "other"}
    for back in ("https://evil.example/?show=x", "//evil.example", "javascript:alert(1)"):
        response = held.post(reverse("correct", args=[dossier]), {**form, "back": back})
        assert response.headers["Location"].startswith(f"/dossiers/{dossier}?")


def test_each_correction_is_in_the_audit_log_without_its_values(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="field", document=paper(DocumentClass.TAX_RETURN), code="afm", value="090000045")
    send(held, dossier, "undo")
    acts = [one for one in AuditEntry.objects.order_by("seq") if "correct" in one.action]
    assert [one.action for one in acts] == ["dossier.corrected", "correction.taken_back"]
    assert "090000045" not in json.dumps([one.details for one in acts])


def test_every_kind_of_correction_can_be_told(held: Client, dossier: UUID) -> None:
    tax, passport = paper(DocumentClass.TAX_RETURN), paper(DocumentClass.PASSPORT)
    forms: list[dict[str, Any]] = [
        {"kind": "class", "document": tax, "doc_class": "other"},
        {"kind": "field", "document": tax, "code": "afm", "confirm": "1"},
        {"kind": "person", "document": tax, "role": "other"},
        {"kind": "tie", "document": tax},
        {"kind": "merge", "document": tax, "into": passport},
        {"kind": "split", "document": passport, "page": Page.objects.get(number=4).pk},
        {"kind": "rotate", "page": Page.objects.all()[0].pk, "degrees": "90"},
        {"kind": "line", "examination": "formal", "code": "insurance", "status": "met", "reason": "α"},
        {"kind": "application", "category": "Γ1.4"},
    ]
    for form in forms:
        send(held, dossier, **form)
    contents = contents_of(Dossier.objects.get(pk=dossier))
    assert [row.kind for row in contents.corrections] == [form["kind"] for form in forms]
    assert all(told(contents, row).what for row in contents.corrections)


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ dossier.pk }}{% now 'Y' %}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_reviewers_type_is_text_wherever_it_is_shown(held: Client, dossier: UUID, attack: str) -> None:
    tax = paper(DocumentClass.TAX_RETURN)
    send(held, dossier, kind="field", document=tax, code="doy", value=attack)
    send(held, dossier, kind="line", examination="formal", code="insurance", status="met", reason=attack)
    html = held.get(reverse("dossier", args=[dossier]), {"edit": tax}).content.decode()
    assert attack not in html.replace("&#x27;", "’")
    assert attack.upper() not in html.replace("&#x27;", "’")
    assert Correction.objects.count() == 2


def test_a_page_says_that_corrected_papers_are_being_read_again_until_they_were(held: Client, dossier: UUID) -> None:
    address = reverse("reread", args=[dossier])
    assert "διαβάζονται ξανά" not in held.get(reverse("dossier", args=[dossier])).content.decode()
    page = send(held, dossier, kind="class", document=paper("tax_return"), doc_class="other")
    assert f'hx-get="{address}"' in page
    assert held.get(address, headers={"HX-Request": "true"}).status_code == 204
    Dossier.objects.filter(pk=dossier).update(reread_due=False)
    assert "δεν διαβάστηκαν ξανά" in held.get(address, headers={"HX-Request": "true"}).content.decode()
    keep_reread(dossier, {shape(one): one.fields for one in load_case(dossier).documents})
    assert f'href="/dossiers/{dossier}"' in held.get(address, headers={"HX-Request": "true"}).content.decode()
    assert held.get(address).url == f"/dossiers/{dossier}"  # type: ignore[attr-defined] # a redirect has one


def test_a_corrected_value_lets_no_paper_be_read_again(held: Client, dossier: UUID) -> None:
    send(held, dossier, kind="field", document=paper("residence_permit"), code="valid_to", value="1/2/2016")
    assert not Dossier.objects.get(pk=dossier).reread_due


def test_papers_given_up_are_asked_for_again_by_who_holds_the_dossier_or_supervises(
    held: Client, dossier: UUID, log_in: LogIn, office: Office
) -> None:
    address = reverse("reread_again", args=[dossier])
    send(held, dossier, kind="class", document=paper("tax_return"), doc_class="other")
    for client in (held, log_in(Role.SUPERVISOR, office)):
        leave_unread(dossier)
        assert address in client.get(reverse("dossier", args=[dossier])).content.decode()
        client.post(address)
        assert Dossier.objects.get(pk=dossier).reread_due
    leave_unread(dossier)
    release(User.objects.get(role=Role.REVIEWER), dossier)
    assert address not in held.get(reverse("dossier", args=[dossier])).content.decode()
    assert held.post(address).status_code == 409
    assert AuditEntry.objects.filter(action="dossier.reread_asked").count() == 2
