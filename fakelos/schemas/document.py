"""What a document is: pages that are one paper, and its fields."""

from typing import NamedTuple

from pydantic import Field as Values

from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.document_class import DocumentClass


class Field(Frozen):
    """A value with its evidence. Dates are ISO 8601, amounts `300.00`, names in capitals as printed.

    `confidence` is 0–1. `problem` is a reason code when the value fails its own check (a tax number
    with a wrong check digit): it is kept and shown, not dropped. `alternatives` are further readings
    that the print allows, each written as `value` is; `confidence` is then that it is one of them all.
    `scan` names the `Scan` on whose page it stands, None a page of the paper's own file.
    """

    value: str | tuple[str, ...]
    confidence: float
    page: int
    box: Box
    problem: str | None = None
    alternatives: tuple[str, ...] = ()
    scan: str | None = None


class Leaf(NamedTuple):
    """One page: `number` in the file of the paper `document`, as which it was read."""

    document: str
    number: int


class Scan(Frozen):
    """Pages of another file that a reviewer joined to a paper; `document` is the paper as which they were read."""

    document: str
    file: str
    pages: tuple[int, ...]


class Document(Frozen):
    """One paper: consecutive `pages` of one `file`, counted from 1, and those that were `joined` to it from others.

    `duplicate_of` is the id of the same paper scanned before.
    `candidates`: where the class is not sure, it could only be one of these; empty, it could be anything.
    """

    id: str
    file: str
    pages: tuple[int, ...]
    doc_class: DocumentClass | None
    confidence: float
    fields: dict[str, Field] = Values(default_factory=dict)
    problems: tuple[str, ...] = ()
    duplicate_of: str | None = None
    candidates: tuple[DocumentClass, ...] = ()
    joined: tuple[Scan, ...] = ()

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All its pages, in order."""
        scans = ((self.id, self.pages), *((scan.document, scan.pages) for scan in self.joined))
        return tuple(Leaf(document, number) for document, numbers in scans for number in numbers)

    def leaf_of(self, field: Field) -> Leaf:
        """The page on which a value stands."""
        return Leaf(field.scan or self.id, field.page)

    def text_of(self, code: str) -> str | None:
        """The value of a single-valued field, None if the paper does not carry it."""
        field = self.fields.get(code)
        return field.value if field is not None and isinstance(field.value, str) else None

    def values_of(self, code: str) -> tuple[str, ...]:
        """The values of a field, however many it has."""
        field = self.fields.get(code)
        if field is None:
            return ()
        return (field.value,) if isinstance(field.value, str) else field.value


class CoverSheet(Frozen):
    """What the barcode of a cover sheet says; `Cover` adds where the sheet lies."""

    application_no: str
    seq: int | None = None
    application_date: str | None = None


class Cover(CoverSheet):
    """A cover sheet found in a batch: what it opens, and where it lies.

    `seq` None: opens a dossier; a number: opens the n-th paper of it.
    """

    file: str
    page: int
