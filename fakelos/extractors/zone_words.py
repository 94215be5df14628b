"""The lines of machine-readable zones among the words of their page, in place of what recognition made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fakelos.extractors.rows import rows_of
from fakelos.schemas.base import Box
from fakelos.schemas.page import MrzReading, Word


@dataclass(frozen=True)
class _Line:
    text: str
    box: Box
    confidence: float


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
