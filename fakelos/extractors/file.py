"""A file read whole: its pages, then the documents that they make up."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from fakelos.extractors.barcodes import cover_of
from fakelos.extractors.classify import classify_all
from fakelos.extractors.documents import read_document
from fakelos.extractors.normalise import NormalPage, normalise
from fakelos.extractors.page import ReadPage, given_up, read_page
from fakelos.extractors.scratch import private_folder
from fakelos.extractors.segment import find_duplicates, segment
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.page import ClassGuess, Page
from fakelos.schemas.settings import Settings


@dataclass(frozen=True)
class ReadFile:
    """An uploaded file as its content shows it to be, and all its pages."""

    media_type: str
    pages: tuple[ReadPage, ...]


def read_file(source: Path, settings: Settings, pool: Executor) -> ReadFile:
    """Read the pages of an uploaded file side by side in `pool`, which bounds how many are in memory at once.

    Pages whose turn has not come after the time that one file may take keep their pictures, with a problem.

    Raises:
        BadInput: the file as a whole cannot be used.
    """
    with private_folder() as folder:
        normal = normalise(source, folder, settings)
        in_time = partial(_read_in_time, settings=settings, end=monotonic() + settings.file_seconds)
        pages = tuple(pool.map(in_time, normal.pages))
    return ReadFile(normal.media_type, pages)


def _read_in_time(page: NormalPage, settings: Settings, end: float) -> ReadPage:
    return read_page(page, settings) if monotonic() < end else given_up(page, "file_timeout")


def documents_of(name: str, pages: Sequence[Page], guesses: Sequence[ClassGuess] | None = None) -> list[Document]:
    """The documents that the pages of the file `name` make up, with their fields.

    `guesses` are the pages' classes where they are known already.
    """
    known = classify_all(pages) if guesses is None else guesses
    by_number = {page.number: page for page in pages}
    return [
        read_document(
            span.doc_class, span.confidence, name, [by_number[n] for n in span.pages], span.problems
        ).model_copy(update={"candidates": span.candidates})
        for span in segment(pages, known)
    ]


def covers_in(name: str, pages: Sequence[Page]) -> list[Cover]:
    """The cover sheets among the pages of the file `name`."""
    found = ((page.number, cover_of(page.barcodes)) for page in pages)
    return [Cover(**sheet.model_dump(), file=name, page=number) for number, sheet in found if sheet]


def link_duplicates(documents: Sequence[Document], read: Mapping[str, Sequence[Page]]) -> list[Document]:
    """The documents of a batch, each that was scanned before naming the first scan; none is dropped.

    `read` holds the pages of each file. A document is a duplicate if all its pages were seen in one other.
    """
    twins = find_duplicates([(name, page) for name, pages in read.items() for page in pages])
    first = {(twin.file, twin.page): (twin.same_as_file, twin.same_as_page) for twin in twins}
    holder = {(document.file, page): document.id for document in documents for page in document.pages}
    linked = []
    for document in documents:
        seen = {holder.get(first.get((document.file, page), ("", 0))) for page in document.pages}
        original = seen.pop() if len(seen) == 1 else None
        linked.append(document.model_copy(update={"duplicate_of": original if original != document.id else None}))
    return linked
