"""A file read whole: pages, then the documents that they make up."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from fakelos.extractors.classify import classify_all
from fakelos.extractors.documents import read_document
from fakelos.extractors.normalise import normalise
from fakelos.extractors.page import ReadPage, read_page
from fakelos.extractors.segment import segment
from fakelos.schemas.document import Document
from fakelos.schemas.page import ClassGuess
from fakelos.schemas.settings import Settings


@dataclass(frozen=True)
class ReadFile:
    """All that was read of one file; `guesses` go page by page."""

    pages: tuple[ReadPage, ...]
    guesses: tuple[ClassGuess, ...]
    documents: tuple[Document, ...]


def read_file(source: Path, name: str, settings: Settings, pool: Executor) -> ReadFile:
    """Read one uploaded file; its pages are read side by side in `pool`.

    `name` is what documents call the file. The pool bounds how many pages are in memory at once.

    Raises:
        BadInput: the file as a whole cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="fakelos-") as folder:
        normal = normalise(source, Path(folder), settings)
        pages = tuple(pool.map(read_page, normal, repeat(settings)))
    return understand(name, pages)


def understand(name: str, pages: Sequence[ReadPage]) -> ReadFile:
    """Classify pages, part them into documents, and read the documents' fields."""
    plain = [page.page for page in pages]
    guesses = classify_all(plain)
    by_number = {page.number: page for page in plain}
    documents = tuple(
        read_document(span.doc_class, span.confidence, name, [by_number[n] for n in span.pages], span.problems)
        for span in segment(plain, guesses)
    )
    return ReadFile(tuple(pages), tuple(guesses), documents)
