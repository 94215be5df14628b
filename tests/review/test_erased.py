"""An erased dossier at the desk: every page of it answers, and none says whose it was."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Application, CaseFile
from fakelos.storage.erasure import erase_dossier
from fakelos.storage.models import Document, Dossier, FieldValue, Office, Page, Role
from tests.review.conftest import LogIn
from tests.review.decided import store_decision
from tests.review.sample import sample_vault

pytestmark = pytest.mark.django_db

ROUTES = ("dossier", "history", "history_export", "summary", "dossier_law", "reopen")


@pytest.fixture
def erased(dossier: UUID) -> tuple[UUID, set[str], UUID]:
    """The dossier, what was read on its papers, and the decision that was made on it."""
    decision = store_decision(Dossier.objects.get(pk=dossier))
    values = FieldValue.objects.filter(document__dossier=dossier).values_list("value", flat=True)
    canaries = {value for value in values if isinstance(value, str) and len(value) > 5}
    erase_dossier(sample_vault(), dossier, evaluate(CaseFile(application=Application())))
    return dossier, canaries, decision.pk


def test_its_pages_answer_and_name_nobody(erased: tuple[UUID, set[str], UUID], log_in: LogIn, office: Office) -> None:
    dossier, canaries, decision = erased
    client = log_in(Role.SUPERVISOR, office)
    addresses = [*(reverse(route, args=[dossier]) for route in ROUTES), reverse("decision", args=[decision])]
    answers = {address: client.get(address) for address in [*addresses, reverse("queue_of", args=["done"])]}
    assert {address: one.status_code for address, one in answers.items() if one.status_code != 200} == {}
    assert len(canaries) > 3
    seen = {
        canary for one in answers.values() for canary in canaries if canary in one.getvalue().decode("utf-8", "ignore")
    }
    assert seen == set()


def test_its_page_images_are_gone(erased: tuple[UUID, set[str], UUID], reviewer: Client) -> None:
    assert not Document.objects.filter(dossier=erased[0]).exists()
    for page in Page.objects.all():
        assert reviewer.get(reverse("page_image", args=[page.pk])).status_code == 404
