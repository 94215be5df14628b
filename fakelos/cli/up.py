"""`fakelos up`: the desk, Prefect and a worker on one machine, until Ctrl-C."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from rich.console import Console

from fakelos.cli.installation import prepare_installation
from fakelos.cli.turns import leave_cleanly
from fakelos.flows.engine import HOST, watched_server
from fakelos.schemas.settings import Settings

PROGRAM = (sys.executable, "-m", "fakelos")
LOOK_SECONDS = 0.5
Children = Mapping[str, "subprocess.Popen[bytes]"]


def run(port: int, prefect_port: int) -> int:
    """Start all three, say where they are, stop all when one stops; 1 when one stopped by itself."""
    settings = Settings()
    prepare_installation(settings)
    with watched_server(settings, prefect_port) as server:
        return serve_beside_prefect(port, prefect_port, {"Prefect": server})


def serve_beside_prefect(port: int, prefect_port: int, beside: Children | None = None) -> int:
    """Run desk and worker against the Prefect server that runs already; 0 on Ctrl-C, 1 when one of them ends.

    What runs `beside` them is watched as well.
    """
    leave_cleanly()
    console = Console()
    with ExitStack() as running:
        commands = {"desk": ["desk", "--port", str(port)], "worker": ["worker"]}
        if Settings().tells_others:
            commands["events send"] = ["events", "send"]
        children = {name: running.enter_context(_command(*command)) for name, command in commands.items()}
        console.print(f"Γραφείο (desk):   http://{HOST}:{port}/", highlight=False)
        console.print(f"Prefect:          http://{HOST}:{prefect_port}/", highlight=False)
        console.print("Ctrl-C σταματά τα πάντα. Ctrl-C stops everything.")
        return _watch({**children, **(beside or {})}, console)


@contextmanager
def _command(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    child = subprocess.Popen([*PROGRAM, *arguments])
    try:
        yield child
    finally:
        child.terminate()
        child.wait()


def _watch(children: Children, console: Console) -> int:
    """Wait until one has ended, and say which: without the worker the desk would wait for dossiers in vain."""
    try:
        name, code = _first_to_end(children)
    except KeyboardInterrupt:
        return 0
    console.print(
        f"Το {name} σταμάτησε (κωδικός {code}): σταματούν όλα. {name} ended (code {code}): everything stops.",
        highlight=False,
    )
    return 1


def _first_to_end(children: Children) -> tuple[str, int]:
    while True:
        for name, child in children.items():
            if (code := child.poll()) is not None:
                return name, code
        time.sleep(LOOK_SECONDS)
