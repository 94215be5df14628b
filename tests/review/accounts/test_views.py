import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fakelos.storage.models import Office, Role, User
from tests.review.conftest import PASSWORD, LogIn, MakeUser

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_the_login_page_in_greek(client: Client) -> None:
    response = client.get("/", follow=True, headers={"accept-language": "en-GB"})
    assert response.redirect_chain == [("/login?next=/", 302)]
    assert "Σύνδεση" in response.content.decode()
    assert response.headers["Content-Language"] == "el"


def test_a_reader_who_chose_english_keeps_it_by_cookie(client: Client) -> None:
    response = client.post(reverse("set_language"), {"language": "en", "next": "/login"}, follow=True)
    assert "Log in" in response.content.decode()
    assert response.headers["Content-Language"] == "en"


def test_the_choice_of_language_leads_to_no_foreign_site(client: Client) -> None:
    response = client.post(reverse("set_language"), {"language": "en", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"


def test_the_right_password_opens_the_first_page_of_the_role(
    client: Client, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.ADMINISTRATOR, office)
    response = client.post(reverse("login"), {"username": user.username, "password": PASSWORD}, follow=True)
    assert response.status_code == 200
    assert str(office) in response.content.decode()


def test_login_leads_to_no_foreign_site(client: Client, make_user: MakeUser, office: Office) -> None:
    user = make_user(Role.ADMINISTRATOR, office)
    form = {"username": user.username, "password": PASSWORD, "next": "//evil.example/"}
    assert client.post(reverse("login"), form).headers["Location"] == "/"


def test_five_wrong_passwords_lock_even_the_right_one_out(client: Client, make_user: MakeUser, office: Office) -> None:
    user = make_user(Role.REVIEWER, office)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("login"), {"username": user.username, "password": "wrong"})
    response = client.post(reverse("login"), {"username": user.username, "password": PASSWORD})
    assert response.status_code == 429
    assert "Πολλές προσπάθειες" in response.content.decode()


def test_a_wrong_password_is_not_said_to_be_a_wrong_name(client: Client) -> None:
    response = client.post(reverse("login"), {"username": "nobody", "password": "wrong"})
    assert "Το όνομα χρήστη ή ο κωδικός δεν είναι σωστά" in response.content.decode()


def test_logging_in_gives_a_new_session(client: Client, make_user: MakeUser, office: Office) -> None:
    user = make_user(Role.ADMINISTRATOR, office)
    before = client.session.session_key
    client.post(reverse("login"), {"username": user.username, "password": PASSWORD})
    assert client.session.session_key != before


def test_logging_out_closes_the_desk(log_in: LogIn, office: Office) -> None:
    client = log_in(Role.ADMINISTRATOR, office)
    client.post(reverse("logout"))
    assert client.get("/").status_code == 302


def test_a_closed_account_is_out_at_once(log_in: LogIn, office: Office) -> None:
    client = log_in(Role.ADMINISTRATOR, office)
    User.objects.update(is_active=False)
    assert client.get("/").status_code == 302


def test_a_form_without_its_token_changes_nothing(make_user: MakeUser, office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    user = make_user(Role.REVIEWER, office)
    response = client.post(reverse("login"), {"username": user.username, "password": PASSWORD})
    assert response.status_code == 403
    assert "Η φόρμα έληξε" in response.content.decode()


def test_health_answers_everybody_and_tells_nothing(client: Client) -> None:
    assert client.get(reverse("health")).content == b"ok"


def test_logging_out_tells_the_browser_to_forget_what_it_kept(reviewer: Client) -> None:
    response = reviewer.post(reverse("logout"))
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert reviewer.get("/queue").status_code == 302
