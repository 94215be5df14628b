"""One Prefect server for the few tests that need one, and `fakelos process` as a user would start it."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fakelos.flows.engine import prefect_server
from fakelos.schemas.settings import Settings
from tests.storage.conftest import batch, blob_folder, station, vault  # noqa: F401 - fixtures of these tests too

Process = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Prefect keeps all that it keeps."""
    return tmp_path_factory.mktemp("prefect-home")


@pytest.fixture(scope="session")
def prefect_api(prefect_home: Path) -> Iterator[str]:
    """The address of a real Prefect server on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with prefect_server(Settings(home=prefect_home), port) as api:
        yield api
    os.environ.pop("PREFECT_API_URL", None)


@pytest.fixture
def process(prefect_api: str, prefect_home: Path, tmp_path: Path) -> Process:
    """Run `fakelos process` with its own home and the session's Prefect server."""
    environment = {
        **os.environ,
        "FAKELOS_HOME": str(tmp_path / "home"),
        "PREFECT_HOME": str(prefect_home / "prefect"),
        "PREFECT_API_URL": prefect_api,
    }

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "fakelos", "process", *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=540)

    return run
