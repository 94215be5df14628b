"""`fakelos read`: files in, JSON lines out, one a document."""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from fakelos.extractors.file import read_file
from fakelos.schemas.document import Document
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings


def run(files: Sequence[Path]) -> None:
    """Print a line for every document of every file; a file that cannot be read is a line too."""
    settings = Settings()
    with ThreadPoolExecutor(settings.workers) as pool:
        for file in files:
            for line in _lines(file, settings, pool):
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()


def document_line(document: Document) -> dict[str, Any]:
    """A document as the contract prints it."""
    return document.model_dump(mode="json", include={"file", "pages", "doc_class", "confidence", "fields", "problems"})


def _lines(file: Path, settings: Settings, pool: Executor) -> Iterator[dict[str, Any]]:
    try:
        reading = read_file(file, str(file), settings, pool)
    except FileNotFoundError:
        yield _unreadable(file, "file_missing")
    except BadInput as refused:
        yield _unreadable(file, refused.code)
    else:
        yield from map(document_line, reading.documents)


def _unreadable(file: Path, code: str) -> dict[str, Any]:
    return {"file": str(file), "pages": [], "doc_class": None, "confidence": 0.0, "fields": {}, "problems": [code]}
