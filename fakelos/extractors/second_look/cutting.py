"""A word cut into what may be its letters: blobs of ink, parted where they are thin, and every run of few pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey

Ink = NDArray[np.float32]
"""Ink 1, paper 0."""

CELL_WIDTH, CELL_HEIGHT = 16, 24
CAPITAL = 17
"""The height of a capital in a cell, in rows; the rest is room above and below, for commas and slanted strokes."""
NARROWED = 0.82
"""Cells are narrower than high letters are wide: W has to fit in."""
ROOM = 0.3
"""Round a word's box, as a share of its height: boxes may cut into letters."""
DARK_AND_PAPER = 0.02, 0.85
"""Shares of the pixels round a word that are darker than its print and its paper are taken to be."""
LEAST_CONTRAST = 40
STROKE = 0.45
LONGEST_STROKE, TALLEST = 2.2, 1.7  # in letter heights, as all shares below
WIDE = 0.75
TALL = 0.62
HIGH = 0.55
NARROWEST = 0.16
THIN = 0.75
WIDEST, WIDEST_GAP = 1.3, 0.45
MOST_PIECES = 4
FEWEST_ROWS = 8
SPECK = 3
BELOW = 0.15
FEWEST_LETTERS = 3


@dataclass(frozen=True)
class Span:
    """One place that may hold a letter: the pieces `first` to before `end`, its columns, and its picture."""

    first: int
    end: int
    left: int
    right: int


@dataclass(frozen=True)
class CutWord:
    """A word's ink, its pieces as columns from left to right, and where its capitals stand.

    `blobs` are the runs of pieces that hang together. `start` is the column of the page from which its own are counted.
    """

    start: int
    ink: Ink
    pieces: tuple[tuple[int, int], ...]
    blobs: tuple[Span, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its capitals, in pixels."""
        return self.bottom - self.top

    def rows_of(self, span: Span) -> tuple[float, float]:
        """Where the ink of a span begins and ends: 0 is the top of its capitals, 1 the line; both 0 without ink."""
        rows = np.flatnonzero((self.ink[:, span.left : span.right] > STROKE).any(axis=1))
        top, bottom = (rows[0], rows[-1] + 1) if len(rows) else (self.top, self.top)
        return float(top - self.top) / self.height, float(bottom - self.top) / self.height

    def is_high(self, span: Span) -> bool:
        """Whether a span is as high as letters and digits are, and no sign."""
        top, bottom = self.rows_of(span)
        return bottom - top > HIGH

    def spans(self) -> list[Span]:
        """Every run of few pieces that is not too wide for a letter."""
        found = []
        for first in range(len(self.pieces)):
            for end in range(first + 1, min(first + MOST_PIECES, len(self.pieces)) + 1):
                run = self.pieces[first:end]
                gap = max((after[0] - before[1] for before, after in pairwise(run)), default=0)
                wide = run[-1][1] - run[0][0]
                if end == first + 1 or (wide <= WIDEST * self.height and gap <= WIDEST_GAP * self.height):
                    found.append(Span(first, end, run[0][0], run[-1][1]))
        return found

    def pictures(self, spans: Sequence[Span]) -> tuple[Ink, NDArray[np.float32]]:
        """Each span alone, (n, CELL_HEIGHT, CELL_WIDTH), capitals made equally high; and how wide it is by them."""
        widths = np.array([(span.right - span.left) / self.height for span in spans], np.float32)
        return np.stack([self._cell(span) for span in spans]), widths

    def _cell(self, span: Span) -> Ink:
        scale = CAPITAL / self.height
        across = min(scale * NARROWED, CELL_WIDTH / max(1, span.right - span.left))
        x, y = (span.left + span.right) / 2, (self.top + self.bottom) / 2
        matrix = np.array([[across, 0, CELL_WIDTH / 2 - across * x], [0, scale, CELL_HEIGHT / 2 - scale * y]])
        alone = self.ink[:, span.left : span.right]
        matrix[0, 2] += across * span.left
        matrix[:, 2] += 0.5 * np.array([across, scale]) - 0.5
        return np.asarray(cv2.warpAffine(alone, matrix, (CELL_WIDTH, CELL_HEIGHT), flags=cv2.INTER_AREA), np.float32)


def cut(image: Grey, word: RawWord, free: tuple[int, int] | None = None) -> CutWord | None:
    """The word cut from a page; None if there is no ink in its place.

    `free` are the columns from the word before to the word behind: letters in them that stand as close to the word as
    its own stand together are taken to belong to it, for recognition drops letters at ends.
    """
    high = word.bottom - word.top
    room = round(ROOM * high) + 1
    left, right = free or (word.left, word.right)
    left = max(0, min(left, word.left - room))
    top = max(0, word.top - room)
    crop = image[top : max(0, word.bottom + room), left : max(0, word.right + room, right)]
    ink = ink_of(crop)
    if ink is None or high < FEWEST_ROWS:
        return None
    box = word.left - left, word.top - top, word.right - left, word.bottom - top
    return _cut(left, ink, box, (free[0] - left, free[1] - left) if free else (box[0], box[2]))


def ink_of(crop: Grey) -> Ink | None:
    """How dark each pixel is between paper and the darkest print; None without contrast."""
    if not crop.size:
        return None
    shares = np.cumsum(np.bincount(crop.ravel(), minlength=256)) / crop.size
    dark, paper = np.searchsorted(shares, DARK_AND_PAPER).tolist()
    if paper - dark < LEAST_CONTRAST:
        return None
    return np.asarray(np.clip((paper - crop.astype(np.float32)) / (paper - dark), 0, 1), np.float32)


def _cut(start: int, ink: Ink, box: tuple[int, int, int, int], free: tuple[int, int]) -> CutWord | None:
    high = box[3] - box[1]
    strokes = _without_rules((ink > STROKE).astype(np.uint8), high)
    _, labels, raw, middles = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    stats = np.asarray(raw, np.int32)
    level = _level(stats, np.asarray(middles), box)
    kept = level & _inside(stats, box)
    _reach_out(kept, level, stats, free)
    tall = kept & (stats[:, cv2.CC_STAT_HEIGHT] >= TALL * stats[kept, cv2.CC_STAT_HEIGHT].max(initial=1))
    if not tall.any():
        return None
    tops, heights = stats[tall, cv2.CC_STAT_TOP].tolist(), stats[tall, cv2.CC_STAT_HEIGHT].tolist()
    top, bottom = float(median(tops)), float(median(map(add, tops, heights)))
    if bottom - top < FEWEST_ROWS:
        return None
    near = cv2.dilate(kept[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    alone = ink * near
    return CutWord(start, alone, *_pieces(alone, _blobs(stats[kept], bottom - top), bottom - top), top, bottom)


def _pieces(
    ink: Ink, blobs: Sequence[tuple[int, int]], high: float
) -> tuple[tuple[tuple[int, int], ...], tuple[Span, ...]]:
    pieces: list[tuple[int, int]] = []
    spans: list[Span] = []
    for left, right in blobs:
        parts = _parted(ink, (left, right), high)
        spans.append(Span(len(pieces), len(pieces) + len(parts), left, right))
        pieces += parts
    return tuple(pieces), tuple(spans)


def _without_rules(strokes: Grey, high: int) -> Grey:
    """The strokes without lines that are longer, or higher, than any letter's."""
    across = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((1, round(LONGEST_STROKE * high)), np.uint8))
    down = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((round(TALLEST * high), 1), np.uint8))
    return np.where(np.maximum(across, down) > 0, 0, strokes).astype(np.uint8)


