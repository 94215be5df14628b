from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pydantic import SecretStr
from pytest_django import Settings as DjangoSettings

from fakelos.review.accounts import issuer
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings
from fakelos.storage.models import Office, Role, User
from fakelos.storage.tokens import Scope, make_token
from tests.review.conftest import MakeUser
from tests.review.identity_provider import CLIENT, SECRET, Provider, running_provider

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BEGIN = "/sign-on/office"


@pytest.fixture
def provider(settings: DjangoSettings) -> Iterator[Provider]:
    with running_provider() as running:
        said = Settings(oidc_issuer=running.issuer, oidc_client_id=CLIENT, oidc_client_secret=SecretStr(SECRET))
        settings.SOCIALACCOUNT_PROVIDERS = issuer.providers(said)
        yield running


def come_in(client: Client, provider: Provider, **person: object) -> str:
    """Sign on as this person; gives where it leads, or what is said."""
    provider.person = person
    begun = urlsplit(client.post(BEGIN).headers["Location"])
    assert begun.path == "/authorize"
    state = parse_qs(begun.query)["state"][0]
    response = client.get(f"{BEGIN}/callback", {"code": "SPECIMEN-code", "state": state})
    return response.headers.get("Location") or response.content.decode()


def inside(client: Client) -> bool:
    return client.get("/account").status_code == 200


def test_the_login_page_offers_the_offices_own_sign_on(client: Client, provider: Provider) -> None:
    assert provider.issuer
    assert BEGIN in client.get("/login").content.decode()


def test_without_a_provider_nothing_is_offered_and_nothing_opens(client: Client) -> None:
    assert "/sign-on" not in client.get("/login").content.decode()
    assert client.post(BEGIN).status_code == client.get(f"{BEGIN}/callback").status_code == 404


def test_a_person_whom_the_administrator_has_made_comes_in(
    client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    assert come_in(client, provider, sub="7", preferred_username=user.username) == "/"
    assert client.get("/queue").status_code == 200
    assert provider.asked[0]["code_verifier"]


def test_afterwards_the_providers_id_counts_and_not_the_name(
    provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    come_in(Client(), provider, sub="7", preferred_username=user.username)
    renamed = Client()
    come_in(renamed, provider, sub="7", preferred_username="other")
    assert inside(renamed)
    assert SocialAccount.objects.get().user == user


@pytest.mark.parametrize(
    "person", [{"sub": "8", "preferred_username": "nobody"}, {"sub": "8"}, {"sub": "8", "preferred_username": ""}]
)
def test_a_person_without_an_account_stays_outside_and_none_is_made(
    person: dict[str, str], client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    make_user(Role.REVIEWER, office)
    assert "Δεν υπάρχει λογαριασμός" in come_in(client, provider, **person)
    assert not inside(client)
    assert User.objects.count() == 1


def test_closed_accounts_and_programs_stay_outside(
    client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    come_in(Client(), provider, sub="7", preferred_username=user.username)
    User.objects.update(is_active=False)
    come_in(client, provider, sub="7", preferred_username=user.username)
    assert not inside(client)
    make_token("archive", office, [Scope.DOSSIERS])
    come_in(client, provider, sub="9", preferred_username="program:archive")
    assert not inside(client)


def test_rights_come_from_the_administrator_and_not_from_the_provider(
    client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.STATION, office)
    come_in(client, provider, sub="7", preferred_username=user.username, role="administrator", is_superuser=True)
    user.refresh_from_db()
    assert (user.role, user.is_superuser) == (Role.STATION, False)
    assert client.get("/people").status_code == 404


def test_whoever_has_a_second_step_is_asked_for_it(
    client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    TOTP.activate(user, generate_totp_secret())
    assert come_in(client, provider, sub="7", preferred_username=user.username) == reverse("mfa_authenticate")
    assert not inside(client)


def test_the_office_sees_to_the_second_factor_of_its_own_sign_on(
    client: Client, provider: Provider, make_user: MakeUser, office: Office, settings: DjangoSettings
) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"reviewer"})
    user = make_user(Role.REVIEWER, office)
    come_in(client, provider, sub="7", preferred_username=user.username)
    assert client.get("/queue").status_code == 200


def test_an_answer_that_was_not_asked_for_opens_nothing(
    client: Client, provider: Provider, make_user: MakeUser, office: Office
) -> None:
    user = make_user(Role.REVIEWER, office)
    provider.person = {"sub": "7", "preferred_username": user.username}
    foreign = parse_qs(urlsplit(Client().post(BEGIN).headers["Location"]).query)["state"][0]
    client.post(BEGIN)
    for sent in (
        {"code": "SPECIMEN-code"},
        {"code": "SPECIMEN-code", "state": foreign},
        {"error": "access_denied"},
        {},
    ):
        assert client.get(f"{BEGIN}/callback", sent).status_code == 403
        assert not inside(client)


def test_a_provider_that_fails_is_no_fault_of_ours(client: Client, provider: Provider) -> None:
    provider.broken = True
    assert "Δεν υπάρχει λογαριασμός" in come_in(client, provider, sub="7", preferred_username="x")


def test_a_provider_that_is_not_there_is_told_of(client: Client, settings: DjangoSettings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = issuer.providers(Settings(oidc_issuer="http://127.0.0.1:1"))
    assert client.post(BEGIN).status_code == 403


@pytest.mark.parametrize("address", ["http://login.example", "ftp://localhost", "login.example"])
def test_an_issuer_outside_this_machine_needs_https(address: str) -> None:
    with pytest.raises(ConfigurationError, match="bad_issuer"):
        issuer.providers(Settings(oidc_issuer=address))
