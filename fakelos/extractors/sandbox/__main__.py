"""The keeper: opens no uploaded file itself, but has each opened by a confined child of its own.

A question is a line of JSON on standard input. What the child reports is passed on as it comes, in pieces: a line with
the length, then so many bytes; a line that begins with `end` says how the child ended. The keeper has the libraries
loaded, so that a child costs a hundredth of a new start of Python.
"""

import ctypes
import json
import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from fakelos.extractors.sandbox.child import library, read
from fakelos.extractors.sandbox.pages import Limits

PIECE = 1 << 16
LATE = "late"
FAILED = 1
SET_DEATH_SIGNAL = 1


def main() -> None:
    """Answer until the input ends."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        question = json.loads(line)
        for kind in question["kinds"]:
            library(kind)
        _answer(question, sink)


def _answer(question: dict[str, Any], sink: BinaryIO) -> None:
    report, into = os.pipe()
    child = os.fork()
    if not child:
        _become_child(question, into)
    os.close(into)
    try:
        whole = _pass_on(report, sink, question["limits"]["seconds"])
    finally:
        os.close(report)
        status = _end(child)
    sink.write(f"end {status if whole else LATE}\n".encode())
    sink.flush()


def _become_child(question: dict[str, Any], into: int) -> NoReturn:
    """Go on as the child, with nothing of the keeper's open."""
    status: object = FAILED
    try:
        os.setpgid(0, 0)
        _die_with_keeper()
        os.dup2(into, sys.stdout.fileno())
        os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
        os.closerange(sys.stderr.fileno() + 1, into + 1)
        read(Path(question["source"]), Path(question["out"]), Limits(**question["limits"]))
        status = 0
    except SystemExit as ended:
        status = ended.code
    finally:
        os._exit(status if isinstance(status, int) else FAILED)


def _die_with_keeper() -> None:
    """Have the kernel end this process when its parent ends, where it can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)


def _pass_on(report: int, sink: BinaryIO, seconds: float) -> bool:
    """Whether the report came to its end in time."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and select.select([report], [], [], left)[0]:
        piece = os.read(report, PIECE)
        if not piece:
            return True
        sink.write(b"%d\n" % len(piece) + piece)
        sink.flush()
    return False


def _end(child: int) -> int:
    """How a child ended, by itself or now, with all that it has started; below zero the signal."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
