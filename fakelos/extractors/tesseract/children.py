"""The parent's side: questions go to a child that is idle, or to a new one; a child that fails is not used again."""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.confined import bare_environment, kill_group
from fakelos.schemas.base import Frozen
from fakelos.schemas.errors import ConfigurationError, ToolFailure

COMMAND = (sys.executable, "-m", "fakelos.extractors.tesseract")
MOST_QUESTIONS = 500
"""A child is replaced after so many: what its engine hoards is bounded."""
_MODEL_FOLDERS = "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"


class Question(Frozen):
    """How an image is to be read: `layout` is a page segmentation mode, `form` that of the answer."""

    models: str
    languages: str
    layout: int
    dpi: int
    form: Literal["tsv", "hocr"] = "tsv"


def ask(image: NDArray[np.uint8], question: Question, seconds: float) -> str:
    """What tesseract reads on a grey image, as TSV without a heading or as hOCR with a box for each symbol.

    Raises:
        ToolFailure: `ocr_timeout` after `seconds`, `ocr_failed` when the child ends badly.
    """
    height, width = image.shape
    header = question.model_dump() | {"width": width, "height": height, "seconds": seconds}
    message = json.dumps(header).encode() + b"\n" + np.ascontiguousarray(image).tobytes()
    with _child() as child:
        return child.answer(message, seconds)


@cache
def system_models() -> str:
    """The folder of the languages that the system's packages installed.

    Raises:
        ConfigurationError: `tesseract_missing`, if there is none.
    """
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(folder) for folder in ((named,) if named else ()) + _MODEL_FOLDERS]
    found = next((folder for folder in folders if (folder / "ell.traineddata").exists()), None)
    if found is None:
        raise ConfigurationError("tesseract_missing")
    return str(found)


class _Child:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_environment(),
            start_new_session=True,
        )
        self.questions = 0

    def answer(self, message: bytes, seconds: float) -> str:
        """The answer to one question; a child that takes too long is killed, which ends the waiting."""
        self.questions += 1
        late = threading.Event()
        alarm = threading.Timer(seconds, self._stop, [late])
        alarm.start()
        try:
            text = self._exchange(message)
        except (OSError, ValueError):
            raise ToolFailure("ocr_timeout" if late.is_set() else "ocr_failed") from None
        finally:
            alarm.cancel()
        if late.is_set():
            raise ToolFailure("ocr_timeout")
        return text

    def _stop(self, late: threading.Event) -> None:
        late.set()
        kill_group(self.process)

    def _exchange(self, message: bytes) -> str:
        source, sink = self.process.stdout, self.process.stdin
        if source is None or sink is None:
            raise ValueError
        sink.write(message)
        sink.flush()
        length = int(source.readline())
        text = source.read(length)
        if len(text) != length:
            raise ValueError
        return text.decode("utf-8", errors="replace")

    def end(self) -> None:
        """Kill the child and close its pipes."""
        kill_group(self.process)
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


_idle: list[_Child] = []


@contextmanager
def _child() -> Iterator[_Child]:
    """A child for one question; it is kept for the next one only if it has answered."""
    child = _idle_one() or _Child()
    try:
        yield child
    except BaseException:
        child.end()
        raise
    if child.questions < MOST_QUESTIONS:
        _idle.append(child)
    else:
        child.end()


def _idle_one() -> _Child | None:
    """A child that waits for questions and is still alive."""
    with suppress(IndexError):  # another thread may take the last one: `pop` alone is one step
        while (child := _idle.pop()).process.poll() is not None:
            child.end()
        return child
    return None


@atexit.register
def end_children() -> None:
    """End the children that wait for questions."""
    while child := _idle_one():
        child.end()
