import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.models import Office, Role, User
from tests.review.conftest import PASSWORD, MakeUser, logged_in
from tests.review.markup import Reader

pytestmark = pytest.mark.django_db
PERIOD = 30


def code_of(secret: str) -> str:
    return f"{hotp_value(secret, int(time.time()) // PERIOD):06d}"


def log_in(client: Client, user: User) -> str:
    """Where name and password lead."""
    response = client.post(reverse("login"), {"username": user.username, "password": PASSWORD})
    return response.headers["Location"]


def set_up(client: Client) -> str:
    """Switch the second factor on as the page asks; gives the page with the recovery codes."""
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert Reader(page).faults == []
    secret = re.search(r'class="key">(\w+)<', page)
    assert secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])}, follow=True)
    assert response.redirect_chain == [(reverse("mfa_view_recovery_codes"), 302)]
    return response.content.decode()


@pytest.fixture
def user(make_user: MakeUser, office: Office) -> User:
    return make_user(Role.REVIEWER, office)


def test_a_second_factor_is_set_up_and_then_asked_for(user: User) -> None:
    set_up(logged_in(user))
    client = Client()
    assert log_in(client, user) == reverse("mfa_authenticate")
    assert client.get("/queue").status_code == 302
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert "Δεύτερο βήμα" in page
    assert Reader(page).faults == []


def test_the_right_code_opens_the_desk_and_a_wrong_one_does_not(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    client = Client()
    log_in(client, user)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Ο κωδικός δεν είναι σωστός" in wrong.content.decode()
    assert client.get("/queue").status_code == 302
    before = client.session.session_key
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.get("/queue").status_code == 200
    assert client.session.session_key != before


def test_a_code_opens_once(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    code = code_of(secret)
    answers = []
    for client in (Client(), Client()):
        log_in(client, user)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert answers == [302, 200]


def test_neither_a_code_nor_an_older_one_opens_again_where_another_process_took_it(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    now = int(time.time()) // PERIOD
    answers = []
    for counter in (now, now, now - 1):
        cache.clear()  # another process remembers nothing
        client = Client()
        log_in(client, user)
        code = f"{hotp_value(secret, counter):06d}"
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert answers == [302, 200, 200]


def test_each_recovery_code_opens_once(user: User) -> None:
    codes = re.findall(r"<li><code>(\w+)</code>", set_up(logged_in(user)))
    assert len(codes) == 10
    answers = []
    for client in (Client(), Client()):
        log_in(client, user)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code)
    assert answers == [302, 200]


def test_secrets_are_kept_sealed(user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert secret not in str(Authenticator.objects.values().get())


def test_a_role_that_needs_a_second_factor_sees_nothing_before_it_is_set_up(user: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"reviewer"})
    client = Client()
    assert log_in(client, user) == "/"
    for url in ("/", "/queue", "/search", "/account", "/api/dossiers", reverse("password_change")):
        assert client.get(url).headers["Location"] == reverse("mfa_activate_totp"), url
    set_up(client)
    assert client.get("/queue").status_code == 200


def test_what_a_role_needs_is_not_switched_off(user: User, settings: Settings) -> None:
    client = logged_in(user)
    set_up(client)
    settings.SECOND_FACTOR_ROLES = frozenset({"reviewer"})
    page = client.post(reverse("mfa_deactivate_totp"), follow=True).content.decode()
    assert "μένει ενεργό" in page
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    settings.SECOND_FACTOR_ROLES = frozenset()
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_a_role_that_does_not_exist_stops_the_start(settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"reviewers"})
    with pytest.raises(ConfigurationError, match="bad_role"):
        apps.get_app_config("review").ready()


def test_a_password_is_changed_by_its_owner_and_ends_other_sessions(user: User) -> None:
    own, other = logged_in(user), logged_in(user)
    form = {
        "old_password": PASSWORD,
        "new_password1": "another SPECIMEN word",
        "new_password2": "another SPECIMEN word",
    }
    weak = own.post(reverse("password_change"), form | {"new_password1": "short", "new_password2": "short"})
    assert weak.status_code == 200
    assert own.post(reverse("password_change"), form).headers["Location"] == reverse("mfa_index")
    assert own.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
