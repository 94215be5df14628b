"""A page as extraction sees it: words freed of form rules, rows, columns, and what lies beside what."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from fakelos.extractors.fields.text.boxed import unboxed
from fakelos.extractors.fields.text.strip import Strip
from fakelos.schemas.base import Box
from fakelos.schemas.page import Page, Word

_PIECE = re.compile(r":|(?:[^|\[\]{}_¦=:/…]|(?<![^\W\d])/|/(?![^\W\d]))+")
"""What is left of a word between form rules; a colon stands alone, a slash parts letters but not numbers."""

EMPTY_BOX = "☐"
_TICKS = frozenset({EMPTY_BOX, "☒"})
_EMPTY_BOXES = frozenset({"[]", "[|", "|]", "()", "[1", "[ ]"})
_SEAM = re.compile(
    r"(?<=[^\W\d],)(?=[^\W\d])|(?<=[^\W\d])(?=\()|(?<=\),)(?=\w)"
    r"|(?<=[^\W\d_]{4})(?=[0-9]{1,2}[/.\-][0-9])|(?<=\bκαι)(?=[Α-Ω]\.?[Α-Ω])|(?<=\bότι)(?=[οη]$)"
    r"|(?<=[Α-ΩΪΫA-Z]{3})(?=(?:[τΤT]ου|[τΤT]ης|και|με|στις)$)"
)
_LEADER = re.compile(r"[.·]{3,}")

_COLUMN = 1.6
"""Gaps wider than so many letter heights part columns."""


class Sheet:
    """One page. Distances are compared in letter heights, so that the scan's resolution does not matter.

    Tick boxes are words too; they are left out unless `ticks` are asked for. `but` are places of words to leave out.
    """

    def __init__(self, page: Page, *, ticks: bool = False, but: Collection[int] = ()) -> None:
        self.number = page.number
        self.page = page
        self.aspect = page.height / max(1, page.width)
        rows = ([piece for word in row for piece in enumerate(_pieces(word))] for row in page.lines)
        cut = [piece for row in rows for piece in unboxed(row, self.aspect)]
        words = [(n, piece) for n, piece in cut if ticks or piece.text not in _TICKS]
        kept = [found for place, found in enumerate(words) if place not in but]
        self.words = tuple(piece for _, piece in kept)
        self._cut_off = frozenset(index for index, (n, piece) in enumerate(kept) if n and piece.text != ":")

    @cached_property
    def letter(self) -> float:
        """The usual height of a word's box, as a fraction of the page's height."""
        return median([w.box[3] - w.box[1] for w in self.words]) if self.words else 0.01

    @cached_property
    def wide(self) -> float:
        """The gap that parts columns, as a fraction of the page's width."""
        return _COLUMN * self.letter * self.aspect

    @cached_property
    def strip(self) -> Strip:
        """The whole page."""
        return self.strip_of(self.words)

    def strip_of(self, words: Iterable[Word]) -> Strip:
        """Some words of the page."""
        return Strip(self.number, tuple(words), self.wide)

    def phrase(self, indices: Sequence[int]) -> str:
        """Some words as one text, a stroke where one stood between two pieces of a word."""
        parts = (("/" if n and i in self._cut_off else " ") + self.words[i].text for n, i in enumerate(indices))
        return "".join(parts)[1:]

    def follows_stroke(self, index: int) -> bool:
        """Whether a word is a stroke, or stood behind one."""
        return index in self._cut_off or (index < len(self.words) and self.words[index].text == "/")

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The words of each visual row, as indices into `words`."""
        rows: dict[int, list[int]] = {}
        for index, word in enumerate(self.words):
            rows.setdefault(word.line, []).append(index)
        return tuple(map(tuple, rows.values()))

    @cached_property
    def cells(self) -> tuple[Strip, ...]:
        """The words of each row that no wide gap parts, top down."""
        return tuple(self.strip_of(self.at(cell)) for row in self.rows for cell in self.cut(row))

    def at(self, indices: Iterable[int]) -> list[Word]:
        """Some words of the page."""
        return [self.words[index] for index in indices]

    def cut(self, row: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Words of one row, as indices into `words`, cut at wide gaps."""
        start = 0
        for cell in self.cells_of(self.at(row)):
            yield tuple(row[start : start + len(cell)])
            start += len(cell)

    def cells_of(self, words: Sequence[Word], looseness: float = 1.0) -> Iterator[list[Word]]:
        """Words of one row, left to right, cut at wide gaps; so many times as wide with some `looseness`."""
        cell: list[Word] = []
        for word in words:
            if cell and word.box[0] - cell[-1].box[2] > looseness * self.wide:
                yield cell
                cell = []
            cell.append(word)
        if cell:
            yield cell

    def beside(self, box: Box, line: int | None = None) -> list[int]:
        """Words to the right of a box, left to right: of the row `line`, or else of any at its height.

        Rows follow a page that lies askew; heights do not.
        """
        right = [i for i, word in enumerate(self.words) if word.box[0] >= box[2] - self.wide / 8]
        slack = 0.35 * max(self.letter, box[3] - box[1])
        found = [i for i in right if box[1] - slack <= _middle(self.words[i]) <= box[3] + slack]
        own = [i for i in right if line is not None and self.words[i].line == line]
        return sorted(own or found, key=lambda index: self.words[index].box[0])

    def astride(self, box: Box, line: int) -> list[int]:
        """Words of the rows right above and below a box's row: a value in two rows, its label between them."""
        place = next((n for n, row in enumerate(self.rows) if self.words[row[0]].line == line), 0)
        rows = [self.rows[n] for n in (place - 1, place + 1) if 0 <= n < len(self.rows)]
        starts = [self.words[row[0]].box for row in rows]
        right = len(rows) > 1 and all(
            start[0] >= box[2] and abs(start[1] - box[1]) < 1.5 * (box[3] - box[1]) for start in starts
        )
        flush = right and abs(starts[0][0] - starts[1][0]) < self.wide / 2
        return [index for row in rows for index in row] if flush else []

    def under(self, box: Box) -> list[int]:
        """Words of the nearest row below a box that begin under it, and what follows them in their cell."""
        reach = box[3] + 2.6 * max(self.letter, box[3] - box[1])
        for row in self.rows:
            middle = median([_middle(self.words[i]) for i in row])
            if box[3] < middle <= reach:
                found = self._below(row, box)
                if found:
                    return found
        return []

    def _below(self, row: Sequence[int], box: Box) -> list[int]:
        starts = [i for i in row if box[0] - self.wide <= self.words[i].box[0] < box[2]]
        if not starts:
            return []
        first = row.index(starts[0])
        while first and self.words[row[first]].box[0] - self.words[row[first - 1]].box[2] <= self.wide / 2:
            first -= 1
        tail = row[first:] if self.words[row[first]].box[0] > box[0] - 4 * self.wide else row[row.index(starts[0]) :]
        cell = next(self.cells_of([self.words[i] for i in tail]))
        return list(tail[: len(cell)])


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _pieces(word: Word) -> list[Word]:
    """A word without form rules and dotted leaders, cut where a colon or a slash between letters stands."""
    word = _composed(word)
    text = _LEADER.sub(lambda dots: "…" * len(dots[0]), word.text)
    found = [piece for start, end in pairwise(_seams(text)) for piece in _PIECE.finditer(text, start, end)]
    whole = len(found) == 1 and found[0][0] == word.text
    if word.text in _EMPTY_BOXES:
        return [word.model_copy(update={"text": EMPTY_BOX})]
    return [word] if whole else [_cut(word, match.start(), match.end()) for match in found]


def _seams(text: str) -> list[int]:
    """Where two words were run together: behind a comma, before a bracket."""
    return [0, *(match.start() for match in _SEAM.finditer(text)), len(text)]


def _composed(word: Word) -> Word:
    """The word with one sign a letter: marks that no letter takes up are dropped."""
    if word.text.isascii():
        return word
    text = "".join(sign for sign in unicodedata.normalize("NFC", word.text) if not unicodedata.combining(sign))
    return word if text == word.text else word.model_copy(update={"text": text})


def _cut(word: Word, start: int, end: int) -> Word:
    """The part of a word from one letter to another, its box in proportion."""
    x0, y0, x1, y1 = word.box
    step = (x1 - x0) / len(word.text)
    return word.model_copy(update={"text": word.text[start:end], "box": (x0 + start * step, y0, x0 + end * step, y1)})
