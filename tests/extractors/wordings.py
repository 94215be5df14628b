"""Sample wordings of invented papers, each with its class, from the files `wordings*.txt`."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from tests.extractors.sheets import page_of_text


class Wording(NamedTuple):
    """One paper: what it is, what the sample is called, and its lines."""

    doc_class: DocumentClass
    name: str
    text: str

    def page(self, number: int = 1) -> Page:
        """The paper as a page that has been read."""
        return page_of_text(self.text, number)


@cache
def wordings() -> tuple[Wording, ...]:
    """All samples."""
    files = sorted(Path(__file__).parent.glob("wordings*.txt"))
    parts = [part for file in files for part in file.read_text("utf-8").split("\n=== ")[1:]]
    return tuple(_wording(*part.split("\n", 1)) for part in parts)


def wording(name: str) -> Wording:
    """The sample `class name`, as its first line in the file says."""
    doc_class, sample = name.split()
    return next(w for w in wordings() if w.doc_class == doc_class and w.name == sample)


def _wording(head: str, text: str) -> Wording:
    doc_class, name = head.split()
    return Wording(DocumentClass[doc_class.upper()], name, text)