def _level(stats: NDArray[np.int32], middles: NDArray[np.float64], box: tuple[int, int, int, int]) -> NDArray[np.bool_]:
    """Which components have the size of signs, and their middles at the height of a word's box."""
    high = box[3] - box[1]
    level = (middles[:, 1] >= box[1] - 1) & (middles[:, 1] <= box[3] + 1 + BELOW * high)
    level &= (stats[:, cv2.CC_STAT_AREA] >= SPECK) & (stats[:, cv2.CC_STAT_HEIGHT] <= TALLEST * high)
    level[0] = False
    return np.asarray(level, np.bool_)


def _inside(stats: NDArray[np.int32], box: tuple[int, int, int, int]) -> NDArray[np.bool_]:
    """Which components lie mostly between the sides of a box."""
    left, wide = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_WIDTH]
    common = np.minimum(left + wide, box[2] + 2) - np.maximum(left, box[0] - 2)
    return np.asarray(2 * common > wide, np.bool_)


def _reach_out(
    kept: NDArray[np.bool_], level: NDArray[np.bool_], stats: NDArray[np.int32], free: tuple[int, int]
) -> None:
    """Keep also what stands at either end, as high as letters, as close as those of the word stand together."""
    if np.count_nonzero(kept) < FEWEST_LETTERS:
        return
    lefts, rights = stats[:, 0], stats[:, 0] + stats[:, cv2.CC_STAT_WIDTH]
    own = sorted(zip(lefts[kept].tolist(), rights[kept].tolist(), strict=True))
    gap = min(
        max(after[0] - before[1] for before, after in pairwise(own)) + 1,
        WIDEST_GAP * int(stats[kept, cv2.CC_STAT_HEIGHT].max()),
    )
    high = stats[:, cv2.CC_STAT_HEIGHT]
    loose = level & ~kept & (high >= TALL * high[kept].max()) & (lefts >= free[0]) & (rights <= free[1])
    start, end = own[0][0], max(right for _, right in own)
    for n in np.argsort(lefts):
        if loose[n] and end <= lefts[n] + 1 <= end + gap + 1:
            kept[n], end = True, int(rights[n])
    for n in np.argsort(-rights):
        if loose[n] and start - gap - 1 <= rights[n] - 1 <= start:
            kept[n], start = True, int(lefts[n])


def _blobs(stats: NDArray[np.int32], high: float) -> list[tuple[int, int]]:
    """The columns of the components, joined where one stands above the other or is wider than letters are."""
    blobs: list[tuple[int, int]] = []
    for left, wide in sorted(zip(stats[:, 0].tolist(), stats[:, 2].tolist(), strict=True)):
        right = left + wide
        last = blobs[-1] if blobs else (left, left)
        both = min(right, last[1]) - left
        runs_on = both > 0 and max(wide, last[1] - last[0]) > WIDEST * high
        if blobs and (runs_on or 2 * both > min(wide, last[1] - last[0])):
            blobs[-1] = last[0], max(right, last[1])
        else:
            blobs.append((left, right))
    return blobs


def _parted(ink: Ink, blob: tuple[int, int], high: float) -> list[tuple[int, int]]:
    """A blob parted in its thinnest columns, if it is wider than a usual letter."""
    left, right = blob
    if right - left <= WIDE * high:
        return [blob]
    profile = np.convolve(ink[:, left:right].sum(axis=0), [0.25, 0.5, 0.25], "same")
    level = THIN * float(np.median(profile))
    seams, least = [left], round(NARROWEST * high)
    for x in np.argsort(profile, kind="stable").tolist():
        if profile[x] > level:
            break
        if least <= x < right - left - least and all(abs(left + x - seam) >= least for seam in seams):
            seams.append(left + x)
    return list(pairwise([*sorted(seams), right]))
