from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fakelos.schemas.dossier import Evaluation
from fakelos.storage.models import (
    AuditEntry,
    Batch,
    BatchApplication,
    Decision,
    Dossier,
    Item,
    Office,
    Rescan,
    Role,
    Station,
    User,
)
from tests.review.conftest import MakeUser, logged_in
from tests.review.decided import store_decision
from tests.review.sample import sample_vault, store_quarantined

pytestmark = pytest.mark.django_db


def get(client: Client, route: str, *args: object) -> Any:
    response = client.get(reverse(f"api:{route}", args=args))
    assert response.status_code == 200
    return response.json()


def form() -> dict[str, Any]:
    return {
        "files": [SimpleUploadedFile("scan.tif", b"SPECIMEN scan")],
        "batch_no": "A-1",
        "application_no": "2017/000123",
        "application_date": "2017-03-01",
    }


def test_a_program_sends_a_batch_as_the_page_does(clerk: Client) -> None:
    sample_vault()
    first = clerk.post(reverse("api:post_batch"), form()).json()
    again = clerk.post(reverse("api:post_batch"), form()).json()
    assert (first["new"], again["new"]) == (True, False)
    assert first["batch_id"] == again["batch_id"] == str(Batch.objects.get().pk)
    assert str(BatchApplication.objects.get().application_date) == "2017-03-01"


def test_sending_needs_the_token_of_the_session(make_user: MakeUser, office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.STATION, office), backend="fakelos.review.accounts.backend.PersonBackend")
    assert client.post(reverse("api:post_batch"), form()).status_code == 403
    assert not Batch.objects.exists()


def test_a_refusal_names_its_reason_in_both_languages(make_user: MakeUser, office: Office) -> None:
    user = make_user(Role.STATION, office)
    User.objects.update(station=None)
    user.refresh_from_db()
    response = logged_in(user).post(reverse("api:post_batch"), form())
    assert response.status_code == 422
    assert response.json()["reason"] == "no_station"
    assert all(response.json()[f"sentence_{language}"] for language in ("el", "en"))


def test_a_batch_tells_its_files_and_pages(clerk: Client, station: Station) -> None:
    state = get(clerk, "batch_state", store_quarantined(station))
    assert [item["reason"] for item in state["receipt"]["items"]] == ["", "encrypted_pdf"]
    assert [page["problems"] for page in state["pages"]][-1] == ["low_quality"]
    assert [page["blank"] for page in state["pages"]].count(True) == 1


def test_the_queue_is_the_one_on_the_page(reviewer: Client, dossier: UUID) -> None:
    queue = get(reviewer, "get_queue")
    assert (queue["total"], queue["page"], queue["pages"]) == (1, 1, 1)
    entry = queue["dossiers"][0]
    assert entry["id"] == str(dossier)
    assert (entry["name_el"], entry["name_lat"]) == ("ΧΟΤΖΑ ΑΡΤΑΝ", "HOXHA ARTAN")
    assert entry["formal"] == {"met": 4, "doubtful": 1}


def test_a_dossier_is_given_with_findings_and_evidence(reviewer: Client, dossier: UUID) -> None:
    state = get(reviewer, "dossier_state", dossier)
    evaluation = Evaluation.model_validate(state["evaluation"])
    assert evaluation.examinations[0].category == evaluation.category == "Γ1.3"
    assert any(evidence.box for finding in evaluation.examinations[0].formal for evidence in finding.evidence)
    assert AuditEntry.objects.filter(action="dossier.read", subject=str(dossier)).count() == 1


def test_the_description_names_every_call(reviewer: Client) -> None:
    paths = get(reviewer, "openapi-json")["paths"]
    of_dossier = {f"/api/dossiers/{{dossier_id}}{more}" for more in ("", "/decisions", "/history")}
    of_stations = {"/api/batches", "/api/batches/{batch_id}", "/api/rescans"}
    assert set(paths) == of_stations | {"/api/queue", "/api/dossiers"} | of_dossier


def test_nonsense_is_refused_and_not_repeated(clerk: Client) -> None:
    response = clerk.post(reverse("api:post_batch"), {**form(), "application_date": "<script>"})
    assert response.status_code == 422
    assert not Batch.objects.exists()


def test_a_program_reads_what_is_to_be_scanned_again_and_answers_it(
    clerk: Client, station: Station, dossier: UUID
) -> None:
    row = Dossier.objects.get(pk=dossier)
    asking = store_decision(row)
    Decision.objects.update(reason="Θολή σελίδα SPECIMEN")
    item = Item.objects.filter(batch=row.batch)[0]
    Rescan.objects.create(decision=asking, dossier=row, station=station, item=item, number=1)
    assert get(clerk, "list_rescans") == []
    Dossier.objects.update(state=Dossier.State.WAITING_RESCAN)
    (asked,) = get(clerk, "list_rescans")
    assert (asked["id"], asked["reason"]) == (str(asking.pk), "Θολή σελίδα SPECIMEN")
    assert (asked["application_no"], asked["pages"]) == (row.application_no, [{"file": item.name, "page": 1}])
    receipt = clerk.post(reverse("api:post_batch"), {**form(), "rescan": asked["id"]}).json()
    assert str(Rescan.objects.get().arrived_id) == receipt["batch_id"]
    assert get(clerk, "list_rescans") == []
    again = clerk.post(reverse("api:post_batch"), {**form(), "rescan": asked["id"]})
    assert (again.status_code, again.json()["reason"]) == (422, "rescan_answered")
