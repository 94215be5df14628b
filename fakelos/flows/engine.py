"""Prefect as Fakelos runs it: private, quiet, calling nobody; and a server of its own when one is wanted."""

import atexit
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.settings import Settings

START_SECONDS = 180
HOST = "127.0.0.1"


def prefect_environment(settings: Settings) -> dict[str, str]:
    """The `PREFECT_*` variables that Fakelos relies on; an operator's own values go before them.

    Batched services cost the server a third of the time and keep a long queue from dropping messages.
    """
    return {
        "PREFECT_HOME": str(settings.home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_TASKS_DEFAULT_PERSIST_RESULT": "false",
        "PREFECT_LOGGING_LOG_PRINTS": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_SECONDS),
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "200",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    }


def configure(settings: Settings) -> None:
    """Set the environment for Prefect; to be called before Prefect is first imported.

    Raises:
        ConfigurationError: `home_unwritable`.
    """
    os.umask(0o077)
    try:
        (settings.home / "prefect").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError("home_unwritable", f"{settings.home}: {error.strerror}") from error
    for name, value in prefect_environment(settings).items():
        os.environ.setdefault(name, value)
    atexit.register(_end_standard_error)


def _end_standard_error() -> None:
    """Nothing of ours is said after this: it is the last of all exit handlers.

    Prefect's daemon threads keep nanobind (zxing-cpp) from freeing its types when the interpreter ends,
    which it then reports line by line to whoever ran the command.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)


@contextmanager
def prefect_server(settings: Settings, port: int) -> Iterator[str]:
    """A Prefect server on loopback for as long as the context lasts; gives the address of its API."""
    with watched_server(settings, port):
        yield _address(port)


def _address(port: int) -> str:
    return f"http://{HOST}:{port}/api"


@contextmanager
def watched_server(settings: Settings, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The same, but gives the server's process, for who must know when it ends.

    Raises:
        ToolFailure: it did not answer within three minutes.
    """
    api = _address(port)
    environment = {**prefect_environment(settings), **os.environ, "PREFECT_UI_API_URL": api}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    (settings.home / "prefect").mkdir(parents=True, exist_ok=True)
    with (settings.home / "prefect-server.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        _await_health(api, server)
        os.environ["PREFECT_API_URL"] = api
        yield server
    finally:
        server.terminate()
        server.wait()


def _await_health(api: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if _is_healthy(api):
            return
        time.sleep(0.25)
    server.terminate()
    raise ToolFailure("prefect_unavailable", f"{api} did not answer")


def _is_healthy(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:  # noqa: S310 - a fixed loopback address
            return bool(answer.status == 200)  # noqa: PLR2004 - HTTP's "OK"
    except (urllib.error.URLError, OSError):
        return False
