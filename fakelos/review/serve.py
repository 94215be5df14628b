"""Runs the desk: tables up to date, the key of its papers there, then a server of one or several processes."""

import os
import socket

import uvicorn
from django.apps import apps
from django.db import connection, connections

from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings
from fakelos.storage.setup import prepare_database

SETTINGS = "fakelos.review.settings"
MOST_PROCESSES = 4
SILENT_SECONDS = 60
"""After which a process that does not answer is ended and another begun: a loaded machine may take its time."""


def migrate() -> None:
    """Bring the tables up to date, those of sessions and of login protection included.

    Raises:
        ConfigurationError: `wrong_settings` in a process that has set Django up without the desk.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if apps.ready and not apps.is_installed("fakelos.review"):
        raise ConfigurationError("wrong_settings")
    prepare_database()


def serve(host: str, port: int, processes: int = 0) -> None:
    """Serve the desk on `host:port` until stopped; uvicorn finishes open requests first.

    Without a number of processes there is one for each processor, up to four, where PostgreSQL is the database, and
    one with SQLite, which lets one write at a time. `X-Forwarded-*` headers are believed from the proxies that
    `FORWARDED_ALLOW_IPS` names (uvicorn's own variable), by default only from this machine.

    Raises:
        ConfigurationError: the master key is not the one under which papers are sealed, or `port_taken`.
        ToolFailure: the database does not answer.
    """
    _check_port(host, port)
    migrate()
    _check_key()
    processes = processes or _usual_processes()
    connections.close_all()
    uvicorn.run(
        "fakelos.review.asgi:application",
        host=host,
        port=port,
        workers=processes,
        timeout_worker_healthcheck=SILENT_SECONDS,
        log_level="warning",
        server_header=False,
    )


def _check_port(host: str, port: int) -> None:
    """The server itself would say so in English alone, and without what to do."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        raise ConfigurationError("port_taken", f"{host}:{port}") from error


def _check_key() -> None:
    """A desk without the key would begin, and then show no page."""
    from fakelos.storage.sealed.keys import check_master_key, keys_in_use  # noqa: PLC0415 - once Django is set up

    if keys_in_use():
        check_master_key(Settings().master_key)


def _usual_processes() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES) if connection.vendor == "postgresql" else 1
