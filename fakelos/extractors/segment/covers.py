"""What cover sheets say of the pages between them: one paper, or that a cover is missing.

Where a station puts a numbered sheet before every paper, what lies between sheet n and sheet n+1 is one paper; between
n and n+2 lie two, and nothing but the papers themselves tells where the second begins, or whose it is.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from fakelos.extractors.barcodes import cover_of
from fakelos.schemas.document import CoverSheet
from fakelos.schemas.page import Page


class Place(Enum):
    """Where a page lies."""

    ANYWHERE = "anywhere"
    ONE_PAPER = "one paper"
    COVER_MISSING = "cover missing"


def places(pages: Sequence[Page]) -> list[Place]:
    """The place of each page of a file; that of the covers themselves is anywhere."""
    covers = [cover_of(page.barcodes) for page in pages]
    found = [Place.ANYWHERE] * len(pages)
    stands = [place for place, cover in enumerate(covers) if cover]
    for start, end in pairwise(stands):
        between = range(start + 1, end)
        found[start + 1 : end] = [_between(covers[start], covers[end])] * len(between)
    return found


def _between(before: CoverSheet | None, after: CoverSheet | None) -> Place:
    """What lies between two covers of one dossier, by their numbers."""
    if before is None or after is None or before.seq is None or after.seq is None:
        return Place.ANYWHERE
    if before.application_no != after.application_no:
        return Place.ONE_PAPER if after.seq == 1 else Place.COVER_MISSING
    step = after.seq - before.seq
    return Place.ONE_PAPER if step == 1 else Place.COVER_MISSING if step > 1 else Place.ANYWHERE
