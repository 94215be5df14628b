"""The border: an uploaded file goes into a confined child, plain pages come back.

This is the one door through which uploaded bytes are opened. Nothing downstream sees them.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from fakelos.extractors.confined import bare_environment, kill_group
from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings


class TextLayerWord(Frozen):
    """A word of a born-digital page; the box as fractions of the page."""

    text: str
    box: Box


class NormalPage(Frozen):
    """One plain page: `image` is an uncompressed PGM or PPM file, None when `problem` says why."""

    number: int
    image: Path | None
    dpi: int
    words: tuple[TextLayerWord, ...] | None
    problem: str | None


class NormalFile(Frozen):
    """A file as its content shows it to be, whatever its name, with all its pages."""

    media_type: str
    pages: tuple[NormalPage, ...]


def normalise(source: Path, out: Path, settings: Settings) -> NormalFile:
    """Open an uploaded file in a confined child and give its pages, written to the folder `out`.

    Raises:
        BadInput: the file as a whole cannot be used; the code says why.
    """
    if source.stat().st_size == 0:
        raise BadInput("empty_file")
    if source.stat().st_size > settings.max_file_bytes:
        raise BadInput("too_large")
    report = _run_child(source, out, settings)
    if report["problem"]:
        raise BadInput(report["problem"])
    pages = tuple(_page(entry, out) for entry in report["pages"])
    if not any(page.image for page in pages):
        raise BadInput(_code_of_file(pages))
    return NormalFile(media_type=report["media_type"], pages=pages)


def _code_of_file(pages: tuple[NormalPage, ...]) -> str:
    """The reason of a file none of whose pages opened."""
    code = pages[0].problem if pages else None
    return code if code and code != "page_failed" else "damaged_file"


def _run_child(source: Path, out: Path, settings: Settings) -> dict[str, Any]:
    limits = {
        "pages": settings.max_pages,
        "pixels": settings.max_pixels,
        "memory": settings.normalise_memory_bytes,
        "seconds": settings.normalise_seconds,
    }
    command = [sys.executable, "-m", "fakelos.extractors.sandbox", str(source.resolve()), str(out), json.dumps(limits)]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=bare_environment(), start_new_session=True
    )
    try:
        output, _ = child.communicate(timeout=settings.normalise_seconds)
    except subprocess.TimeoutExpired:
        raise BadInput("normalise_timeout") from None
    finally:
        kill_group(child)
    if child.returncode != 0:
        raise BadInput("normalise_timeout" if child.returncode == -signal.SIGXCPU else "normalise_crashed")
    report: dict[str, Any] = json.loads(output)
    return report


def _page(entry: dict[str, Any], out: Path) -> NormalPage:
    image = out / Path(entry["image"]).name if entry["image"] else None
    return NormalPage(
        number=entry["number"], image=image, dpi=entry["dpi"], words=entry["words"], problem=entry["problem"]
    )
