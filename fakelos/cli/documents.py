"""A document, or a file that gave none, as a JSON line."""

from typing import Any

from fakelos.schemas.document import Document

PRINTED = {"file", "pages", "doc_class", "confidence", "fields", "problems"}


def read_line(document: Document) -> dict[str, Any]:
    """A document as `fakelos read` prints it: pages count from 1, boxes are fractions of the upright page.

    Pages that a reviewer joined from other files are named where there are any.
    """
    printed = document.model_dump(mode="json", include=PRINTED | ({"joined"} if document.joined else set()))
    for field in printed["fields"].values():
        if field["scan"] is None:
            del field["scan"]
    return printed


def unreadable_line(file: str, code: str) -> dict[str, Any]:
    """The line of a file of which nothing could be read."""
    return {"file": file, "pages": [], "doc_class": None, "confidence": 0.0, "fields": {}, "problems": [code]}
