"""The door of extraction: a class and its pages in, a document with its fields out."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from fakelos.extractors.second_look.disputed import marked
from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page

Extract = Callable[[Sequence[Page]], dict[str, Field]]

_CLASSES = "fakelos.extractors.classes"


def read_document(
    doc_class: DocumentClass | None, confidence: float, file: str, pages: Sequence[Page], problems: Sequence[str] = ()
) -> Document:
    """One paper with its fields.

    A paper of unknown class is read for its holder alone, so that it can be laid beside the holder's
    other papers. Problems of the pages are kept with the document's own, each once.
    """
    numbers = tuple(page.number for page in pages)
    return Document(
        id=document_id(file, numbers),
        file=file,
        pages=numbers,
        doc_class=doc_class,
        confidence=confidence,
        fields=fields_in(doc_class, pages),
        problems=tuple(dict.fromkeys([*problems, *(problem for page in pages for problem in page.problems)])),
    )


def document_id(file: str, pages: Sequence[int]) -> str:
    """An opaque name for these pages of this file, the same on every run."""
    return hashlib.sha256(f"{file}\n{','.join(map(str, pages))}".encode()).hexdigest()[:20]


def fields_in(doc_class: DocumentClass | None, pages: Sequence[Page]) -> dict[str, Field]:
    """The fields that a class of paper may hold, as far as these pages give them."""
    known = doc_class or DocumentClass.OTHER
    found = marked(extractor(known)(pages), pages, extractor(known))
    allowed = {code for codes in fields_of_class(known).values() for code in codes}
    return {code: field for code, field in sorted(found.items()) if code in allowed}


@cache
def extractor(doc_class: DocumentClass) -> Extract:
    """The `extract` of the class's module."""
    found: Extract = import_module(f"{_CLASSES}.{doc_class}").extract
    return found


@cache
def fields_of_class(doc_class: DocumentClass) -> Mapping[str, Sequence[str]]:
    """The codes of the fields that a class `must` and `may` hold, from its data file."""
    data = tomllib.loads((Path(__file__).parent / "classes" / f"{doc_class}.toml").read_text("utf-8"))
    table: Mapping[str, Sequence[str]] = data.get("fields", {})
    return table
