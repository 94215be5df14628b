"""The letters of a page, folded so that accents, case, script and OCR's usual confusions do not matter.

Greek papers come back from OCR with Latin look-alikes (`AHMOKPATIA`), with Λ and Δ read as A, with letter-spaced
titles and with side-by-side letterheads. So phrases are searched for in letters without blanks, in two orders: by
visual row, and by block (what stands under what). Headings are kept apart, because what a paper calls itself
counts for more than what it mentions.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from fakelos.schemas.page import Page, Word

_LOOKALIKES = str.maketrans(
    "ABEZHIKMNOPTYXSVQ01" + "ΛΔΖΘ",
    "ΑΒΕΣΗΙΚΜΝΟΡΤΥΧΣΥΟΟΙ" + "ΑΑΣΟ",
)
_GAP = 2.0
"""Words further apart than this many letter heights belong to different segments of a row."""
_LARGE = 1.25
"""A line this much taller than the page's median is large print."""
_UPPER_PART = 0.5
_TITLE_WORDS = 12


def fold(text: str) -> str:
    """Letters and digits of `text` in one coarse alphabet: no accents, blanks or marks, look-alikes merged.

    >>> fold("Άδεια διαμονής") == fold("AAEIA  ΔIAMONHΣ")
    True
    """
    bare = "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))
    return bare.upper().translate(_LOOKALIKES)


@dataclass(frozen=True)
class Segment:
    """Neighbouring words of one row. Coordinates are fractions of the page; `size` is relative to the median."""

    words: tuple[Word, ...]
    size: float

    @cached_property
    def letters(self) -> str:
        """The folded letters, without blanks."""
        return fold("".join(word.text for word in self.words))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The folded words, and all letters as one word in case the title is letter-spaced."""
        return frozenset(fold(word.text) for word in self.words) | {self.letters}

    @property
    def left(self) -> float:
        """The left edge."""
        return self.words[0].box[0]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.words[-1].box[2]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.words[0].box[1]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.words[0].box[3]

    @cached_property
    def is_heading(self) -> bool:
        """Whether it looks like a title: in capitals, large, or a short line in the middle of the page."""
        if len(self.words) > _TITLE_WORDS:
            return False
        raw = [char for word in self.words for char in word.text if char.isalpha()]
        capitals = sum(char.isupper() for char in raw) >= 0.7 * len(raw) if raw else False
        middle = abs(self.left + self.right - 1) < 0.1 and self.right - self.left < 0.7  # noqa: PLR2004
        subject = self.letters.startswith(fold("ΘΕΜΑ"))
        return capitals or subject or self.size >= _LARGE or (middle and self.top < _UPPER_PART)


@dataclass(frozen=True)
class Stream:
    """Segments in one reading order, as one string of letters in which phrases are searched for."""

    segments: tuple[Segment, ...]

    @cached_property
    def letters(self) -> str:
        """The letters of all segments."""
        return "".join(segment.letters for segment in self.segments)

    @cached_property
    def grams(self) -> frozenset[str]:
        """All runs of three letters."""
        return trigrams(self.letters)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for segment in self.segments:
            starts.append(at)
            at += len(segment.letters)
        return starts

    def touched(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that the letters from `start` to `end` lie in."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1)
        return self.segments[first:last]


@dataclass(frozen=True)
class PageText:
    """A page as the phrase search sees it."""

    page: Page
    rows: Stream
    blocks: Stream
    headings: Stream
    tokens: frozenset[str]

    @cached_property
    def grams(self) -> frozenset[str]:
        """All runs of three letters, in either reading order."""
        return self.rows.grams | self.blocks.grams


def trigrams(letters: str) -> frozenset[str]:
    """All runs of three letters.

    >>> sorted(trigrams("ΑΒΓΔ"))
    ['ΑΒΓ', 'ΒΓΔ']
    """
    return frozenset(letters[i : i + 3] for i in range(len(letters) - 2))


def text_of(page: Page) -> PageText:
    """Fold a page's words into the streams that phrases are searched for in."""
    unit = median([_height(word) for word in page.words] or [0.01]) or 0.01
    segments = [segment for row in page.lines for segment in _segments(row, unit, page)]
    blocks = tuple(segment for block in _blocks(segments, unit) for segment in block)
    tokens = frozenset(token for segment in segments for token in segment.tokens)
    headings = tuple(segment for segment in blocks if segment.is_heading)
    return PageText(page, Stream(tuple(segments)), Stream(blocks), Stream(headings), tokens)


def _height(word: Word) -> float:
    return word.box[3] - word.box[1]


def _segments(row: tuple[Word, ...], unit: float, page: Page) -> list[Segment]:
    """Split a row at wide gaps, such as between a letterhead and the date beside it."""
    gap = _GAP * unit * page.height / max(page.width, 1)
    cuts = [i + 1 for i, (a, b) in enumerate(pairwise(row)) if b.box[0] - a.box[2] > gap]
    parts = [row[a:b] for a, b in pairwise([0, *cuts, len(row)])]
    return [Segment(part, median(_height(word) for word in part) / unit) for part in parts if part]


def _blocks(segments: list[Segment], unit: float) -> list[list[Segment]]:
    """Group segments that stand under each other, in the order in which the groups begin."""
    blocks: list[list[Segment]] = []
    for segment in segments:
        home = next((b for b in reversed(blocks) if _stands_under(b[-1], segment, unit)), None)
        if home is None:
            blocks.append([segment])
        else:
            home.append(segment)
    return blocks


def _stands_under(upper: Segment, lower: Segment, unit: float) -> bool:
    overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
    narrower = min(upper.right - upper.left, lower.right - lower.left)
    return lower.top > upper.top and lower.top - upper.bottom < 2.5 * unit and overlap > 0.3 * narrower
