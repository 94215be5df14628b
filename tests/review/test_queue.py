from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from fakelos.review.queue import A_PAGE
from fakelos.storage.models import AuditEntry, Dossier, Station
from tests.review.sample import Case, store_dossier

pytestmark = pytest.mark.django_db


def page_of(client: Client, **query: Any) -> str:
    return client.get(reverse("queue"), query).content.decode()


def test_an_empty_queue_says_what_to_do(reviewer: Client) -> None:
    page = page_of(reviewer)
    assert "Κανένας φάκελος δεν σας περιμένει." in page
    assert "Ανανεώστε τη σελίδα αργότερα" in page


def test_a_row_says_who_what_and_why(reviewer: Client, dossier: UUID) -> None:
    page = page_of(reviewer)
    stored = Dossier.objects.get(pk=dossier)
    for said in ("2017/000123", "01/03/2017", "ΧΟΤΖΑ ΑΡΤΑΝ", "HOXHA ARTAN", "Γ1.3", stored.routing_reason_el):
        assert said in page
    assert reverse("dossier", args=[dossier]) in page


def test_lines_are_counted_in_words(reviewer: Client, dossier: UUID) -> None:  # noqa: ARG001
    page = page_of(reviewer)
    assert "4 πληρούνται" in page
    assert "1 αμφίβολη" in page
    assert "αν οι αμφιβολίες λυθούν υπέρ του αιτούντος" in page


def test_the_most_pressing_dossier_stands_first(reviewer: Client, dossier: UUID, station: Station) -> None:
    pressing = store_dossier(station, replace(Case(), application_no="2017/000999"))
    Dossier.objects.filter(pk=pressing).update(priority=1000)
    page = page_of(reviewer)
    assert page.index(str(pressing)) < page.index(str(dossier))
    assert f'href="{reverse("dossier", args=[pressing])}">Άνοιγμα του πρώτου φακέλου' in page


def test_a_dossier_without_name_and_number_is_listed_all_the_same(reviewer: Client, dossier: UUID) -> None:
    stored = Dossier.objects.get(pk=dossier)
    stored.persons.all().delete()
    Dossier.objects.update(application_no="", application_date=None)
    page = page_of(reviewer)
    assert "χωρίς αριθμό" in page
    assert "Το όνομα δεν διαβάστηκε" in page


def copies_of(dossier_id: UUID, number: int) -> None:
    """More dossiers like this one, without papers."""
    stored = Dossier.objects.get(pk=dossier_id)
    for at in range(number):
        stored.pk, stored.application_no = None, f"copy {at}"
        stored.save(force_insert=True)


def test_a_long_queue_is_shown_in_pages(reviewer: Client, dossier: UUID) -> None:
    copies_of(dossier, A_PAGE)
    assert page_of(reviewer).count('scope="row"') == A_PAGE
    second = page_of(reviewer, page=2)
    assert second.count('scope="row"') == 1
    assert "Σελίδα 2 από 2" in second


@pytest.mark.parametrize("number", ["0", "-1", "x", "999", "", "1e9"])
def test_a_page_that_does_not_exist_shows_one_that_does(reviewer: Client, dossier: UUID, number: str) -> None:
    assert str(dossier) in page_of(reviewer, page=number)


def test_the_number_of_queries_does_not_grow_with_the_queue(
    reviewer: Client, dossier: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    copies_of(dossier, 40)
    with django_assert_max_num_queries(16):
        page_of(reviewer)


def test_looking_at_the_queue_is_written_down(reviewer: Client, dossier: UUID) -> None:
    page_of(reviewer)
    entry = AuditEntry.objects.get(action="queue.read")
    assert entry.details == {"dossiers": [str(dossier)]}
