"""The child: one uploaded file in, plain pages and a JSON report out.

Called as `python -m fakelos.extractors.sandbox SOURCE OUT LIMITS`, LIMITS as JSON. The report goes
to standard output; nothing of the file's content does.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from fakelos.extractors.sandbox.pages import Limits, PlainPage
from fakelos.extractors.sandbox.refusal import RefusalError

OPEN_FILES = 64
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
HEAD = 1024


def main() -> None:
    """Confine this process, read the file, report."""
    source, out, limits = Path(sys.argv[1]), Path(sys.argv[2]), Limits(**json.loads(sys.argv[3]))
    confine(limits)
    try:
        kind = sniff(source)
        pages = [asdict(page) for page in _read(kind, source, out, limits)]
        report = {"media_type": kind, "pages": pages, "problem": None}
    except RefusalError as refusal:
        report = {"media_type": None, "pages": [], "problem": refusal.code}
    json.dump(report, sys.stdout)


def confine(limits: Limits) -> None:
    """Bound memory, processor time, open files, and forbid core dumps: a bomb ends here."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
    if kind is None and b"%PDF-" in head:
        return PDF
    if kind is None:
        raise RefusalError("unsupported_type")
    return kind


def _read(kind: str, source: Path, out: Path, limits: Limits) -> Iterator[PlainPage]:
    if kind == PDF:
        from fakelos.extractors.sandbox.pdf import read_pdf  # noqa: PLC0415 - loaded only when needed: start-up counts

        return read_pdf(source, out, limits)
    from fakelos.extractors.sandbox.images import read_image  # noqa: PLC0415 - as above

    return read_image(source, out, limits)


if __name__ == "__main__":
    main()
