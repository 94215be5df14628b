"""The number that a page prints of itself: `Σελίδα 2 από 3`, `ΣΕΛ. 1`, `2/3`, `-2-`."""

import re
from dataclasses import dataclass

from fakelos.schemas.page import Page

_LABEL = r"(?:ΣΕΛΙΔΑ|ΣΕΛ|PAGE|ΦΥΛΛΟ|Σελίδα|Σελ|Page|Φύλλο|σελίδα|σελ|page)"
_OF = r"(?:ΑΠΟ|από|Από|of|OF|απο|/|-)"
_LABELLED = re.compile(rf"(?<!\w){_LABEL}\.?\s*:?\s*(\d{{1,3}})(?:\s*{_OF}\s*(\d{{1,3}}))?(?!\d)")
_ALONE = re.compile(r"^\W*(\d{1,2})\s*(?:/|από|ΑΠΟ|of)\s*(\d{1,2})\W*$")
_DASHED = re.compile(r"^[-–—~.\s]*[-–—~]\s*(\d{1,2})\s*[-–—~][-–—~.\s]*$")
_MARGIN_ROWS = 3


@dataclass(frozen=True)
class Numbering:
    """`number` of `total`; None where the page does not say of how many."""

    number: int
    total: int | None = None


def numbering_of(page: Page) -> Numbering | None:
    """The number that the page bears, if it bears one that makes sense.

    >>> from fakelos.schemas.page import Word
    >>> foot = Word(text="-2-", box=(0.4, 0.9, 0.6, 0.92), confidence=1, line=0)
    >>> numbering_of(Page(number=1, width=9, height=9, words=(foot,)))
    Numbering(number=2, total=None)
    """
    rows = page.text.splitlines()
    margin = rows[:_MARGIN_ROWS] + rows[-_MARGIN_ROWS:]
    found = [_LABELLED.search(row) for row in rows]
    found += [pattern.match(row) for row in margin for pattern in (_ALONE, _DASHED)]
    return next((n for match in found if match and (n := _sensible(match))), None)


def _sensible(match: re.Match[str]) -> Numbering | None:
    number = int(match[1])
    total = int(match[2]) if match.re.groups > 1 and match[2] else None
    if number < 1 or (total is not None and number > total):
        return None
    return Numbering(number, total)
