"""An office with its people, and clients that are logged in as one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from fakelos.storage.models import Office, Role, Station, User

PASSWORD = "a long SPECIMEN password"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setenv("FAKELOS_HOME", str(tmp_path / "home"))
    settings.SECRET_KEY = "not a secret"  # type: ignore[attr-defined]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(code="thessaloniki", name="Διεύθυνση Αλλοδαπών και Μετανάστευσης SPECIMEN")


@pytest.fixture
def other_office(db: None) -> Office:
    return Office.objects.create(code="larisa", name="Λάρισα SPECIMEN")


@pytest.fixture
def make_user() -> Callable[..., User]:
    def make(role: Role, office: Office | None) -> User:
        code = office.code if office else "none"
        station = Station.objects.get_or_create(office=office, code=f"counter-{code}")[0] if office else None
        return User.objects.create_user(
            f"{role.value}-{code}", password=PASSWORD, role=role, office=office, station=station
        )

    return make


@pytest.fixture
def log_in(make_user: Callable[..., User]) -> Callable[..., Client]:
    def client_of(role: Role, office: Office | None) -> Client:
        client = Client()
        client.force_login(make_user(role, office), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of
