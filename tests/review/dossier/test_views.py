import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from fakelos.review.law import address
from fakelos.rules.circulars import law
from fakelos.schemas.document_class import DocumentClass
from fakelos.storage.models import AuditEntry, Document, Dossier, FieldValue, FindingRow, Page, Station
from tests.review.sample import FILE, PAPERS, SIZE, Case, png_of, store_dossier

pytestmark = pytest.mark.django_db
HX_VIEWER = {"HX-Request": "true", "HX-Target": "viewer"}

IMAGE = re.compile(r'<image href="/pages/([0-9a-f-]+)/image"')
BOX = re.compile(r'<rect class="mark" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')


def page_of(client: Client, dossier_id: UUID, **query: Any) -> str:
    response = client.get(reverse("dossier", args=[dossier_id]), query)
    assert response.status_code == 200
    return response.content.decode()


def strip_of(html: str) -> str:
    return "".join(part.split("</ol>", maxsplit=1)[0] for part in html.split('<ol class="strip">')[1:])


def shown_page(html: str) -> Page:
    found = IMAGE.search(html)
    assert found
    return Page.objects.get(pk=found[1])


def evidence_of(dossier_id: UUID) -> Iterator[tuple[FindingRow, int, dict[str, Any]]]:
    proposed = Dossier.objects.get(pk=dossier_id).category
    for finding in FindingRow.objects.filter(dossier=dossier_id, category=proposed):
        for number, evidence in enumerate(finding.evidence):
            yield finding, number, evidence


def assert_marks(html: str, box: list[float]) -> None:
    """The rectangle drawn encloses the box, and little more."""
    found = BOX.search(html)
    assert found
    x, y, width, height = (float(side) / of for side, of in zip(found.groups(), SIZE * 2, strict=True))
    assert (x, y, x + width, y + height) == pytest.approx(box, abs=0.01)


def test_the_header_says_who_what_when_and_why(reviewer: Client, dossier: UUID) -> None:
    html = page_of(reviewer, dossier)
    stored = Dossier.objects.get(pk=dossier)
    for said in ("ΧΟΤΖΑ ΑΡΤΑΝ", "HOXHA ARTAN", "2017/000123", "01/03/2017", "12/03/1984", stored.routing_reason_el):
        assert said in html
    assert "Πρόταση: Βεβαίωση τύπου Α" in html
    assert "Υπάρχουν αμφίβολες προϋποθέσεις" in html


def test_a_claim_that_differs_from_the_proposal_is_said(reviewer: Client, dossier: UUID) -> None:
    Dossier.objects.update(category_claimed="Γ1.4")
    assert "Η αίτηση δηλώνει Γ1.4." in page_of(reviewer, dossier)


def test_every_finding_of_the_proposed_category_is_on_the_checklist(reviewer: Client, dossier: UUID) -> None:
    html = page_of(reviewer, dossier)
    findings = FindingRow.objects.filter(dossier=dossier, category="Γ1.3")
    assert findings.filter(examination="formal").exists()
    assert findings.filter(examination="substantive").exists()
    for finding in findings:
        assert finding.reason_el in html
        assert finding.paragraph in html
    assert html.count('<div class="answer">') == 2 * html.count('<article class="line"')


def test_findings_of_other_categories_are_left_out(reviewer: Client, dossier: UUID) -> None:
    FindingRow.objects.filter(dossier=dossier).update(category="Γ1.4")
    assert '<article class="line"' not in page_of(reviewer, dossier)


def test_each_line_quotes_its_source_and_leads_to_it(reviewer: Client, dossier: UUID) -> None:
    html = page_of(reviewer, dossier)
    asked = next(line for line in law().circulars[1].requirement if line.code == "passport")
    assert f"«{asked.quote}»" in html
    url = address("C2015", asked, "Γ1.3")
    assert url in html
    path, _, anchor = url.partition("#")
    assert f'id="{anchor}"' in reviewer.get(path).content.decode()


def test_a_finding_whose_rule_is_gone_is_shown_all_the_same(reviewer: Client, dossier: UUID) -> None:
    FindingRow.objects.filter(dossier=dossier).update(source="C1999")
    assert FindingRow.objects.filter(dossier=dossier, category="Γ1.3")[0].reason_el in page_of(reviewer, dossier)


def test_doubtful_lines_come_before_missing_ones_in_what_to_look_at_first(reviewer: Client, dossier: UUID) -> None:
    formal = FindingRow.objects.filter(dossier=dossier, category="Γ1.3", examination="formal")
    formal.filter(code="passport").update(status="missing")
    first = page_of(reviewer, dossier).split('class="also"')[1].split("</ul>")[0]
    assert first.index("Αμφίβολο") < first.index("Λείπει")


