"""An office with its people, a prepared dossier, and clients that are logged in as somebody."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from fakelos.storage.accounts import create_office, station_of
from fakelos.storage.models import Office, Role, Station, User
from tests.review.attempts import tried
from tests.review.browser import PASSWORD, chromium, context, log_in_as, page, pictures, shoot
from tests.review.sample import store_dossier

__all__ = [
    "PASSWORD",
    "LogIn",
    "MakeUser",
    "chromium",
    "context",
    "log_in_as",
    "logged_in",
    "page",
    "pictures",
    "shoot",
    "tried",
]

MakeUser = Callable[[Role, Office | None], User]
LogIn = Callable[[Role, Office | None], Client]


def logged_in(user: User) -> Client:
    """A client in a session of this user's own."""
    client = Client()
    client.force_login(user, backend="fakelos.review.accounts.backend.PersonBackend")
    return client


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setenv("FAKELOS_HOME", str(tmp_path / "home"))
    settings.SECRET_KEY = "SPECIMEN"  # noqa: S105
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def office(db: None) -> Office:  # noqa: ARG001
    return create_office("thessaloniki", "Διεύθυνση Αλλοδαπών και Μετανάστευσης SPECIMEN")


@pytest.fixture
def other_office(db: None) -> Office:  # noqa: ARG001
    return create_office("larisa", "Λάρισα SPECIMEN")


@pytest.fixture
def station(office: Office) -> Station:
    return station_of(office.code, f"counter-{office.code}")


@pytest.fixture
def dossier(station: Station) -> UUID:
    """A prepared dossier of the office, with a doubtful line, a blank page and a page that is hard to read."""
    return store_dossier(station)


@pytest.fixture
def make_user() -> MakeUser:
    def make(role: Role, office: Office | None) -> User:
        code = office.code if office else "none"
        station = station_of(code, f"counter-{code}") if office else None
        name = f"{role.value}-{code}"
        return User.objects.create_user(name, password=PASSWORD, role=role, office=office, station=station)

    return make


@pytest.fixture
def log_in(make_user: MakeUser) -> LogIn:
    def client_of(role: Role, office: Office | None) -> Client:
        return logged_in(make_user(role, office))

    return client_of


@pytest.fixture
def reviewer(log_in: LogIn, office: Office) -> Client:
    return log_in(Role.REVIEWER, office)


@pytest.fixture
def clerk(log_in: LogIn, office: Office) -> Client:
    return log_in(Role.STATION, office)
