"""From a printed label to the value beside, below or above it."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy

from fakelos.extractors.fields.labels.headings import values_under_headings
from fakelos.extractors.fields.labels.mentions import mentions_on
from fakelos.extractors.fields.labels.parts import ASIDE, HOLDER, Mention, introduced_by_others, parts_by_heading
from fakelos.extractors.fields.labels.placing import captioned_from_below
from fakelos.extractors.fields.labels.spellings import Spellings
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.schemas.page import Word

Parser = Callable[[Strip], Reading | None]
"""Reads a value from the words that stand where it should be, or says that it is not there."""

_BLANK_BOX = 2.0
"""Beside its label a value may hold gaps so many times as wide as other gaps between columns: blank form boxes."""
_BESIDE, _BESIDE_WIDE, _AHEAD, _UNDER, _OVER, _COLUMN = 0.97, 0.88, 0.85, 0.92, 0.92, 0.95
_OF_ANOTHER = 0.45
"""How far a value is trusted whose label stands in the part or behind the title of an employer, a lawyer."""
_OF_ANY_DAY = frozenset({"_", "date", "application_date", "decision_date", "address"})
"""Meanings of labels behind which a letterhead's date may stand."""
_TOLD = 0.9
"""How far a label within a sentence is trusted beside one that begins a line of the form."""


