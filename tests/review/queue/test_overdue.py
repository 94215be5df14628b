"""Answers that should have come are shown to whoever can ask after them."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fakelos.review.queue.overdue import MOST_SHOWN
from fakelos.storage.models import Dossier, Inquiry, Office, Role, User
from tests.review.conftest import LogIn
from tests.review.decided import store_decision
from tests.review.markup import Reader

pytestmark = pytest.mark.django_db
LONG_AGO = date(2024, 1, 1)


@pytest.fixture
def late(dossier: UUID) -> Inquiry:
    """A question that nobody has answered since long ago."""
    store_decision(Dossier.objects.get(pk=dossier))
    Inquiry.objects.update(sent_on=LONG_AGO, due_on=LONG_AGO)
    return Inquiry.objects.get()


def page_of(client: Client, *args: str) -> str:
    html = client.get(reverse("queue_of" if args else "queue", args=args)).content.decode()
    assert Reader(html).faults == []
    return html


def test_an_overdue_answer_stands_on_the_first_page_and_with_those_that_wait(reviewer: Client, late: Inquiry) -> None:
    address = reverse("inquiry", args=[late.pk])
    assert address in page_of(reviewer)
    assert address in page_of(reviewer, "authorities")
    assert address not in page_of(reviewer, "done")
    Inquiry.objects.update(due_on=date(2999, 1, 1))
    assert address not in page_of(reviewer)
    Inquiry.objects.update(due_on=LONG_AGO, answered_on=LONG_AGO)
    assert address not in page_of(reviewer)


def test_neither_auditors_nor_other_offices_are_shown_it(
    log_in: LogIn, office: Office, other_office: Office, late: Inquiry
) -> None:
    for client in (log_in(Role.AUDITOR, office), log_in(Role.REVIEWER, other_office)):
        assert str(late.pk) not in page_of(client)


def test_of_many_the_oldest_are_shown(reviewer: Client, late: Inquiry) -> None:
    for day in range(2, MOST_SHOWN + 2):
        Inquiry.objects.create(
            dossier=late.dossier,
            authority="prosecutor",
            sent_on=LONG_AGO,
            due_on=date(2024, 1, day),
            sent_by=User.objects.earliest("pk"),
        )
    html = page_of(reviewer)
    assert html.count("/inquiries/") == MOST_SHOWN
    assert str(late.pk) in html
    assert "Υπάρχουν και άλλες" in html
