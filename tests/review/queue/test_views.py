from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fakelos.review.queue.lists import A_PAGE
from fakelos.storage.models import AuditEntry, Dossier, FindingRow, Office, Role, SearchKey, Station, User
from tests.review.conftest import LogIn, MakeUser, logged_in
from tests.review.sample import Case, store_dossier

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def page_of(client: Client, code: str = "", **query: Any) -> str:
    url = reverse("queue_of", args=[code]) if code else reverse("queue")
    return client.get(url, query).content.decode()


def take(client: Client, code: str) -> Any:
    return client.post(reverse("take_next", args=[code]))


def make_certain(dossier_id: UUID) -> None:
    Dossier.objects.filter(pk=dossier_id).update(doubtful=False)


def test_an_empty_queue_says_what_to_do(reviewer: Client) -> None:
    page = page_of(reviewer)
    assert "Κανένας φάκελος δεν περιμένει εδώ." in page
    assert "Ανανεώστε τη σελίδα αργότερα" in page
    assert "Πάρτε τον επόμενο" not in page


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


def test_the_first_queue_that_offers_something_is_shown(reviewer: Client, dossier: UUID) -> None:
    assert 'aria-current="page">Αμφίβολοι' in page_of(reviewer)
    make_certain(dossier)
    assert 'aria-current="page">Νέοι' in page_of(reviewer)


def test_every_queue_has_its_tab_its_count_and_what_to_do(reviewer: Client, dossier: UUID) -> None:  # noqa: ARG001
    page = page_of(reviewer, "doubtful")
    for name in ("Νέοι", "Αμφίβολοι", "Λήγουν σύντομα", "Για συνυπογραφή", "Αναμονή εγγράφων", "Ολοκληρωμένοι"):
        assert name in page
    assert 'Αμφίβολοι <span class="count">1</span>' in page
    assert 'Νέοι <span class="count none">0</span>' in page
    assert "Λύστε πρώτα τις αμφίβολες προϋποθέσεις" in page


@pytest.mark.parametrize("code", ["nothing", "new-2", "%3Cscript%3E"])
def test_an_unknown_queue_is_not_found(reviewer: Client, dossier: UUID, code: str) -> None:  # noqa: ARG001
    assert reviewer.get(f"/queue/{code}").status_code == 404
    assert reviewer.post(f"/queue/{code}/take").status_code == 404


def test_one_button_takes_the_next_dossier_and_opens_it(reviewer: Client, dossier: UUID, station: Station) -> None:
    pressing = store_dossier(station, replace(Case(), application_no="2017/000999"))
    Dossier.objects.filter(pk=pressing).update(certainty=0)
    assert page_of(reviewer).count("Πάρτε τον επόμενο αμφίβολο φάκελο") == 1
    assert take(reviewer, "doubtful").headers["Location"] == reverse("dossier", args=[pressing])
    assert take(reviewer, "doubtful").headers["Location"] == reverse("dossier", args=[dossier])


def test_nothing_left_to_take_is_said(reviewer: Client) -> None:
    answer = reviewer.post(reverse("take_next", args=["new"]), follow=True)
    assert answer.redirect_chain == [(reverse("queue_of", args=["new"]), 302)]
    assert "Δεν έμεινε φάκελος" in answer.content.decode()


def test_what_one_works_on_stands_first_and_in_no_queue(reviewer: Client, dossier: UUID) -> None:
    take(reviewer, "doubtful")
    page = page_of(reviewer, "doubtful")
    assert "Συνεχίστε με τον 2017/000123" in page
    assert "Κανένας φάκελος δεν περιμένει εδώ." in page
    assert reverse("release", args=[dossier]) in page


def test_colleagues_see_who_works_on_what(reviewer: Client, make_user: MakeUser, office: Office, dossier: UUID) -> None:
    take(logged_in(make_user(Role.SUPERVISOR, office)), "doubtful")
    page = page_of(reviewer)
    assert "supervisor-thessaloniki" in page
    assert reverse("free", args=[dossier]) not in page


