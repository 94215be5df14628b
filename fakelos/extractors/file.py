"""A file read whole: its pages, then the documents that they make up."""

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
from fakelos.schemas.page import ClassGuess, Page
from fakelos.schemas.settings import Settings


@dataclass(frozen=True)
class ReadFile:
    """An uploaded file as its content shows it to be, and all its pages."""

    media_type: str
    pages: tuple[ReadPage, ...]


def read_file(source: Path, settings: Settings, pool: Executor) -> ReadFile:
    """Read the pages of an uploaded file side by side in `pool`, which bounds how many are in memory at once.

    Raises:
        BadInput: the file as a whole cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="fakelos-") as folder:
        normal = normalise(source, Path(folder), settings)
        pages = tuple(pool.map(read_page, normal.pages, repeat(settings)))
    return ReadFile(normal.media_type, pages)


def documents_of(name: str, pages: Sequence[Page], guesses: Sequence[ClassGuess] | None = None) -> list[Document]:
    """The documents that the pages of the file `name` make up, with their fields.

    `guesses` are the pages' classes where they are known already.
    """
    known = classify_all(pages) if guesses is None else guesses
    by_number = {page.number: page for page in pages}
    return [
        read_document(span.doc_class, span.confidence, name, [by_number[n] for n in span.pages], span.problems)
        for span in segment(pages, known)
    ]
