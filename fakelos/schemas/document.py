"""What a document is: consecutive pages of one file that are one paper, and its fields."""

from pydantic import Field as Values

from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.document_class import DocumentClass


class Field(Frozen):
    """A value with its evidence. Dates are ISO 8601, amounts `300.00`, names in capitals as printed.

    `confidence` is 0–1. `problem` is a reason code when the value fails its own check (a tax number
    with a wrong check digit): it is kept and shown, not dropped. `alternatives` are further readings
    that the print allows, each written as `value` is; `confidence` is then that it is one of them all.
    """

    value: str | tuple[str, ...]
    confidence: float
    page: int
    box: Box
    problem: str | None = None
    alternatives: tuple[str, ...] = ()


class Document(Frozen):
    """One paper. `pages` count from 1 in `file`; `duplicate_of` is the id of the same paper scanned before.

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
