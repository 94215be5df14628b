"""`fakelos corrections export`: what reviewers corrected, as examples for the classifier."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

Out = Annotated[Path | None, typer.Argument(dir_okay=False, help="Without it: standard output.")]
app = typer.Typer(no_args_is_help=True, help="What reviewers corrected, as examples for the classifier.")


@app.callback()
def _group() -> None:
    """Keep `export` a command of its own."""


@app.command()
def export(out: Out = None) -> None:
    """Write a JSON line for each page whose class a reviewer said: page, text, layout, doc_class.

    The texts are personal data: keep the file as the dossiers are kept. `python -m tests.training --corrections FILE`
    learns from it.
    """
    from fakelos.cli.installation import prepare_installation  # noqa: PLC0415 - each command loads what it needs
    from fakelos.schemas.settings import Settings  # noqa: PLC0415 - as above

    prepare_installation(Settings())
    with _opened(out) as stream:
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
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        yield stream