def test_each_piece_of_evidence_opens_its_page_with_its_box(reviewer: Client, dossier: UUID) -> None:
    html = page_of(reviewer, dossier)
    seen = 0
    for finding, number, evidence in evidence_of(dossier):
        show = f"evidence-{finding.examination}.{finding.code}.{number}"
        assert f"?show={show}#viewer" in html
        shown = page_of(reviewer, dossier, show=show)
        assert shown_page(shown).number == evidence["page"]
        if evidence["box"]:
            assert_marks(shown, evidence["box"])
            seen += 1
    assert seen > 3


def test_each_field_opens_its_page_with_its_box(reviewer: Client, dossier: UUID) -> None:
    field = FieldValue.objects.get(code="afm")
    shown = page_of(reviewer, dossier, show=f"field-{field.document_id}.afm")
    assert shown_page(shown).number == field.page
    assert_marks(shown, field.box)
    assert "ΑΦΜ: 123456789" in shown


def test_a_field_shows_its_certainty_and_what_is_wrong_with_it(reviewer: Client, dossier: UUID) -> None:
    tax = Document.objects.get(doc_class=DocumentClass.TAX_RETURN)
    html = page_of(reviewer, dossier, paper=str(tax.pk))
    assert '<span class="certainty low">42&nbsp;%</span>' in html
    assert "Το ψηφίο ελέγχου δεν επαληθεύεται." in html


@pytest.mark.parametrize(
    "show",
    [
        "",
        "page",
        "page-",
        f"page-{UUID(int=7)}",
        "field-0",
        "field-x.afm",
        f"field-{UUID(int=7)}.afm",
        "evidence-1",
        "evidence-..",
        "evidence-formal.passport.99",
        "evidence-formal.passport.²",
        "evidence-formal.nothing.0",
        "x" * 999,
    ],
)
def test_a_place_that_is_no_longer_there_shows_the_first_page(reviewer: Client, dossier: UUID, show: str) -> None:
    shown = page_of(reviewer, dossier, show=show)
    assert shown_page(shown).number == 1
    assert not BOX.search(shown)


def test_a_place_in_another_dossier_is_not_shown(reviewer: Client, dossier: UUID, station: Station) -> None:
    other = store_dossier(station, replace(Case(), application_no="2017/000777"))
    field = FieldValue.objects.filter(document__dossier=other).first()
    page = Page.objects.filter(item__documents__dossier=other).first()
    assert field
    assert page
    for show in (f"field-{field.document_id}.{field.code}", f"page-{page.pk}"):
        shown = page_of(reviewer, dossier, show=show)
        assert shown_page(shown).item.documents.filter(dossier=dossier).exists()
        assert not BOX.search(shown)


def test_blank_pages_and_pages_in_trouble_are_marked_in_the_strip(reviewer: Client, dossier: UUID) -> None:
    strip = strip_of(page_of(reviewer, dossier))
    assert strip.count("<li>") == len(PAPERS)
    assert strip.count('class="blank"') == 1
    assert strip.count('class="trouble"') == 1
    assert "Λευκή σελίδα" in strip


def test_a_paper_that_proved_blank_is_a_page_and_no_paper(reviewer: Client, dossier: UUID) -> None:
    Document.objects.filter(doc_class=DocumentClass.TAX_RETURN).update(doc_class=DocumentClass.BLANK)
    html = page_of(reviewer, dossier)
    assert html.count('<details class="paper"') == len(PAPERS) - 2
    assert strip_of(html).count('class="blank"') == 2


def test_a_cover_sheet_is_no_page_of_the_dossier(reviewer: Client, dossier: UUID) -> None:
    Page.objects.filter(blank=True).update(doc_class=DocumentClass.SEPARATOR, blank=False)
    assert strip_of(page_of(reviewer, dossier)).count("<li>") == len(PAPERS) - 1


def test_pages_are_counted_through_the_dossier(reviewer: Client, dossier: UUID, station: Station) -> None:
    other = store_dossier(station, replace(Case(), application_no="2017/000779", file="second.tif"))
    Document.objects.filter(dossier=other).update(dossier=dossier)
    field = FieldValue.objects.get(code="afm", document__item__name="second.tif")
    shown = page_of(reviewer, dossier, show=f"field-{field.document_id}.afm")
    assert "Σελίδα 10: Φορολογική δήλωση" in shown
    assert "second.tif, σελ. 4" in shown


def test_a_page_in_trouble_says_why(reviewer: Client, dossier: UUID) -> None:
    page = Page.objects.get(number=len(PAPERS))
    shown = page_of(reviewer, dossier, show=f"page-{page.pk}")
    assert "Η σελίδα διαβάζεται δύσκολα." in shown


