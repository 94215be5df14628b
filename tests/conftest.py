"""Databases for all tests: whatever touches one runs on SQLite and on PostgreSQL.

A test that asks for `db`, `transactional_db` or `live_server`, or is marked `django_db`, is run twice.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from fakelos.storage.database_url import django_database
from tests.review.attempts import summary
from tests.servers import postgresql

collect_ignore = ["bench"]
"""It measures, beside peers that only `make bench` installs."""

DATABASES = ("sqlite", "postgresql")
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "database", "database_url"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marked = metafunc.definition.get_closest_marker("django_db") is not None
    if marked or DATABASE_FIXTURES & set(metafunc.fixturenames):
        if "database" not in metafunc.fixturenames:
            metafunc.fixturenames.append("database")
        chosen = DATABASES[:1] if metafunc.definition.get_closest_marker("one_database") else DATABASES
        metafunc.parametrize("database", chosen, indirect=True, scope="session")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many attacks were tried."""
    for line in summary(terminalreporter):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from, or left in, the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAKELOS_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A private PostgreSQL cluster, started when the first test needs it."""
    with postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of the database that this test runs on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('database') / 'fakelos.sqlite3'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture(scope="session")
def django_db_setup(
    database: str,
    django_test_environment: None,  # noqa: ARG001 - Django's test mode must be on first
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Django's default connection on a test database of that kind, with all tables."""
    settings = django_database(database)
    if database.startswith("sqlite"):
        settings["TEST"] = {"NAME": f"{settings['NAME']}.test"}
    with django_db_blocker.unblock():
        connections.close_all()
        connections.settings = connections.configure_settings({"default": settings})
        del connections["default"]
        created = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(created, verbosity=0)
        connections.close_all()


@pytest.fixture
def database_url(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database of the test's own, for programs that are started with `DATABASE_URL`."""
    if database.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'own.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 - only when PostgreSQL is at hand

    name = f"own_{os.getpid()}_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(database.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(database)._replace(path=f"/{name}").geturl()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
