"""The parent's side of the sandbox: a file goes to a keeper that is idle, or to a new one."""

import atexit
import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from fakelos.extractors.confined import bare_environment, kill_group

COMMAND = (sys.executable, "-m", "fakelos.extractors.sandbox")
DIED = "died"


def ask(question: Mapping[str, object]) -> tuple[bytes, str]:
    """What a confined child reports on a file, and how it ended: `late`, `died` with its keeper, or its exit code."""
    keeper = _idle_one() or subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=bare_environment(),
        start_new_session=True,
    )
    report = bytearray()
    try:
        end = _exchange(keeper, json.dumps(question).encode() + b"\n", report)
    except (OSError, ValueError):
        end = DIED
    except BaseException:
        _discard(keeper)
        raise
    if end == DIED:
        _discard(keeper)
    else:
        _idle.append(keeper)
    return bytes(report), end


def _exchange(keeper: subprocess.Popen[bytes], line: bytes, report: bytearray) -> str:
    source, sink = keeper.stdout, keeper.stdin
    if source is None or sink is None:
        raise ValueError
    sink.write(line)
    sink.flush()
    while not (head := source.readline()).startswith(b"end "):
        report += source.read(int(head))
    return head.split()[1].decode()


_idle: list[subprocess.Popen[bytes]] = []


def _idle_one() -> subprocess.Popen[bytes] | None:
    """A keeper that waits for a question and is still alive."""
    with suppress(IndexError):  # another thread may take the last one: `pop` alone is one step
        while (keeper := _idle.pop()).poll() is not None:
            _discard(keeper)
        return keeper
    return None


def _discard(keeper: subprocess.Popen[bytes]) -> None:
    kill_group(keeper)
    for pipe in (keeper.stdin, keeper.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


@atexit.register
def end_keepers() -> None:
    """End the keepers that wait."""
    while keeper := _idle_one():
        _discard(keeper)
