"""`fakelos up`: the desk, Prefect and a worker on one machine, until Ctrl-C."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.flows.engine import HOST, prefect_server
from fakelos.schemas.settings import Settings


def run(port: int, prefect_port: int) -> None:
    """Start all three, say where they are, stop all when one stops."""
    settings = Settings()
    prepare_installation(settings)
    with prefect_server(settings, prefect_port):
        serve_beside_prefect(port, prefect_port)


def serve_beside_prefect(port: int, prefect_port: int) -> None:
    """Run desk and worker against the Prefect server that runs already; returns on Ctrl-C or when one ends."""
    signal.signal(signal.SIGTERM, _leave)
    console = Console()
    with ExitStack() as running:
        desk = running.enter_context(_command("desk", "--port", str(port)))
        running.enter_context(_command("worker"))
        if Settings().tells_others:
            running.enter_context(_command("events", "send"))
        console.print(f"Γραφείο (desk):   http://{HOST}:{port}/", highlight=False)
        console.print(f"Prefect:          http://{HOST}:{prefect_port}/", highlight=False)
        console.print("Ctrl-C σταματά τα πάντα. Ctrl-C stops everything.")
        _wait(desk)


def _leave(*_: object) -> None:
    """Leave through every `finally`, so that a service manager's stop leaves no child behind."""
    sys.exit(128 + signal.SIGTERM)


@contextmanager
def _command(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen([sys.executable, "-m", "fakelos", *arguments])
    try:
        yield child
    finally:
        child.terminate()
        child.wait()


def _wait(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait()
    except KeyboardInterrupt:
        return
