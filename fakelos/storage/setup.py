"""How a process that is not the desk reaches the database: a flow, a command, a test."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connection, connections

from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.storage.sealed.durable import make_private_folder

MIGRATION_LOCK = 0x46414B45


def connect() -> None:
    """Set Django up, once; an existing `DJANGO_SETTINGS_MODULE` is respected.

    Raises:
        ConfigurationError: `home_unwritable` where the file of the database cannot be made.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fakelos.storage.settings")
    _make_database_private()
    if not apps.ready:
        django.setup()


def prepare_database() -> None:
    """Bring the tables up to date. Safe when called by two processes at once.

    Raises:
        ToolFailure: the database does not answer.
    """
    connect()
    try:
        with _one_at_a_time():
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise ToolFailure("database_unavailable", str(error)) from error


@contextmanager
def database_work() -> Iterator[None]:
    """Connections of this thread are fresh inside and closed after: for threads that Django does not manage."""
    connect()
    close_old_connections()
    try:
        yield
    finally:
        connections.close_all()


def _make_database_private() -> None:
    """Make the file of a new database for its owner alone; an existing one is not opened here.

    Closing any descriptor of the file drops all locks that SQLite holds on it for this process: another process
    that ends its last connection would then remove the log that this one writes to, and what it holds.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and not str(database["NAME"]).startswith(("file:", ":")):
        path = Path(database["NAME"]).absolute()
        try:
            make_private_folder(path.parent)
            if not path.exists():
                with suppress(FileExistsError):  # another process was quicker
                    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as error:
            raise ConfigurationError("home_unwritable", f"{path}: {error.strerror}") from error
        if not os.access(path, os.W_OK):
            raise ConfigurationError("home_unwritable", str(path))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if connection.vendor != "postgresql":
        with _file_lock(Path(connection.settings_dict["NAME"]).absolute()):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


@contextmanager
def _file_lock(database: Path) -> Iterator[None]:
    with database.with_name(f"{database.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
