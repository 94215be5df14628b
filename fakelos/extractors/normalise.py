"""The border: an uploaded file goes into a confined child, plain pages come back.

This is the one door through which uploaded bytes are opened. Nothing downstream sees them.
"""

import json
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fakelos.extractors.keepers import DIED, ask
from fakelos.extractors.sandbox.pages import NO_ROOM
from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.schemas.settings import Settings

LATE, CRASHED = "normalise_timeout", "normalise_crashed"
_ENDS = {"0": "", "late": LATE, str(-signal.SIGXCPU): LATE}
_KILLED = frozenset({DIED, str(-signal.SIGKILL)})
"""Ends that no file brings about: a machine without memory, or an operator."""
_met: set[str] = set()
"""Types of files opened so far: keepers load beforehand what opens them."""
SECONDS_A_PAGE = 2.0
"""By so much longer than one page a file of many may take."""


class TextLayerWord(Frozen):
    """A word of a born-digital page; the box as fractions of the page."""

    text: str
    box: Box


class NormalPage(Frozen):
    """One plain page: `image` is an uncompressed PGM or PPM file, None when `problem` says why.

    With an image, `problem` says what else there is that it does not show.
    """

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

    A page that crashes the child, or takes it too long, is a page with a problem; the next child goes on behind it.
    Where the child was killed, another one tries the same page once more.

    Raises:
        BadInput: the file as a whole cannot be used; the code says why.
        ToolFailure: `no_room` when the disk is full.
    """
    if not source.is_file():
        raise BadInput("not_a_file" if source.exists() else "file_missing")
    if source.stat().st_size == 0:
        raise BadInput("empty_file")
    if source.stat().st_size > settings.max_file_bytes:
        raise BadInput("too_large")
    media_type, entries = _read_through(source, out, settings)
    pages = tuple(_page(entry, out) for entry in entries)
    if not any(page.image for page in pages):
        raise BadInput(_code_of_file(pages))
    return NormalFile(media_type=media_type, pages=pages)


def _code_of_file(pages: tuple[NormalPage, ...]) -> str:
    """The reason of a file none of whose pages opened."""
    code = pages[0].problem if pages else None
    return code if code and code != "page_failed" else "damaged_file"


def _read_through(source: Path, out: Path, settings: Settings) -> tuple[str, list[dict[str, Any]]]:
    """The type of a file and a report on each of its pages, by as many children as it takes.

    Raises:
        BadInput: no child got as far as counting the pages.
    """
    begin = time.monotonic()
    run = _run_child(source, out, settings)
    if run.head is None or run.head["problem"]:
        raise BadInput(run.head["problem"] if run.head else run.end)
    media_type, count, pages = run.head["media_type"], run.head["pages"], run.pages
    while len(pages) < count:
        if time.monotonic() - begin > settings.normalise_seconds + count * SECONDS_A_PAGE:
            return media_type, pages + [_without_image(number, LATE) for number in range(len(pages) + 1, count + 1)]
        if run.end != LATE or not run.pages:
            pages.append(_without_image(len(pages) + 1, "page_failed"))
        run = _run_child(source, out, settings, len(pages) + 1)
        pages += run.pages
    return media_type, pages


@dataclass(frozen=True)
class _Run:
    """What one child reported, and how it ended: an empty text, or a reason code."""

    head: dict[str, Any] | None
    pages: list[dict[str, Any]]
    end: str


def _run_child(source: Path, out: Path, settings: Settings, first: int = 1) -> _Run:
    run, killed = _ask(source, out, settings, first)
    if not killed:
        return run
    again, _ = _ask(source, out, settings, first + len(run.pages))
    return _Run(run.head or again.head, run.pages + again.pages, again.end)


def _ask(source: Path, out: Path, settings: Settings, first: int) -> tuple[_Run, bool]:
    """What one child found from a page on, and whether it was killed from outside."""
    limits = _limits(out, settings, first)
    report, end = ask({"source": str(source.resolve()), "out": str(out), "limits": limits, "kinds": sorted(_met)})
    if end == str(NO_ROOM):
        raise ToolFailure("no_room")
    run = _run(report, _ENDS.get(end, CRASHED))
    if run.head and not run.head["problem"]:
        _met.add(run.head["media_type"])
    return run, end in _KILLED


def _limits(out: Path, settings: Settings, first: int) -> dict[str, int]:
    written = sum(file.stat().st_size for file in out.glob("*.p[gp]m"))
    return {
        "pages": settings.max_pages,
        "pixels": settings.max_pixels,
        "memory": settings.normalise_memory_bytes,
        "seconds": settings.normalise_seconds,
        "page_seconds": settings.normalise_page_seconds,
        "room": settings.max_plain_bytes - written,
        "first": first,
    }


def _run(output: bytes, end: str) -> _Run:
    """What whole lines say; a child that is killed may break off in the middle of one."""
    lines = [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]
    return _Run(lines[0] if lines else None, lines[1:], end)


def _without_image(number: int, problem: str) -> dict[str, Any]:
    return {"number": number, "image": None, "dpi": 0, "words": None, "problem": problem}


def _page(entry: dict[str, Any], out: Path) -> NormalPage:
    image = out / Path(entry["image"]).name if entry["image"] else None
    return NormalPage(
        number=entry["number"], image=image, dpi=entry["dpi"], words=entry["words"], problem=entry["problem"]
    )
