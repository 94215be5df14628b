"""The order in which a batch was scanned: files as they came, pages within them."""

import re
from bisect import bisect
from collections.abc import Sequence

from fakelos.schemas.document import Cover, Document


class Order:
    """Where documents, covers and pages lie in a batch.

    Files that hold no document (a cover scanned by itself) are put where their names belong among the
    others, since scanners count up.
    """

    def __init__(self, documents: Sequence[Document], covers: Sequence[Cover]) -> None:
        self._files = list(dict.fromkeys(document.file for document in documents))
        for cover in covers:
            self._learn(cover.file)

    def _learn(self, file: str) -> None:
        if file not in self._files:
            self._files.insert(bisect(self._files, _natural(file), key=_natural), file)

    def of_document(self, document: Document) -> tuple[int, int]:
        """The position of a document's first page."""
        return self.of_page(document.file, document.pages[0])

    def of_page(self, file: str, page: int) -> tuple[int, int]:
        """The position of a page; page 0 comes before all of its file."""
        self._learn(file)
        return self._files.index(file), page


def _natural(name: str) -> list[tuple[int, str]]:
    """Names with their numbers counted, so that scan_9 comes before scan_10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]
