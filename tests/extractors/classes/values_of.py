"""What a class reads from lines of text, as plain values."""

from collections.abc import Mapping

from fakelos.extractors.documents import read_document
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from tests.extractors.page_of import page_of

Values = Mapping[str, str | tuple[str, ...]]


def values_of(doc_class: DocumentClass, *lines: str, page: Page | None = None) -> Values:
    """The values of a paper's fields by their codes."""
    document = read_document(doc_class, 1.0, "paper.tif", [page or page_of(*lines)])
    return {code: field.value for code, field in document.fields.items()}