def test_supervisors_have_a_button_to_free_it(reviewer: Client, log_in: LogIn, office: Office, dossier: UUID) -> None:
    take(reviewer, "doubtful")
    assert reverse("free", args=[dossier]) in page_of(log_in(Role.SUPERVISOR, office))


def test_a_lease_that_ended_is_back_in_its_queue(reviewer: Client, dossier: UUID) -> None:
    take(reviewer, "doubtful")
    Dossier.objects.update(claimed_until=timezone.now() - timedelta(days=1))
    page_of(reviewer)
    freed = Dossier.objects.get(pk=dossier)
    assert freed.claimed_by is None
    assert f"Συνεχίστε με τον {freed.application_no}" not in page_of(reviewer)


def test_auditors_look_and_take_nothing(log_in: LogIn, office: Office, dossier: UUID) -> None:
    auditor = log_in(Role.AUDITOR, office)
    assert str(dossier) in page_of(auditor)
    assert "Πάρτε τον επόμενο" not in page_of(auditor)
    assert take(auditor, "doubtful").status_code == 404


def test_a_dossier_without_name_and_number_is_listed_all_the_same(reviewer: Client, dossier: UUID) -> None:
    stored = Dossier.objects.get(pk=dossier)
    stored.persons.all().delete()
    Dossier.objects.update(application_no="", application_date=None)
    page = page_of(reviewer)
    assert "χωρίς αριθμό" in page
    assert "Το όνομα δεν διαβάστηκε" in page


def copies_of(dossier_id: UUID, number: int) -> None:
    """More dossiers like this one, without papers, with findings and keys of their own."""
    stored = Dossier.objects.get(pk=dossier_id)
    for at in range(number):
        stored.pk, stored.application_no = None, f"copy {at}"
        stored.save(force_insert=True)
        FindingRow.objects.create(
            dossier=stored, position=0, category=stored.category, examination="formal", code="fee", status="doubtful"
        )
        SearchKey.objects.create(dossier=stored, office=stored.office, kind="name", key="hoja")


def test_a_long_queue_is_shown_in_pages(reviewer: Client, dossier: UUID) -> None:
    copies_of(dossier, A_PAGE)
    assert page_of(reviewer).count('scope="row"') == A_PAGE
    second = page_of(reviewer, page=2)
    assert second.count('scope="row"') == 1
    assert "Σελίδα 2 από 2" in second


@pytest.mark.parametrize("number", ["0", "-1", "x", "999", "", "1e9"])
def test_a_page_that_does_not_exist_shows_one_that_does(reviewer: Client, dossier: UUID, number: str) -> None:
    assert str(dossier) in page_of(reviewer, page=number)


@pytest.mark.parametrize("dossiers", [1, 40])
def test_the_number_of_queries_does_not_grow_with_the_queue(
    reviewer: Client, dossier: UUID, dossiers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    copies_of(dossier, dossiers)
    take(reviewer, "doubtful")
    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(reviewer)


@pytest.mark.parametrize("dossiers", [1, 40])
def test_the_number_of_queries_of_a_search_does_not_grow_with_what_it_finds(
    reviewer: Client, dossier: UUID, dossiers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    copies_of(dossier, dossiers)
    reviewer.post(reverse("search"), {"q": "hoxha"})
    with django_assert_max_num_queries(MOST_QUERIES):
        assert str(dossier) in reviewer.get(reverse("search")).content.decode() or dossiers > A_PAGE


def test_looking_at_the_queue_is_written_down(reviewer: Client, dossier: UUID) -> None:
    page_of(reviewer)
    entry = AuditEntry.objects.get(action="queue.read")
    assert entry.details == {"queue": "doubtful", "dossiers": [str(dossier)]}


def test_the_border_of_the_office_holds(log_in: LogIn, other_office: Office, dossier: UUID) -> None:
    stranger = log_in(Role.REVIEWER, other_office)
    assert str(dossier) not in page_of(stranger, "doubtful")
    assert User.objects.get(office=other_office).claimed_dossiers.count() == 0
    take(stranger, "doubtful")
    assert Dossier.objects.get(pk=dossier).claimed_by is None
