"""Runs the desk: tables up to date, then one server."""

import os

import uvicorn
from django.apps import apps

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.setup import prepare_database

SETTINGS = "fakelos.review.settings"


def migrate() -> None:
    """Bring the tables up to date, those of sessions and of login protection included.

    Raises:
        ConfigurationError: `wrong_settings` in a process that has set Django up without the desk.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    if apps.ready and not apps.is_installed("fakelos.review"):
        raise ConfigurationError("wrong_settings", f"set DJANGO_SETTINGS_MODULE={SETTINGS} before anything else")
    prepare_database()


def serve(host: str, port: int) -> None:
    """Serve the desk on `host:port` until stopped; uvicorn finishes open requests first.

    `X-Forwarded-*` headers are believed from the proxies that `FORWARDED_ALLOW_IPS` names
    (uvicorn's own variable), by default only from this machine.
    """
    migrate()
    uvicorn.run("fakelos.review.asgi:application", host=host, port=port, log_level="warning", server_header=False)