class Labelled:
    """The labels of one sheet and the values that they point to.

    Under a heading such as `Στοιχεία συζύγου` labels speak of another person: `part` chooses whose are given.
    """

    def __init__(self, sheet: Sheet, spellings: Spellings) -> None:
        self.sheet = sheet
        self.part = HOLDER
        self.mentions = mentions_on(sheet, spellings)
        self._owned = {word for mention in self.mentions for word in mention.words}
        self._below = captioned_from_below(sheet, self.mentions)
        self._columns = values_under_headings(sheet, self.mentions)
        self._parts = parts_by_heading(sheet, self.mentions)
        self._of_others = introduced_by_others(sheet, self.mentions)

    def of(self, *codes: str) -> Iterator[Mention]:
        """The labels with one of these meanings, in reading order."""
        parts = {HOLDER, ASIDE} if self.part == HOLDER else {self.part}
        return (m for m in self.mentions if m.code in codes and self._parts[m.words] in parts)

    def has(self, *codes: str) -> bool:
        """Whether one of these labels is there."""
        return any(True for _ in self.of(*codes))

    def about(self, part: str) -> "Labelled":
        """The same sheet, for the labels that speak of another person."""
        other = copy(self)
        other.part = part
        return other

    def read(self, parse: Parser, *codes: str) -> list[Reading]:
        """For each label with one of these meanings, the best place whose words `parse` accepts."""
        found = [self.value(mention, parse) for mention in self.of(*codes)]
        return [reading for reading in found if reading is not None]

    def value(self, mention: Mention, parse: Parser) -> Reading | None:
        """The value of one label: beside it, further along its row, ahead in the text, or below it."""
        for words, certainty in self.places(mention):
            reading = parse(words)
            if reading is not None:
                return reading.weaker(certainty * (0.5 + 0.5 * mention.likeness) * self.trust(mention))
        return None

    def trust(self, mention: Mention) -> float:
        """How far a label's value is the holder's, by what stands before the label or heads its part."""
        if mention.words in self._of_others or self._parts[mention.words] == ASIDE:
            return _OF_ANOTHER
        small = self.sheet.words[mention.words[0]].text[:1].islower()
        return _TOLD if small and self._runs_on(mention) else 1.0

    def places(self, mention: Mention) -> Iterator[tuple[Strip, float]]:
        """Where the value of a label may stand, the likeliest first."""
        if mention.words in self._below:
            yield self.sheet.strip_of(self._at(self._of_column(mention, self._below[mention.words]))), _OVER
            return
        if mention.words in self._columns:
            yield self.sheet.strip_of(self._at(self._columns[mention.words])), _COLUMN
        chained = self._chained(mention)
        if chained:
            yield self.sheet.strip_of(self._at(chained)), _BESIDE
            return
        right = self._until_label(self.sheet.beside(mention.box, self._line(mention)))
        first = next(self.sheet.cells_of(self._at(right), looseness=_BLANK_BOX), [])
        if not first:
            right = self._until_label(self.sheet.astride(mention.box, self._line(mention)))
            first = [word.model_copy(update={"line": 0}) for word in self._at(right)]
        under = (self._at(self._of_column(mention, self._until_label(self.sheet.under(mention.box)))), _UNDER)
        ahead = (self._at(self._ahead(mention)), _AHEAD)
        later = (ahead, under) if self._in_sentence(mention) else (under, ahead)
        for words, certainty in ((first, _BESIDE), (self._at(right), _BESIDE_WIDE), *later):
            if words:
                yield self.sheet.strip_of(words), certainty

    def _chained(self, mention: Mention) -> list[int]:
        """The value of one of two labels with a stroke between, whose values have one too: `ΑΜΑ / ΑΜΚΑ  1 / 2`."""
        place = self.mentions.index(mention)
        if place and self._stroke_between(self.mentions[place - 1], mention):
            first, second, nth = self.mentions[place - 1], mention, 1
        elif place + 1 < len(self.mentions) and self._stroke_between(mention, self.mentions[place + 1]):
            first, second, nth = mention, self.mentions[place + 1], 0
        else:
            return []
        if first.code == second.code:
            return []
        beside = self._until_label(self.sheet.beside(second.box, self.sheet.words[second.words[0]].line))
        cut = [n for n, index in enumerate(beside) if self.sheet.words[index].text == "/"]
        return (beside[cut[0] + 1 :] if nth else beside[: cut[0]]) if len(cut) == 1 else []

    def _stroke_between(self, first: Mention, second: Mention) -> bool:
        between = range(first.words[-1] + 1, second.words[0])
        return len(between) == 1 and self.sheet.words[between[0]].text == "/"

    def asks(self, words: Sequence[Word]) -> bool:
        """Whether one of some words belongs to a label that asks for anything known."""
        return any(self.sheet.words[i] in words for m in self.mentions if m.code not in _OF_ANY_DAY for i in m.words)

    def claims(self, strip: Strip) -> bool:
        """Whether the words of a strip stand right beside a label, so that they are its value."""
        start = strip.words[0]
        left = [
            (word.box[2], index)
            for index, word in enumerate(self.sheet.words)
            if word.line == start.line
            and word.box[2] <= start.box[0] + self.sheet.wide / 8
            and any(letter.isalnum() for letter in word.text)
        ]
        return bool(left) and max(left)[1] in self._owned

    def owns(self, indices: Sequence[int]) -> bool:
        """Whether one of these words belongs to a label."""
        return not self._owned.isdisjoint(indices)

    def heads(self, strip: Strip) -> bool:
        """Whether a label stands right above or below a strip."""
        first, last = strip.words[0].box, strip.words[-1].box
        near = 1.6 * self.sheet.letter
        return any(
            m.box[0] < last[2] and first[0] < m.box[2] and max(m.box[1] - last[3], first[1] - m.box[3]) < near
            for m in self.mentions
        )

    def _in_sentence(self, mention: Mention) -> bool:
        """Whether other words than labels stand before the label in its cell: its value follows, and is not below."""
        return self._runs_on(mention) and mention.words[0] - 1 not in self._owned

    def _runs_on(self, mention: Mention) -> bool:
        """Whether a word stands right before the label in its cell."""
        index = mention.words[0]
        before = self.sheet.words[index - 1] if index else None
        word = self.sheet.words[index]
        return before is not None and before.line == word.line and word.box[0] - before.box[2] <= self.sheet.wide

    def _at(self, indices: Sequence[int]) -> list[Word]:
        return [self.sheet.words[index] for index in indices]

    def _until_label(self, indices: Sequence[int]) -> list[int]:
        kept: list[int] = []
        for index in indices:
            if index in self._owned:
                break
            if kept or any(letter.isalnum() for letter in self.sheet.words[index].text):
                kept.append(index)
        return kept

    def _of_column(self, mention: Mention, indices: Sequence[int]) -> Sequence[int]:
        """Words above or below a label without those of its neighbours: what begins flush with a label is its value."""
        row = [m.box[0] for m in self.mentions if self._line(m) == self._line(mention) and m is not mention]
        flush = [n for n, i in enumerate(indices) if self._begins_at(i, [mention.box[0]])][:1] or [0]
        later = (n for n in range(flush[0] + 1, len(indices)) if self._begins_at(indices[n], row))
        return indices[flush[0] : next(later, len(indices))]

    def _begins_at(self, index: int, places: Sequence[float]) -> bool:
        return any(abs(self.sheet.words[index].box[0] - place) < self.sheet.wide / 4 for place in places)

    def _line(self, mention: Mention) -> int:
        return self.sheet.words[mention.words[0]].line

    def _ahead(self, mention: Mention) -> list[int]:
        start = mention.words[-1] + 1
        return self._until_label(range(start, min(start + 12, len(self.sheet.words))))
