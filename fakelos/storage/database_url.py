"""How a database URL becomes Django's database settings."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fakelos.schemas.errors import ConfigurationError

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000;"
)
BUSY_SECONDS = 30
POOL = {"min_size": 2, "max_size": 10, "timeout": 30}
"""Of one process; who waits longer than `timeout` seconds for a connection is refused."""


def django_database(url: str) -> dict[str, Any]:
    """The entry of `DATABASES` for `url`.

    `sqlite:///relative/path`, `sqlite:////absolute/path` and `postgres://user:password@host:port/name?option=value`
    are understood; `host` may be left out and given as `?host=/socket/folder`.

    Raises:
        ConfigurationError: `bad_database_url` for anything else.

    >>> django_database("sqlite:////var/lib/fakelos.sqlite3")["NAME"]
    '/var/lib/fakelos.sqlite3'
    >>> django_database("postgres://f:p%40ss@db:5433/fakelos")["PASSWORD"]
    'p@ss'
    """
    scheme = urlsplit(url).scheme
    if scheme == "sqlite" and len(url) > len("sqlite:///"):
        return _sqlite(unquote(url.removeprefix("sqlite:///")))
    if scheme in {"postgres", "postgresql"}:
        return _postgres(url)
    raise ConfigurationError("bad_database_url", "use sqlite:///path or postgres://user:password@host/name")


def pooled(entry: dict[str, Any]) -> dict[str, Any]:
    """The same entry for a server whose threads come and go with requests: connections to PostgreSQL are lent to them.

    >>> pooled(django_database("postgres:///fakelos"))["OPTIONS"]["pool"]["max_size"]
    10
    >>> pooled(django_database("sqlite:///desk.sqlite3")) == django_database("sqlite:///desk.sqlite3")
    True
    """
    if not entry["ENGINE"].endswith("postgresql"):
        return entry
    return {**entry, "CONN_MAX_AGE": 0, "OPTIONS": {**entry["OPTIONS"], "pool": POOL}}


def _sqlite(path: str) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS, "init_command": SQLITE_START}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options}


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
