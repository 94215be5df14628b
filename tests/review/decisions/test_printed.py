"""What the desk hands out in print."""

from uuid import UUID

import pytest
from django.urls import reverse

from fakelos.storage.models import AuditEntry, Dossier, Office, Role
from tests.review.conftest import LogIn
from tests.review.decided import store_decision
from tests.review.printed import text_of

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


def test_the_summary_holds_examinations_picture_papers_and_answers(
    log_in: LogIn, office: Office, dossier: UUID
) -> None:
    store_decision(Dossier.objects.get(pk=dossier))
    text = text_of(log_in(Role.REVIEWER, office).get(reverse("summary", args=[dossier])).content)
    for said in (
        "ΣΥΝΟΨΗ ΦΑΚΕΛΟΥ",
        "ΧΟΤΖΑ ΑΡΤΑΝ",
        "HOXHA ARTAN",
        "2017/000123",
        "Τυπικός έλεγχος",
        "Ουσιαστικός έλεγχος",
        "Παράβολο 300 ευρώ",
        "Χρονολόγιο διαμονής",
        "Έγγραφα του φακέλου",
        "Απαντήσεις άλλων αρχών",
        "SPECIMEN",
        "Σελίδα 1 από",
    ):
        assert said in text
    assert AuditEntry.objects.filter(action="summary.read", subject=str(dossier)).exists()
