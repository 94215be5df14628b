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

    monkeypatch.setattr("fakelos.review.queue.views.page_of", fail)
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


@pytest.mark.parametrize("charset", ["utf-7", "utf-16"])
def test_a_form_in_an_unknown_writing_is_refused_and_no_fault_of_ours(reviewer: Client, charset: str) -> None:
    reviewer.raise_request_exception = False
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    response = reviewer.generic("POST", reverse("search"), b"q=SPECIMEN", content_type=kind)
    assert (response.status_code, "Δεν έγινε δεκτό" in response.content.decode()) == (400, True)


def test_a_fault_of_ours_is_noted_by_its_kind_and_place_alone(
    reviewer: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("SPECIMEN detail")

    monkeypatch.setattr("fakelos.review.queue.views.page_of", fail)
    reviewer.raise_request_exception = False
    reviewer.get(reverse("queue"))
    (noted,) = [one.getMessage() for one in caplog.records if one.name == "fakelos.review.errors"]
    assert noted.startswith("RuntimeError at ")
    assert "SPECIMEN" not in noted
