"""The same sheet scanned twice, found across all files of a batch. Duplicates are linked, never merged."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from fakelos.extractors.classify.text import fold
from fakelos.extractors.segment.identity import Holder, holder_of
from fakelos.schemas.base import Frozen
from fakelos.schemas.page import Page, Word

_FEWEST_WORDS = 12
"""Pages with fewer words look alike without being the same."""
_SHARED = 0.75
_NUMBERS_SHARED = 0.6
_IN_PLACE = 0.8
_TOLERANCE = 0.012
_LEGIBLE = 0.5


class Twin(Frozen):
    """A page that shows the same sheet as an earlier page; `likeness` is the share of equal words in equal places."""

    file: str
    page: int
    same_as_file: str
    same_as_page: int
    likeness: float


@dataclass(frozen=True)
class _Sheet:
    """What of a page is compared: its words once each, and its numbers."""

    file: str
    page: Page

    @cached_property
    def places(self) -> dict[str, tuple[float, float]]:
        """Where each word stands that stands on the page only once."""
        read = [(fold(word.text), word) for word in self.page.words if word.confidence >= _LEGIBLE]
        once = Counter(letters for letters, _ in read)
        return {letters: _middle(word) for letters, word in read if once[letters] == 1 and len(letters) > 1}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Runs of three and more digits: years, amounts, numbers of papers and people."""
        return frozenset(re.findall(r"\d{3,}", re.sub(r"(?<=\d)[.,](?=\d)", "", self.page.text)))

    @cached_property
    def holder(self) -> Holder:
        """Whose page it is: forms of one kind and year differ in little else."""
        return holder_of(self.page)


def find_duplicates(pages: Sequence[tuple[str, Page]]) -> list[Twin]:
    """Each page of a batch (with its file's name) that shows the same sheet as a page before it, once."""
    sheets = [_Sheet(file, page) for file, page in pages if len(page.words) >= _FEWEST_WORDS]
    twins: dict[tuple[str, int], Twin] = {}
    for second, earlier in zip(sheets, _earlier_candidates(sheets), strict=True):
        likenesses = ((first, _likeness(first, second)) for first in earlier)
        found = next(((first, likeness) for first, likeness in likenesses if likeness), None)
        if found:
            twins.setdefault((second.file, second.page.number), _twin(second, *found))
    return list(twins.values())


def _twin(second: _Sheet, first: _Sheet, likeness: float) -> Twin:
    return Twin(
        file=second.file,
        page=second.page.number,
        same_as_file=first.file,
        same_as_page=first.page.number,
        likeness=likeness,
    )


def _earlier_candidates(sheets: Sequence[_Sheet]) -> Iterator[list[_Sheet]]:
    """For each sheet those before it that may be the same, in their order: they share one of its rarest numbers.

    Two sheets agree in so many of their numbers that among the rarest of each, leaving out as many as may differ,
    one is common to both. Sheets without any number may be the same as each other.
    """
    usual = Counter(number for sheet in sheets for number in sheet.numbers)
    seen: dict[str, list[int]] = defaultdict(list)
    for n, sheet in enumerate(sheets):
        rarest = sorted(sheet.numbers, key=lambda number: (usual[number], number))
        signs = rarest[: len(rarest) - math.ceil(_NUMBERS_SHARED * len(rarest)) + 1] or [""]
        yield [sheets[place] for place in sorted({place for sign in signs for place in seen[sign]})]
        for sign in signs:
            seen[sign].append(n)


def _likeness(first: _Sheet, second: _Sheet) -> float:
    """The share of words that agree; 0 when the sheets are not the same."""
    shared = first.places.keys() & second.places.keys()
    share = len(shared) / max(min(len(first.places), len(second.places)), 1)
    if share < _SHARED or _overlap(first.numbers, second.numbers) < _NUMBERS_SHARED:
        return 0.0
    if first.holder.contradicts(second.holder):
        return 0.0
    return share if _in_place([(first.places[w], second.places[w]) for w in sorted(shared)]) >= _IN_PLACE else 0.0


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _in_place(pairs: list[tuple[tuple[float, float], tuple[float, float]]]) -> float:
    """The share of words that keep their places, but for the sheet as a whole being moved, turned and scaled."""
    x = _moved([(a[0], a[1], b[0]) for a, b in pairs])
    y = _moved([(a[1], a[0], b[1]) for a, b in pairs])
    kept = [abs(dx) < _TOLERANCE and abs(dy) < _TOLERANCE for dx, dy in zip(x, y, strict=True)]
    return sum(kept) / len(kept)


def _moved(triples: list[tuple[float, float, float]]) -> list[float]:
    """What is left of the shift along one axis once its median and its slopes along both axes are taken away."""
    shift = [to - at for at, _, to in triples]
    for axis in (0, 1):
        slope = _slope([triple[axis] for triple in triples], shift)
        shift = [value - slope * triple[axis] for value, triple in zip(shift, triples, strict=True)]
    middle = median(shift)
    return [value - middle for value in shift]


def _slope(at: list[float], shift: list[float]) -> float:
    """The median slope between words of the first and the last third, which a few misplaced words do not bend."""
    order = sorted(range(len(at)), key=lambda index: at[index])
    third = max(len(order) // 3, 1)
    ends = zip(order[:third], order[-third:], strict=True)
    slopes = [(shift[b] - shift[a]) / (at[b] - at[a]) for a, b in ends if at[b] - at[a] > _TOLERANCE]
    return median(slopes) if slopes else 0.0


def _middle(word: Word) -> tuple[float, float]:
    return (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
