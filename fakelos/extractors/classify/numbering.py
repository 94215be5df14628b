"""The number that a page prints of itself: `Σελίδα 2 από 3`, `ΣΕΛ. 1`, `2/3`, `-2-`."""

import re
import unicodedata
from dataclasses import dataclass

from fakelos.schemas.page import Page

_GREEK = str.maketrans("ABEZHIKMNOPTYXLΛ", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΛΛ")
_LABEL = r"(?:ΣΕ[ΛΑ]Ι[ΔΑ]Α|ΣΕ[ΛΑ]|ΡΑGΕ|ΦΥ[ΛΑ][ΛΑ]Ο)"
_OF = r"(?:ΑΠΟ|ΟF|/|-)"
_LABELLED = re.compile(rf"(?<!\w){_LABEL}\W{{0,3}}(\d{{1,3}})(?:\s*{_OF}\s*(\d{{1,3}}))?(?!\d)")
_ALONE = re.compile(r"^\W*([1-9]\d?)\s*(?:/|ΑΠΟ|ΟF)\s*([1-9]\d?)\W*$")
_DASHED = re.compile(r"^[-–—~.\s]*[-–—~]\s*([1-9]\d?)\s*[-–—~][-–—~.\s]*$")
_MARGIN_ROWS = 4


@dataclass(frozen=True)
class Numbering:
    """`number` of `total`; None where the page does not say of how many."""

    number: int
    total: int | None = None


def numbering_of(page: Page) -> Numbering | None:
    """The number that the page bears among its topmost or lowest rows, if it makes sense.

    >>> from fakelos.schemas.page import Word
    >>> foot = Word(text="-2-", box=(0.4, 0.9, 0.6, 0.92), confidence=1, line=0)
    >>> numbering_of(Page(number=1, width=9, height=9, words=(foot,)))
    Numbering(number=2, total=None)
    """
    rows = [_plain(row) for row in page.text.splitlines()]
    margin = rows if len(rows) <= 2 * _MARGIN_ROWS else rows[:_MARGIN_ROWS] + rows[-_MARGIN_ROWS:]
    found = (match for pattern in (_LABELLED, _ALONE, _DASHED) for row in margin if (match := pattern.search(row)))
    return next((numbering for match in found if (numbering := _sensible(match))), None)


def _plain(row: str) -> str:
    """Capitals without accents, Latin look-alikes as Greek letters."""
    bare = unicodedata.normalize("NFD", row.upper())
    return "".join(char for char in bare if not unicodedata.combining(char)).translate(_GREEK)


def _sensible(match: re.Match[str]) -> Numbering | None:
    number = int(match[1])
    total = int(match[2]) if match.re.groups > 1 and match[2] else None
    return Numbering(number, total) if number and (total is None or number <= total) else None
