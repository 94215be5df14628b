"""A run of words as text: what patterns search, and where on the page each find lies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fakelos.extractors.fields.text.letters import fold
from fakelos.schemas.base import Box
from fakelos.schemas.document import Field
from fakelos.schemas.page import Word


@dataclass(frozen=True)
class Reading:
    """A value read, with its evidence.

    `ocr` is the recognition's confidence in its words, `certainty` how sure the rule is that they
    are this value, both 0–1.
    """

    value: str | tuple[str, ...]
    page: int
    box: Box
    ocr: float
    certainty: float
    problem: str | None = None

    @property
    def confidence(self) -> float:
        """How far the value is to be trusted, 0–1."""
        return round(min(1.0, max(0.0, self.ocr * self.certainty)), 3)

    def as_field(self) -> Field:
        """The same, as the rest of the house takes it."""
        return Field(value=self.value, confidence=self.confidence, page=self.page, box=self.box, problem=self.problem)

    def with_value(self, value: str | tuple[str, ...]) -> "Reading":
        """Another value from the same words."""
        return replace(self, value=value)

    def weaker(self, factor: float) -> "Reading":
        """The same value, trusted less."""
        return replace(self, certainty=self.certainty * factor)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of `boxes`, inside the page.

    >>> around([(0.1, 0.1, 0.2, 0.2), (0.3, 0.1, 0.4, 0.3)])
    (0.1, 0.1, 0.4, 0.3)
    """
    x0, y0, x1, y1 = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes),
                      max(b[3] for b in boxes))  # fmt: skip
    return (max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))


@dataclass(frozen=True)
class Strip:
    """Words in reading order. Rows are parted by a line break, columns by a tab, words by a blank.

    `page` counts from 1 in its file. `wide` is the gap that parts columns, as a fraction of the page's width.
    """

    page: int
    words: tuple[Word, ...]
    wide: float = 1.0

    @cached_property
    def _layout(self) -> tuple[str, tuple[int, ...]]:
        parts: list[str] = []
        owners: list[int] = []
        for index, word in enumerate(self.words):
            part = (self._gap(index) if index else "") + word.text
            parts.append(part)
            owners += [index] * len(part)
        return "".join(parts), tuple(owners)

    def _gap(self, index: int) -> str:
        before, word = self.words[index - 1], self.words[index]
        if word.line != before.line:
            return "\n"
        return "\t" if word.box[0] - before.box[2] > self.wide else " "

    @property
    def text(self) -> str:
        """The words as recognised."""
        return self._layout[0]

    @cached_property
    def folded(self) -> str:
        """The text as `fold` gives it, letter under letter."""
        return fold(self.text)

    def search(self, pattern: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
        """The first match in the folded text."""
        return pattern.search(self.folded, start)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches in the folded text."""
        return pattern.finditer(self.folded)

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from `start` to `end` belong to."""
        owners = self._layout[1][start:end]
        return tuple(self.words[n] for n in range(owners[0], owners[-1] + 1)) if owners else ()

    def part(self, start: int, end: int) -> "Strip":
        """The strip of the words that the characters from `start` to `end` belong to."""
        return Strip(self.page, self.words_at(start, end), self.wide)

    def read(self, start: int, end: int, value: str, certainty: float, problem: str | None = None) -> Reading:
        """A reading whose evidence is the words from `start` to `end`."""
        words = self.words_at(start, end) or self.words
        ocr = sum(w.confidence for w in words) / len(words)
        return Reading(value, self.page, around([w.box for w in words]), ocr, certainty, problem)
