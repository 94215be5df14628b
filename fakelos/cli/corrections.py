"""`fakelos corrections export`: what reviewers corrected, as examples for the classifier."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.settings import Settings


def export(out: Path | None) -> None:
    """Write a JSON line for each page whose class a reviewer said, to `out` or to standard output."""
    with _opened(out) as stream:
        prepare_installation(Settings())
        for line in _lines():
            stream.write(f"{line}\n")


def _lines() -> Iterator[str]:
    from fakelos.storage import audit  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.corrections.labels import labelled_pages  # noqa: PLC0415 - as above
    from fakelos.storage.sealed.vault import open_vault  # noqa: PLC0415 - as above

    count = 0
    for count, page in enumerate(labelled_pages(open_vault()), start=1):  # noqa: B007 - counted for the record
        yield json.dumps(page.as_json(), ensure_ascii=False)
    audit.append(audit.MACHINE, "corrections.exported", "corrections", None, {"pages": count})


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """The file, for its owner's eyes only, or standard output."""
    if out is None:
        yield sys.stdout
        return
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise typer.BadParameter(f"{out}: {error.strerror}") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        yield stream
