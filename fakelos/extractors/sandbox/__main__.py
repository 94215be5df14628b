"""The child: one uploaded file in, plain pages and a report out.

Called as `python -m fakelos.extractors.sandbox SOURCE OUT LIMITS`, LIMITS as JSON. The report goes to standard
output: a line of JSON about the file, then one about each page as soon as it is there. So when a page ends the
child, whoever called it knows which one, and begins anew behind it.
"""

import json
import os
import resource
import signal
import sys
from dataclasses import asdict
from pathlib import Path

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


def main() -> None:
    """Confine this process, read the file, report."""
    source, out, limits = Path(sys.argv[1]), Path(sys.argv[2]), Limits(**json.loads(sys.argv[3]))
    confine(limits)
    try:
        kind = sniff(source)
        opened = _open(kind, source, out, limits)
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


def _open(kind: str, source: Path, out: Path, limits: Limits) -> Opened:
    if kind == PDF:
        from fakelos.extractors.sandbox.pdf import open_pdf  # noqa: PLC0415 - loaded only when needed: start-up counts

        return open_pdf(source, Output(out, limits.room), limits)
    from fakelos.extractors.sandbox.images import open_image  # noqa: PLC0415 - as above

    return open_image(source, Output(out, limits.room), limits)


if __name__ == "__main__":
    main()
