"""A form that comes too late loses nothing that was typed, and confirms nothing that a foreign page wrote."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import Decision, Role, User
from fakelos.storage.queues.claims import take
from tests.review.conftest import PASSWORD
from tests.review.markup import Reader

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]
OURS = {"Origin": "http://testserver"}
WHY = "Λόγος SPECIMEN\n<script>alert(1)</script>"


def test_what_was_typed_when_the_session_ended_is_kept_to_be_sent_again(reviewer: Client, dossier: UUID) -> None:
    address = reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES])
    late = Client().post(address, {"reason": WHY, "authorities": ["insurer", "police"]}, headers=OURS)
    page = Reader(late.content.decode())
    assert late.status_code == 401
    assert page.faults == []
    assert all(typed in "".join(page.text) for typed in (WHY, "insurer", "police"))
    assert not Decision.objects.exists()
    assert reviewer.get(address).status_code == 200


def test_a_form_from_before_the_last_login_is_sent_again_with_one_click(reviewer: Client, dossier: UUID) -> None:
    take(User.objects.get(role=Role.REVIEWER), dossier)
    reviewer.handler.enforce_csrf_checks = True
    address = reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES])
    given = {"reason": "SPECIMEN", "authorities": "insurer"}
    stale = reviewer.post(address, given, headers=OURS)
    assert stale.status_code == 403
    token = stale.content.decode().split(f'action="{address}"')[1].split('value="')[1].split('"')[0]
    assert reviewer.post(address, {**given, "csrfmiddlewaretoken": token}, headers=OURS).status_code == 302
    assert Decision.objects.get().reason == "SPECIMEN"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://testserver.evil.example"])
def test_a_foreign_form_is_never_shown_to_be_confirmed(origin: str, reviewer: Client, dossier: UUID) -> None:
    reviewer.handler.enforce_csrf_checks = True
    address = reverse("decide", args=[dossier, Kind.ASK_AUTHORITIES])
    for client in (reviewer, Client()):
        response = client.post(address, {"reason": "planted"}, headers={"Origin": origin} if origin else {})
        assert "planted" not in response.content.decode()
        assert response.status_code in {302, 403}


def test_what_htmx_asks_without_a_session_is_answered_above_the_page_and_never_by_a_login_page_inside_it(
    dossier: UUID,
) -> None:
    for method in ("get", "post"):
        response = getattr(Client(), method)(
            reverse("dossier" if method == "get" else "correct", args=[dossier]),
            headers={"HX-Request": "true", **OURS},
        )
        assert (response.status_code, response.headers["HX-Retarget"]) == (401, "#conflict")
        assert "<html" not in response.content.decode()


def test_passwords_are_never_kept(reviewer: Client) -> None:
    reviewer.handler.enforce_csrf_checks = True
    for route in ("login", "password_change", "account_reauthenticate", "mfa_authenticate", "person_new"):
        form = {"username": "SPECIMEN", "password": PASSWORD, "old_password": PASSWORD, "code": PASSWORD}
        assert PASSWORD not in reviewer.post(reverse(route), form, headers=OURS).content.decode()


def test_files_have_to_be_chosen_again_and_the_page_says_so() -> None:
    form = {"files": SimpleUploadedFile("x.tif", b"SPECIMEN"), "application_no": "12/2020"}
    html = Client().post(reverse("station"), form, headers=OURS).content.decode()
    assert "επιλέξτε τα ξανά" in html
    assert "12/2020" in html
