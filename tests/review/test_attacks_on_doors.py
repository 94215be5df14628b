"""Attacks on the doors: planted sessions, guessed passwords, codes and keys, rights typed into forms."""

import secrets
from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fakelos.storage.models import Office, Role, User
from tests.review.attempts import Tried
from tests.review.conftest import PASSWORD, LogIn, MakeUser
from tests.review.rules import GONE

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


def test_a_session_prepared_by_somebody_else_opens_nothing(make_user: MakeUser, office: Office, tried: Tried) -> None:
    for role in Role:
        user = make_user(role, office)
        victim, attacker = Client(), Client()
        prepared = victim.session
        prepared["planted"] = True
        prepared.save()
        victim.cookies[settings.SESSION_COOKIE_NAME] = prepared.session_key or ""
        attacker.cookies[settings.SESSION_COOKIE_NAME] = prepared.session_key or ""
        victim.post(reverse("login"), {"username": user.username, "password": PASSWORD})
        assert victim.get("/account").status_code == 200
        assert victim.cookies[settings.SESSION_COOKIE_NAME].value != prepared.session_key
        assert attacker.get("/account").status_code == 302
        assert not Session.objects.filter(session_key=prepared.session_key).exists()
    tried("session fixation", len(Role))


def test_guessing_passwords_shuts_the_door_on_the_guesser(make_user: MakeUser, office: Office, tried: Tried) -> None:
    user = make_user(Role.REVIEWER, office)
    codes = [
        Client().post(reverse("login"), {"username": user.username, "password": f"guess {number}"}).status_code
        for number in range(50)
    ]
    assert codes.count(200) < settings.AXES_FAILURE_LIMIT
    assert set(codes[settings.AXES_FAILURE_LIMIT :]) == {429}
    right = Client().post(reverse("login"), {"username": user.username, "password": PASSWORD})
    assert right.status_code == 429
    tried("guessed passwords", len(codes))


def test_guessing_from_ever_new_addresses_shuts_the_door_too(make_user: MakeUser, office: Office, tried: Tried) -> None:
    form = {"username": make_user(Role.REVIEWER, office).username, "password": secrets.token_hex()}
    answers = [Client().post(reverse("login"), form, REMOTE_ADDR=f"192.0.2.{number}") for number in range(60)]
    assert [answer.status_code for answer in answers] == [200] * 50 + [429] * 10
    tried("guessing from many addresses", 60)


def test_guessing_codes_shuts_the_door_on_the_guesser(make_user: MakeUser, office: Office, tried: Tried) -> None:
    user = make_user(Role.REVIEWER, office)
    TOTP.activate(user, generate_totp_secret())
    codes = []
    for number in range(20):
        client = Client()
        client.post(reverse("login"), {"username": user.username, "password": PASSWORD})
        codes.append(client.post(reverse("mfa_authenticate"), {"code": f"{number:06d}"}).status_code)
        assert client.get("/account").status_code == 302
    assert 200 not in codes[settings.AXES_FAILURE_LIMIT :]
    assert Client().post(reverse("login"), {"username": user.username, "password": PASSWORD}).status_code == 429
    tried("guessed codes", len(codes))


def test_no_key_is_guessed(dossier: UUID, tried: Tried) -> None:
    guesses = [
        "",
        "fakelos_",
        "null",
        "é",
        "' OR 1=1 --",
        "\x00",
        *(f"fakelos_{secrets.token_urlsafe(32)}" for _ in range(100)),
    ]
    for guess in guesses:
        response = Client().get(reverse("api:dossier_state", args=[dossier]), HTTP_AUTHORIZATION=f"Bearer {guess}")
        assert response.status_code == 401
    tried("guessed keys", len(guesses))


def test_rights_cannot_be_typed_into_a_form(log_in: LogIn, office: Office, other_office: Office, tried: Tried) -> None:
    own, foreign = log_in(Role.ADMINISTRATOR, office), other_office
    form = {
        "username": "evil",
        "role": "supervisor",
        "office": str(foreign.pk),
        "is_active": "on",
        "is_superuser": "on",
    }
    assert own.post(reverse("person_new"), form).status_code == 422
    assert own.post(reverse("person_new"), {**form, "office": str(office.pk)}).status_code == 302
    made = User.objects.get(username="evil")
    assert not made.is_superuser
    assert not made.is_staff
    assert not made.has_usable_password()
    assert own.post(reverse("person", args=[made.pk]), {**form, "role": "emperor"}).status_code == 422
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            assert log_in(role, office).post(reverse("person_new"), form).status_code == GONE
    tried("mass assignment", 3 + len(Role) - 1)
