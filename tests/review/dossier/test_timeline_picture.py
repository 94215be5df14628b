"""The timeline as a picture: what it draws, what it says in words, and what it leads to."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML

from fakelos.review.dossier.timeline_picture import timeline_sentences, timeline_svg
from fakelos.rules.timeline import timeline_of
from tests.review.markup import Reader
from tests.rules.papers import case, g13, paper, permit, tax_return

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))


def drawn(svg: str, tag: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}{tag}"))  # noqa: S314 - our own drawing


def test_each_lane_is_named_in_greek_and_said_in_words() -> None:
    with translation.override("el"):
        picture = timeline_of(g13())
        svg, said = timeline_svg(picture), " ".join(timeline_sentences(picture))
    assert "δ. Φορολογικές δηλώσεις" in svg
    assert "Άδεια διαμονής 07/07/2010–06/07/2012" in said
    assert "Αίτηση: 06/07/2016" in said


def test_a_stretch_over_two_years_that_nothing_covers_stands_with_its_dates() -> None:
    svg = timeline_svg(timeline_of(g13(tie=tax_return(2016), more=permit("2004-02-01", "2008-03-03"))))
    assert "04/03/2008–06/07/2010" in svg
    assert "07/07/2012–31/12/2015" in svg


def test_an_uncertain_paper_is_drawn_hollow_and_said_to_be_uncertain() -> None:
    with translation.override("el"):
        picture = timeline_of(g13(tie=tax_return(2014).unclear()))
        assert "(αβέβαιο)" in " ".join(timeline_sentences(picture))
    hollow = [rect for rect in drawn(timeline_svg(picture), "rect") if rect.get("fill") == "#fff"]
    assert hollow
    assert all(rect.get("stroke-dasharray") for rect in hollow)


def test_each_bar_leads_where_the_caller_says_and_is_named() -> None:
    dossier = g13()
    svg = timeline_svg(timeline_of(dossier), lambda document: f'/x?show="{document}"&z')
    links = drawn(svg, "a")
    permits = [one.id for one in dossier.documents if one.doc_class == "residence_permit"]
    assert f'/x?show="{permits[0]}"&z' in [link.get("href") for link in links]
    assert all(link.get("aria-label") for link in links)


def test_on_paper_nothing_can_be_clicked_and_it_prints() -> None:
    svg = timeline_svg(timeline_of(g13()))
    assert "<a " not in svg
    assert 'role="img"' in svg
    assert len(HTML(string=svg).render().pages) == 1


def test_the_drawing_bears_no_style_and_no_script() -> None:
    assert Reader(timeline_svg(timeline_of(g13()), lambda _: "/x")).faults == []


@pytest.mark.parametrize("applied", [None, "2016-02-29"])
def test_a_dossier_without_date_or_papers_is_drawn_all_the_same(applied: str | None) -> None:
    for papers in ([], [paper("passport")]):
        assert drawn(timeline_svg(timeline_of(case(papers, applied))), "desc")


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5), DAYS)
def test_nothing_is_drawn_outside_the_picture(spans: list[tuple[date, date]], applied: date) -> None:
    permits = [permit(start.isoformat(), end.isoformat()) for start, end in spans]
    svg = timeline_svg(timeline_of(case(permits, applied.isoformat())))
    height = float(re.findall(r'viewBox="0 0 1000 (\d+)"', svg)[0])
    for rect in drawn(svg, "rect"):
        x, y, width, tall = (float(rect.get(name, "nan")) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + width <= 1000
        assert y + tall <= height
