"""What every child process of ours is given, and how it is ended."""

import os
import signal
import subprocess
from contextlib import suppress

_PASSED_ON = frozenset({"PATH", "LANG", "VIRTUAL_ENV", "PYTHONPATH"})


def bare_environment() -> dict[str, str]:
    """Nothing of ours, secrets least of all, is handed to a child; one thread each, as many children as cores."""
    passed = _PASSED_ON & os.environ.keys()
    return {name: os.environ[name] for name in passed} | {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}


def kill_group(child: subprocess.Popen[bytes]) -> None:
    """End a child that leads its own process group, and whatever it has started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
