import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fakelos.storage.models import Batch
from tests.review.markup import Reader

pytestmark = pytest.mark.django_db


def test_a_fault_of_ours_is_owned_in_words_and_shows_no_detail(
    reviewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("SPECIMEN detail")

    monkeypatch.setattr("fakelos.review.queue.views.rows_of", fail)
    reviewer.raise_request_exception = False
    response = reviewer.get(reverse("queue"))
    html = response.content.decode()
    assert response.status_code == 500
    assert "Κάτι πήγε στραβά" in html
    assert "SPECIMEN" not in html
    assert Reader(html).faults == []


def test_too_many_files_at_once_are_answered_with_what_to_do(clerk: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [SimpleUploadedFile(f"{number}.tif", b"SPECIMEN") for number in range(3)]
    response = clerk.post(reverse("station"), {"files": files})
    assert response.status_code == 400
    assert "μοιράστε τα σε περισσότερες αποστολές" in response.content.decode()
    assert not Batch.objects.exists()
