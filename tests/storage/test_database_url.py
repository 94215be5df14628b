import pytest
from django.db import connection

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.database_url import django_database


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///fakelos.sqlite3", {"NAME": "fakelos.sqlite3"}),
        ("sqlite:////var/lib/f%20k.sqlite3", {"NAME": "/var/lib/f k.sqlite3"}),
        (
            "postgresql://fakelos:se%2Fcret@db.example:5433/papers?sslmode=require",
            {
                "NAME": "papers",
                "USER": "fakelos",
                "PASSWORD": "se/cret",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        ("postgres://f@/papers?host=/run/postgresql", {"HOST": "/run/postgresql", "PORT": "", "OPTIONS": {}}),
    ],
)
def test_a_url_names_a_database(url: str, expected: dict[str, object]) -> None:
    assert expected.items() <= django_database(url).items()


@pytest.mark.parametrize("url", ["", "sqlite:///", "mysql://u@h/d", "/var/lib/fakelos.sqlite3", "postgres"])
def test_any_other_url_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ConfigurationError, match="bad_database_url") as refused:
        django_database(url)
    assert "u@h" not in str(refused.value)


@pytest.mark.django_db
def test_tests_run_on_the_database_that_they_name(database: str) -> None:
    assert connection.vendor == ("sqlite" if database.startswith("sqlite") else "postgresql")
