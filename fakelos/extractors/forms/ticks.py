"""Tick boxes: little squares, empty or crossed, given as the words ☐ and ☒ in their places."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.forms.combs import Comb
from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.components import boxes_around
from fakelos.extractors.preparation.grey import INK_LEVEL, WHITE, Grey

EMPTY, TICKED = "☐", "☒"
SIDE = (20, 56)
EDGE = 12
UNSQUARE = 0.2
EDGE_INK = 0.85
BORDER = 4
OVERHANG = 0.2
"""By how much of its side a cross may stick out of its box."""
MOST_INNER_STROKES = 0.28
TICK_INK = 0.07
CORNER, LEAST_CORNER, MOST_CORNERS = 0.12, 3, 3
"""Side of a corner, as a share of the box and in pixels, and how many of the four must be there."""
WELL_READ = 0.6
SURE_DISTANCE = 0.05


def read_ticks(image: Grey, words: Sequence[RawWord], combs: Sequence[Comb]) -> list[RawWord]:
    """The words of a levelled page at 200 dpi with its tick boxes, in place of what was read in their stead."""
    apart = [box for box in _boxes(image) if not any(comb.holds(box) for comb in combs)]
    boxes = [box for box in apart if not any(_is_within(box, word) for word in words)]
    return [word for word in words if not any(_is_read_from(box, word) for box in boxes)] + boxes


def _boxes(image: Grey) -> Iterator[RawWord]:
    ink = image < INK_LEVEL
    drawn = _straight(ink)
    for left, top, width, height in boxes_around(drawn):
        square = abs(width - height) <= UNSQUARE * max(width, height)
        if square and SIDE[0] <= width <= SIDE[1] and SIDE[0] <= height <= SIDE[1]:
            frame = drawn[top : top + height, left : left + width] > 0
            inked = ink[top : top + height, left : left + width]
            if _is_closed(frame) and _has_corners(inked):
                yield _word(inked, left, top)


def _straight(ink: NDArray[np.bool_]) -> Grey:
    """Level and upright strokes alone, so that a cross which leaves its box does not hide the box."""
    black = ink.astype(np.uint8) * WHITE
    level = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((1, EDGE), np.uint8))
    upright = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((EDGE, 1), np.uint8))
    return np.asarray(cv2.dilate(cv2.bitwise_or(level, upright), np.ones((2, 2), np.uint8)), np.uint8)


def _is_closed(frame: NDArray[np.bool_]) -> bool:
    """Whether all four edges are drawn; a letter has at least one open side."""
    band = max(BORDER, round(OVERHANG * max(frame.shape)))
    level = (frame[:band].any(axis=0), frame[-band:].any(axis=0))
    upright = (frame[:, :band].any(axis=1), frame[:, -band:].any(axis=1))
    hollow = bool(np.mean(frame[band + 1 : -band - 1, band + 1 : -band - 1]) <= MOST_INNER_STROKES)
    return hollow and all(np.mean(edge) >= EDGE_INK for edge in (*level, *upright))


def _has_corners(box: NDArray[np.bool_]) -> bool:
    """Whether there is ink in the corners, where a large round letter has none; one may be worn off."""
    side = max(LEAST_CORNER, round(CORNER * min(box.shape)))
    near, far = slice(None, side), slice(-side, None)
    return sum(bool(box[down, across].any()) for down in (near, far) for across in (near, far)) >= MOST_CORNERS


def _word(box: NDArray[np.bool_], left: int, top: int) -> RawWord:
    inside = float(np.mean(box[BORDER + 1 : -BORDER - 1, BORDER + 1 : -BORDER - 1]))
    height, width = box.shape
    confidence = min(1.0, 0.5 + 0.5 * abs(inside - TICK_INK) / SURE_DISTANCE)
    return RawWord(TICKED if inside >= TICK_INK else EMPTY, left, top, left + width, top + height, confidence)


def _is_within(box: RawWord, word: RawWord) -> bool:
    """Whether the box is a letter of a word that was read well."""
    if _is_read_from(box, word):
        return False
    x, y = _middle(box)
    first = word.left + (word.right - word.left) / len(word.text)
    return word.confidence >= WELL_READ and first <= x <= word.right and word.top <= y <= word.bottom


def _is_read_from(box: RawWord, word: RawWord) -> bool:
    """Whether the word is what recognition made of the box."""
    x, y = _middle(word)
    small = word.right - word.left <= 2 * (box.right - box.left)
    return small and box.left <= x <= box.right and box.top <= y <= box.bottom


def _middle(word: RawWord) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2
