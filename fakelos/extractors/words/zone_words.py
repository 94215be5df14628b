"""Machine-readable zones among the words of their page: where none can be, and their lines in the words' place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fakelos.extractors.words.rows import rows_of
from fakelos.extractors.words.vocabulary import is_known
from fakelos.schemas.base import Box
from fakelos.schemas.page import MrzReading, Word

SURE = 0.6
FEWEST_LETTERS = 4
"""Different small letters in a word of print: fillers are read as one over and over."""
SHORTEST_CAPITALS = 6
_GREEK_ONLY = re.compile("[ΓΔΘΛΞΠΣΦΨΩ]")
_SMALL, _FIGURE = re.compile("[a-zα-ωά-ώ]"), re.compile(r"\d+(?:[./,-]\d+)+\W?")


@dataclass(frozen=True)
class _Line:
    text: str
    box: Box
    confidence: float


def other_print(words: Sequence[Word]) -> list[Box]:
    """Where words stand that are in no zone: in small letters, known ones that only Greek has the letters for, amounts.

    >>> row = "διαμονής ΔΙΑΒΑΤΗΡΙΟ 12/04/2016 1.588,20 PKGRCκκκκκ ΚΑΤΕΡΙΝΑ ΑΒ1234567".split()
    >>> page = [Word(text=text, box=(0, 0, 0.1, 0.01), confidence=0.9, line=0) for text in row]
    >>> len(other_print(page))
    4
    """
    return [word.box for word in words if word.confidence >= SURE and _is_print(word.text)]


def _is_print(text: str) -> bool:
    if len(set(_SMALL.findall(text))) >= FEWEST_LETTERS or _FIGURE.fullmatch(text):
        return True
    return len(text) >= SHORTEST_CAPITALS and bool(_GREEK_ONLY.search(text)) and is_known(text)


def with_zone_lines(words: Sequence[Word], zones: Sequence[MrzReading]) -> tuple[Word, ...]:
    """The words of an upright page, those inside a zone replaced by its lines, a word each, and rows numbered anew.

    >>> garbled = Word(text="P«ςΒς««", box=(0.1, 0.82, 0.9, 0.86), confidence=0.2, line=0)
    >>> lines = "P<GRCSPECIMEN<<", "AA00000000GRC01"
    >>> zone = MrzReading(kind="TD3", lines=lines, verified=True, names_agreed=True, confidence=1, box=(0, 0.8, 1, 0.9))
    >>> [word.text for word in with_zone_lines([garbled], [zone])]
    ['P<GRCSPECIMEN<<', 'AA00000000GRC01']
    """
    lying = [zone for zone in zones if _lies_across(zone.box)]
    if not lying:
        return tuple(words)
    lines = [line for zone in lying for line in _lines(zone)]
    outside = [word for word in words if not any(_holds(zone.box, word.box) for zone in lying)]
    together: list[Word | _Line] = [*outside, *lines]
    rows = rows_of([word.box for word in together])
    return tuple(
        Word(text=word.text, box=word.box, confidence=word.confidence, line=row)
        for word, row in zip(together, rows, strict=True)
    )


def _lines(zone: MrzReading) -> Iterator[_Line]:
    left, top, right, bottom = zone.box
    high = (bottom - top) / len(zone.lines)
    for n, text in enumerate(zone.lines):
        yield _Line(text, (left, top + n * high, right, top + (n + 1) * high), zone.confidence)


def _lies_across(box: Box) -> bool:
    return box[2] - box[0] > box[3] - box[1]


def _holds(zone: Box, box: Box) -> bool:
    """Whether the middle of a word lies in the zone."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return zone[0] <= x <= zone[2] and zone[1] <= y <= zone[3]
