"""The child: one uploaded file in, plain pages and a report out.

The report goes to standard output: a line of JSON about the file, then one about each page as soon as it is there. So
when a page ends the child, whoever asked knows which one, and begins anew behind it.
"""

import json
import os
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from fakelos.extractors.sandbox.network import refuse_network
from fakelos.extractors.sandbox.pages import Limits, Opened, Output
from fakelos.extractors.sandbox.refusal import RefusalError

OPEN_FILES = 64
BYTES_A_PIXEL = 3
PDF = "application/pdf"
MAGIC = (
    (b"%PDF-", PDF),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
)
WEBP = b"RIFF", b"WEBP"
HEAD = 1024


class Library(Protocol):
    """Opens files of some type."""

    def open_file(self, source: Path, out: Output, limits: Limits) -> Opened:
        """Its pages, each to be had one by one."""


def read(source: Path, out: Path, limits: Limits) -> None:
    """Confine this process, read the file, report."""
    confine(limits)
    try:
        kind = sniff(source)
        opened = library(kind).open_file(source, Output(out, limits.room), limits)
    except RefusalError as refusal:
        _say({"problem": refusal.code})
        return
    _say({"problem": None, "media_type": kind, "pages": opened.pages})
    for number in range(limits.first, opened.pages + 1):
        signal.setitimer(signal.ITIMER_PROF, limits.page_seconds)  # nobody handles its signal: it ends the child
        _say(asdict(opened.page(number)))


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def confine(limits: Limits) -> None:
    """Bound memory, processor time, files, forbid core dumps and the network: a bomb ends here."""
    os.umask(0o077)
    largest = BYTES_A_PIXEL * limits.pixels + HEAD
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    refuse_network()  # where it cannot be had, `fakelos doctor` says so


def sniff(source: Path) -> str:
    """The media type of the file, by its content; its name counts for nothing.

    Raises:
        RefusalError: it is empty or none of the types taken.
    """
    with source.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise RefusalError("empty_file")
    kind = next((kind for magic, kind in MAGIC if head.startswith(magic)), None)
    if kind is None and (head[:4], head[8:12]) == WEBP:
        return "image/webp"
    if kind is None and b"%PDF-" in head:
        return PDF
    if kind is None:
        raise RefusalError("unsupported_type")
    return kind


def library(kind: str) -> Library:
    """What opens files of a media type; loaded when it is asked for, since that takes longer than many a file."""
    if kind == PDF:
        from fakelos.extractors.sandbox import pdf  # noqa: PLC0415 - as said

        return pdf
    from fakelos.extractors.sandbox import images  # noqa: PLC0415 - as said

    return images
