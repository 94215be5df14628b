"""Small pages made by hand: lines of text become words with boxes, as a reader would give them."""

import re

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.extractors.fields.text.strip import Strip
from fakelos.schemas.page import MrzReading, Page, Word

LETTER = 0.009
HEIGHT = 0.011
PITCH = 0.019
COLUMN = 0.25


def page_of(*lines: str, number: int = 1, confidence: float = 0.95, mrz: tuple[MrzReading, ...] = ()) -> Page:
    """An A4 page with these lines from the top down. A tab moves on to the next column."""
    words = tuple(word for line, text in enumerate(lines) for word in _words(text, line, confidence))
    return Page(number=number, width=1654, height=2339, words=words, mrz=mrz)


def strip_of(*lines: str) -> Strip:
    """The text of such a page as one strip."""
    return Sheet(page_of(*lines)).strip


def paper_of(*lines: str, labels: dict[str, tuple[str, ...]] | None = None) -> Paper:
    """Such a page as the one page of a paper."""
    return Paper([page_of(*lines)], labels or {})


def _words(text: str, line: int, confidence: float) -> list[Word]:
    found: list[Word] = []
    top = 0.05 + line * PITCH
    for column, cell in enumerate(text.split("\t")):
        left = 0.06 + column * COLUMN
        for match in re.finditer(r"\S+", cell):
            x0, x1 = (min(1.0, left + place * LETTER) for place in (match.start(), match.end()))
            found.append(Word(text=match[0], box=(x0, top, x1, top + HEIGHT), confidence=confidence, line=line))
    return found
