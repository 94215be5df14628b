"""What would change a dossier, on the desk: the values that decide, the time limits, the readings of the sources."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fakelos.review.dossier.turning import PART
from fakelos.review.law import address
from fakelos.review.wording import STATUSES
from fakelos.rules.circulars import HERE, law, read_law
from fakelos.schemas.dossier import Category, Status
from fakelos.storage.models import Dossier, Station
from tests.review.markup import Reader
from tests.review.sample import PAPERS, Case, store_dossier

pytestmark = pytest.mark.django_db


def shown(client: Client, dossier: UUID, **headers: str) -> str:
    return client.get(reverse("dossier_law", args=[dossier]), headers=headers).content.decode()


def test_the_dossiers_page_leads_there_without_scripts_too(reviewer: Client, dossier: UUID) -> None:
    html = reviewer.get(reverse("dossier", args=[dossier])).content.decode()
    url = reverse("dossier_law", args=[dossier])
    assert f'hx-get="{url}"' in html
    assert f'href="{url}"' in html
    assert f'id="{PART}"' in html


def doubted(station: Station) -> UUID:
    """A dossier of which the permit's expiry was read badly."""
    papers = [replace(one, unsure=("valid_to",)) if one.doc_class == "residence_permit" else one for one in PAPERS]
    return store_dossier(station, Case(papers=tuple(papers)))


def test_htmx_gets_the_part_alone(reviewer: Client, station: Station) -> None:
    dossier = doubted(station)
    assert "<html" in shown(reviewer, dossier)
    part = shown(reviewer, dossier, **{"HX-Request": "true", "HX-Target": PART})
    assert "<html" not in part
    assert 'hx-target="#viewer"' in part
    assert 'hx-target="#viewer"' not in shown(reviewer, dossier)


def test_each_reading_of_an_uncertain_value_says_what_it_would_answer(reviewer: Client, station: Station) -> None:
    html = shown(reviewer, doubted(station))
    assert "Άδεια διαμονής: Ισχύει έως" in html
    assert re.search(r"Κρίνει την προϋπόθεση «[^»]+» \((τυπική|ουσιαστική) εξέταση\):", html)
    settled = html.split("Προθεσμίες")[0]
    assert "01/05/2010–28/04/2015" in settled
    assert str(STATUSES[Status.MET]) in settled


def test_where_nothing_uncertain_decides_it_is_said(reviewer: Client, dossier: UUID) -> None:
    assert "Κανένα αβέβαιο στοιχείο δεν θα έκρινε" in shown(reviewer, dossier)


def test_a_time_limit_stands_with_its_last_day_and_its_source(reviewer: Client, station: Station) -> None:
    html = shown(reviewer, store_dossier(station, Case(application_date=date(2018, 2, 15))))
    assert "έως και 15/08/2018" in html
    assert "Η τελευταία ημέρα δεν είναι εργάσιμη (Κοίμηση της Θεοτόκου)· επόμενη εργάσιμη 16/08/2018." in html
    assert "Εγκύκλιος 67758/2015" in html


def test_without_a_date_of_application_no_limit_runs(reviewer: Client, dossier: UUID) -> None:
    Dossier.objects.update(application_date=None, given={})
    assert "Δεν τρέχει προθεσμία" in shown(reviewer, dossier)


def test_days_of_force_majeure_are_named(reviewer: Client, station: Station) -> None:
    dossier = store_dossier(station, Case(application_date=date(2024, 4, 1)))
    assert "12 ημέρες της καλύπτονται από ανωτέρα βία" in shown(reviewer, dossier)


def test_the_title_that_would_make_five_years_is_named_where_the_category_is_exceptional(
    reviewer: Client, dossier: UUID
) -> None:
    assert "Ο συντομότερος οριστικός τίτλος" in shown(reviewer, dossier)
    Dossier.objects.update(category=Category.ST1)
    assert "Ο συντομότερος οριστικός τίτλος" not in shown(reviewer, dossier)


def test_each_point_on_which_the_sources_differ_stands_with_both_readings(reviewer: Client, dossier: UUID) -> None:
    html = shown(reviewer, dossier)
    concerned = [one for one in law().conflicts if Category.G13 in one.categories]
    assert len(concerned) > 3
    for conflict in concerned:
        assert conflict.title_el in html
        assert all(reading.says_el in html for reading in conflict.reading)
        assert conflict.justification_el in html
    assert html.count("(έτσι διαβάζεται)") == len(concerned)


@pytest.mark.parametrize("language", ["el", "en"])
def test_the_page_is_sound(language: str, reviewer: Client, dossier: UUID) -> None:
    reviewer.cookies["django_language"] = language
    assert Reader(shown(reviewer, dossier)).faults == []


def test_a_line_that_the_office_reads_otherwise_is_quoted_where_the_checklist_links(
    reviewer: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = tmp_path / "choices.toml"
    choices.write_text('[passport]\nreading = "valid"\njustification = "SPECIMEN"\n', encoding="utf-8")
    chosen = read_law(HERE / "circulars", HERE / "sources", choices=choices)
    monkeypatch.setattr("fakelos.review.law.law", lambda: chosen)
    reread = next(
        line
        for line in chosen.by_category[Category.G13]
        if (line.requirement.code, line.circular) == ("passport", "SVC")
    )
    assert reread.requirement.examination == "formal"
    path, _, anchor = address("SVC", reread.requirement, Category.G13).partition("#")
    html = reviewer.get(path).content.decode()
    assert html.count(f'id="{anchor}"') == 1
    assert Reader(html).faults == []
