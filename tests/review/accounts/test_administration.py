from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from fakelos.storage.models import ApiToken, AuditEntry, Dossier, Office, OutgoingEvent, Role, User
from fakelos.storage.queues import claims
from fakelos.storage.tokens import Scope, make_token
from tests.review.conftest import PASSWORD, LogIn, MakeUser, logged_in

pytestmark = pytest.mark.django_db
FORM = {
    "username": "anna",
    "first_name": "Άννα",
    "last_name": "SPECIMEN",
    "role": "reviewer",
    "is_active": "on",
    "password": "long SPECIMEN word",
}


@pytest.fixture
def administrator(log_in: LogIn, office: Office) -> Client:
    return log_in(Role.ADMINISTRATOR, office)


def test_a_person_is_made_and_logs_in(administrator: Client, office: Office) -> None:
    response = administrator.post(reverse("person_new"), {**FORM, "office": office.pk}, follow=True)
    assert "Άννα SPECIMEN" in response.content.decode()
    client = Client()
    client.post(reverse("login"), {"username": "anna", "password": FORM["password"]})
    assert client.get("/queue").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "short"}, "12"),
        ({"username": "a b"}, "@/./+/-/_"),
        ({"username": "administrator-thessaloniki"}, "Υπάρχει ήδη λογαριασμός"),
        ({"role": "station"}, "σταθμό"),
        ({"away_until": "tomorrow"}, "wrong"),
        ({"office": ""}, "wrong"),
    ],
)
def test_a_wrong_entry_is_named_and_nobody_is_made(
    wrong: dict[str, str], said: str, administrator: Client, office: Office
) -> None:
    response = administrator.post(reverse("person_new"), {**FORM, "office": office.pk, **wrong})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "change", [{"role": "auditor"}, {"is_active": ""}, {"password": "another SPECIMEN word"}, {"role": "administrator"}]
)
def test_what_is_changed_of_a_person_ends_their_sessions_at_once(
    change: dict[str, str], administrator: Client, office: Office, make_user: MakeUser
) -> None:
    person = make_user(Role.REVIEWER, office)
    client = logged_in(person)
    form = {**FORM, "username": person.username, "office": office.pk, "password": "", **change}
    assert client.get("/account").status_code == 200
    assert administrator.post(reverse("person", args=[person.pk]), form).status_code == 302
    assert client.get("/account").status_code == 302
    assert administrator.get(reverse("people")).status_code == 200


def test_sessions_end_when_an_administrator_says_so(administrator: Client, office: Office, make_user: MakeUser) -> None:
    person = make_user(Role.REVIEWER, office)
    client = logged_in(person)
    administrator.post(reverse("person_sessions", args=[person.pk]))
    assert client.get("/account").status_code == 302


@pytest.mark.parametrize("change", [{"is_active": ""}, {"role": "auditor"}, {"away_until": "31/12/2099"}])
def test_what_a_person_may_no_longer_hold_goes_back(
    change: dict[str, str], administrator: Client, office: Office, make_user: MakeUser, dossier: UUID
) -> None:
    person = make_user(Role.REVIEWER, office)
    claims.take(person, dossier)
    form = {**FORM, "username": person.username, "office": office.pk, "password": ""}
    administrator.post(reverse("person", args=[person.pk]), form)
    assert Dossier.objects.get().claimed_by == person
    administrator.post(reverse("person", args=[person.pk]), {**form, **change})
    assert Dossier.objects.get().claimed_by is None


def test_a_program_is_listed_without_its_key_and_revoked(administrator: Client, office: Office) -> None:
    key = make_token("archive", office, [Scope.DOSSIERS])
    page = administrator.get(reverse("people")).content.decode()
    assert "program:archive" in page
    assert key not in page
    headers = {"authorization": f"Bearer {key}"}
    assert Client().get("/api/dossiers", headers=headers).status_code == 200
    administrator.post(reverse("token_revoke", args=[ApiToken.objects.get().pk]))
    assert Client().get("/api/dossiers", headers=headers).status_code == 401


def test_what_could_not_be_delivered_is_shown_and_tried_again(administrator: Client, office: Office) -> None:
    event = OutgoingEvent.objects.create(
        seq=1,
        at="2026-11-23T10:00:00Z",
        kind="decision.made",
        office=office.code,
        subject="d",
        state="dead",
        failure="receiver_refused",
    )
    page = administrator.get(reverse("events")).content.decode()
    assert "decision.made" in page
    assert "Ελέγξτε το μυστικό" in page
    administrator.post(reverse("events"))
    event.refresh_from_db()
    assert (event.state, event.attempts) == ("waiting", 0)


def test_a_lost_second_step_is_reset_by_an_administrator_and_written_down(
    administrator: Client, office: Office, make_user: MakeUser
) -> None:
    person = make_user(Role.REVIEWER, office)
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    client = logged_in(person)
    page = administrator.get(reverse("person", args=[person.pk])).content.decode()
    assert "Μηδενισμός δεύτερου βήματος" in page
    response = administrator.post(reverse("person_second_step", args=[person.pk]), follow=True)
    assert "Μηδενισμός δεύτερου βήματος" not in response.content.decode()
    assert not Authenticator.objects.exists()
    assert client.get("/queue").status_code == 302
    entry = AuditEntry.objects.get(action="person.second_step_reset")
    assert (entry.subject, entry.actor) == (str(person.pk), administrator.session["_auth_user_id"])
    fresh = Client()
    fresh.post(reverse("login"), {"username": person.username, "password": PASSWORD})
    assert fresh.get("/queue").status_code == 200


def test_administrators_do_not_reset_their_own_second_step_in_passing(office: Office, make_user: MakeUser) -> None:
    maria = make_user(Role.ADMINISTRATOR, office)
    TOTP.activate(maria, generate_totp_secret())
    client = logged_in(maria)
    answer = client.post(reverse("person_second_step", args=[maria.pk]))
    assert answer.headers["Location"] == reverse("mfa_index")
    assert Authenticator.objects.filter(user=maria).exists()
