"""Papers that a station scanned in several files, joined at the desk."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fakelos.schemas.document_class import DocumentClass
from fakelos.storage.case_files import load_case
from fakelos.storage.evaluations import load_evaluation
from fakelos.storage.models import Document, Dossier, Page, Role, Station, User
from fakelos.storage.queues.claims import take
from tests.review.corrections.test_views import rows_of_the_machine, send, status
from tests.review.sample import FILE, PAPERS, SECOND_FILE, Case, store_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart(held: Client, station: Station) -> UUID:  # noqa: ARG001 - its holder
    """A dossier whose permit was scanned in two files: the second page says until when it is valid."""
    *front, until = PAPERS[1].lines
    found = store_dossier(
        station,
        Case(
            application_no="2017/000200",
            papers=(PAPERS[0], replace(PAPERS[1], lines=tuple(front)), *PAPERS[2:]),
            apart=(replace(PAPERS[1], doc_class=None, lines=(until,)), PAPERS[3]),
        ),
    )
    take(User.objects.get(role=Role.REVIEWER), found)
    return found


def in_second_file(dossier: UUID) -> list[str]:
    rows = Document.objects.filter(dossier=dossier, item__name=SECOND_FILE)
    return [str(row.pk) for row in rows.order_by("position")]


def in_first_file(dossier: UUID, doc_class: DocumentClass) -> str:
    return str(Document.objects.get(dossier=dossier, item__name=FILE, doc_class=doc_class).pk)


def test_a_paper_scanned_in_two_files_is_joined_and_its_lines_are_examined(held: Client, apart: UUID) -> None:
    before, rows = load_evaluation(Dossier.objects.get(pk=apart)), rows_of_the_machine()
    permit, rest = in_first_file(apart, DocumentClass.RESIDENCE_PERMIT), in_second_file(apart)[0]
    assert status(apart, "definitive_title") != "met"
    html = send(held, apart, kind="merge", document=rest, into=permit)
    assert status(apart, "definitive_title") == "met"
    assert "Ένωση εγγράφων — Άδεια διαμονής</strong>: σελ. 2 + σελ. 7" in html
    assert rows_of_the_machine() == rows
    send(held, apart, "undo")
    assert load_evaluation(Dossier.objects.get(pk=apart)) == before


def test_evidence_on_a_joined_page_leads_to_that_page_of_the_other_file(held: Client, apart: UUID) -> None:
    permit, rest = in_first_file(apart, DocumentClass.RESIDENCE_PERMIT), in_second_file(apart)[0]
    send(held, apart, kind="merge", document=rest, into=permit)
    address = reverse("dossier", args=[apart])
    for place in ("evidence-formal.definitive_title.0", f"field-{permit}.valid_to"):
        html = held.get(address, {"show": place}).content.decode()
        assert f"{SECOND_FILE}, σελ. 1</span>" in html
        assert 'class="mark"' in html
    assert f"{FILE}, σελ. 2</span>" in held.get(address, {"show": f"field-{permit}.permit_no"}).content.decode()


def test_a_page_joined_from_another_file_is_split_off_and_moved_on(held: Client, apart: UUID) -> None:
    permit, tax = in_first_file(apart, DocumentClass.RESIDENCE_PERMIT), in_first_file(apart, DocumentClass.TAX_RETURN)
    rest, second_tax = in_second_file(apart)
    pages = {page.number: str(page.pk) for page in Page.objects.filter(item__name=SECOND_FILE)}
    send(held, apart, kind="merge", document=second_tax, into=rest)
    send(held, apart, kind="merge", document=rest, into=permit)
    send(held, apart, kind="split", document=permit, page=pages[2], doc_class="tax_return")
    part = next(one for one in load_case(apart).documents if one.file == SECOND_FILE)
    assert (part.pages, part.doc_class) == ((2,), DocumentClass.TAX_RETURN)
    send(held, apart, kind="move", document=part.id, page=pages[2], into=tax)
    found = {one.id: [leaf.number for leaf in one.leaves] for one in load_case(apart).documents}
    assert (found[permit], found[tax]) == ([2, 1], [4, 2])


def test_joined_pages_do_not_stay_alone(held: Client, apart: UUID) -> None:
    permit, passport = (in_first_file(apart, one) for one in (DocumentClass.RESIDENCE_PERMIT, DocumentClass.PASSPORT))
    send(held, apart, kind="merge", document=in_second_file(apart)[0], into=permit)
    own = Page.objects.get(item__documents=UUID(permit), number=2).pk
    html = send(held, apart, kind="move", document=permit, page=own, into=passport)
    assert "Αναιρέστε πρώτα την ένωση" in html