def test_many_pages_in_trouble_are_counted_not_listed(reviewer: Client, station: Station) -> None:
    html = page_of(reviewer, store_dossier(station, replace(Case(), papers=PAPERS[-1:] * 8)))
    assert "και άλλες 3 σελίδες" in html


def test_a_page_without_image_says_so(reviewer: Client, dossier: UUID) -> None:
    Page.objects.update(image="")
    html = page_of(reviewer, dossier)
    assert "Δεν υπάρχει εικόνα αυτής της σελίδας." in html
    assert "<image" not in html


def test_pages_of_another_dossier_in_the_same_file_stay_out(reviewer: Client, dossier: UUID, station: Station) -> None:
    other = store_dossier(station, replace(Case(), application_no="2017/000778"))
    Document.objects.filter(dossier=other).update(dossier=dossier)
    theirs = Document.objects.filter(dossier=dossier, doc_class=DocumentClass.PASSPORT).last()
    assert theirs
    Document.objects.filter(pk=theirs.pk).update(dossier=other)
    strip = strip_of(page_of(reviewer, dossier))
    assert strip.count("<li>") == 2 * len(PAPERS) - 1


def test_a_dossier_without_papers_says_so(reviewer: Client, dossier: UUID) -> None:
    Document.objects.all().delete()
    html = page_of(reviewer, dossier)
    assert "Ο φάκελος δεν έχει σελίδες." in html
    assert "Ο φάκελος δεν έχει έγγραφα." in html


def test_htmx_gets_the_page_view_alone(reviewer: Client, dossier: UUID) -> None:
    response = reviewer.get(reverse("dossier", args=[dossier]), headers=HX_VIEWER)
    html = response.content.decode()
    assert IMAGE.search(html)
    assert "<html" not in html


def test_only_the_paper_in_view_is_drawn_with_what_was_read(reviewer: Client, dossier: UUID) -> None:
    html = page_of(reviewer, dossier)
    assert html.count('<dl class="fields ') == 1
    assert html.count("Εμφάνιση όσων αναγνώστηκαν") == len(PAPERS) - 2


def test_an_opened_paper_is_fetched_by_itself(reviewer: Client, dossier: UUID) -> None:
    tax = Document.objects.get(doc_class=DocumentClass.TAX_RETURN)
    headers = {"HX-Request": "true", "HX-Target": f"read-{tax.pk}"}
    html = reviewer.get(reverse("dossier", args=[dossier]), headers=headers).content.decode()
    assert "123456789" in html
    assert "<details" not in html


def test_a_paper_that_is_gone_is_not_found(reviewer: Client, dossier: UUID) -> None:
    headers = {"HX-Request": "true", "HX-Target": f"read-{dossier}"}
    assert reviewer.get(reverse("dossier", args=[dossier]), headers=headers).status_code == 404


def test_a_page_restored_from_history_is_whole(reviewer: Client, dossier: UUID) -> None:
    headers = {**HX_VIEWER, "HX-History-Restore-Request": "true"}
    assert "<html" in reviewer.get(reverse("dossier", args=[dossier]), headers=headers).content.decode()


def test_the_image_of_a_page_is_the_one_that_was_sealed(reviewer: Client, dossier: UUID) -> None:  # noqa: ARG001
    page = Page.objects.get(number=1)
    response = reviewer.get(reverse("page_image", args=[page.pk]))
    assert response.content == png_of(PAPERS[0])
    assert response.headers["Content-Type"] == "image/png"
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "Cookie" in response.headers["Vary"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_an_image_of_a_type_that_could_run_is_not_served(reviewer: Client, dossier: UUID) -> None:  # noqa: ARG001
    Page.objects.update(image_type="image/svg+xml")
    page = Page.objects.get(number=1)
    assert reviewer.get(reverse("page_image", args=[page.pk])).status_code == 404


def test_every_reading_is_written_down(reviewer: Client, dossier: UUID) -> None:
    page = Page.objects.get(number=1)
    page_of(reviewer, dossier)
    reviewer.get(reverse("dossier", args=[dossier]), headers=HX_VIEWER)
    reviewer.get(reverse("page_image", args=[page.pk]))
    assert AuditEntry.objects.filter(action="dossier.read", subject=str(dossier)).count() == 2
    assert AuditEntry.objects.filter(action="page.read", subject=str(page.pk)).count() == 1


def test_the_number_of_queries_does_not_grow_with_the_papers(
    reviewer: Client, station: Station, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    large = store_dossier(station, replace(Case(), papers=PAPERS * 6))
    with django_assert_max_num_queries(12):
        html = page_of(reviewer, large)
    assert html.count('<details class="paper"') == 6 * (len(PAPERS) - 1)


def test_the_file_of_each_paper_is_named(reviewer: Client, dossier: UUID) -> None:
    assert FILE in page_of(reviewer, dossier)
