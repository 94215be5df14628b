from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fakelos.storage.models import AuditEntry, Dossier, Office, Role
from tests.review.conftest import LogIn

pytestmark = pytest.mark.django_db


def found(client: Client, typed: str) -> str:
    return client.post(reverse("search"), {"q": typed}, follow=True).content.decode()


@pytest.mark.parametrize("typed", ["ΧΟΤΖΑ", "χότζα αρτάν", "xotza", "hoxha", "123456789", "2017/000123", "12/03/1984"])
def test_a_dossier_is_found_by_name_number_or_birthday(reviewer: Client, dossier: UUID, typed: str) -> None:
    page = found(reviewer, typed)
    assert reverse("dossier", args=[dossier]) in page
    assert "Προς εξέταση" in page


def test_what_is_not_there_is_said_with_what_to_try(reviewer: Client, dossier: UUID) -> None:
    page = found(reviewer, "ΠΑΠΑΔΟΠΟΥΛΟΣ")
    assert str(dossier) not in page
    assert "Δεν βρέθηκε φάκελος της υπηρεσίας σας." in page


def test_results_respect_the_office(log_in: LogIn, other_office: Office, dossier: UUID) -> None:
    assert str(dossier) not in found(log_in(Role.REVIEWER, other_office), "hoxha")


def test_what_was_typed_stands_in_no_address_and_no_audit_entry(reviewer: Client, dossier: UUID) -> None:
    answer = reviewer.get(reverse("search"), {"q": "hoxha"}, follow=True)
    assert answer.redirect_chain == [(reverse("search"), 302)]
    entry = AuditEntry.objects.get(action="search.read")
    assert entry.details == {"found": 1, "dossiers": [str(dossier)]}
    assert Session.objects.count() == 1


def test_results_come_in_pages(reviewer: Client, dossier: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fakelos.review.queue.search.MOST_FOUND", 1)
    page = found(reviewer, "hoxha")
    assert "Ταιριάζουν 1 φάκελοι ή περισσότεροι" in page
    assert str(dossier) in page


def test_what_is_typed_is_shown_as_text(reviewer: Client, dossier: UUID) -> None:  # noqa: ARG001
    page = found(reviewer, '"><script>alert(1)</script>')
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_very_long_search_is_cut(reviewer: Client, dossier: UUID) -> None:
    assert str(dossier) in found(reviewer, "hoxha" + " " * 5000 + "nobody")


def test_an_erased_dossier_is_found_no_more(reviewer: Client, dossier: UUID) -> None:
    Dossier.objects.get(pk=dossier).search_keys.all().delete()
    assert str(dossier) not in found(reviewer, "hoxha")
