"""What stands on a born-digital page apart from its text layer: pasted cards, text drawn as curves, stamps.

Told from the ink: letters of the drawn page that no word of the text layer explains are read as a scan is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.attempt import attempt
from fakelos.extractors.legibility import faults
from fakelos.extractors.preparation import WHITE, Grey, Sketch, flatten, sketch
from fakelos.extractors.rows import rows_of
from fakelos.extractors.surface import has_picture
from fakelos.extractors.upright import read_upright
from fakelos.schemas.base import Box
from fakelos.schemas.page import Word

FEWEST_LETTERS = 16
"""Fewer stand in a logo, and would be no evidence of anything."""
LARGE = 0.02
"""Of the page: a part without a single word in it is a logo or a seal if it is smaller."""
MOST_PARTS = 12
REACH = (50, 30)
"""Across and down, in pixels at 100 dpi: letters nearer to each other than this are of one part."""
MARGIN = 8
ROUND_A_WORD = 3
COARSE, DARK, SHADED = 16, 165, 0.02


@dataclass(frozen=True)
class _Part:
    """What was read of one part, how far it had to be turned for that, and what of it could not be read."""

    words: tuple[Word, ...] = ()
    turned: int = 0
    problems: tuple[str, ...] = ()


def read_pasted(
    flat: Grey, outline: Sketch, typed: Sequence[Word], codes: Sequence[Box], seconds: int
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """All words of a drawn page at 200 dpi in their rows, and what could not be read of it.

    The text layer, `typed`, is taken at its word wherever it speaks; `codes` are the places of barcodes.
    """
    known = [*(word.box for word in typed), *codes]
    places = _parts(outline, known)
    if not places:
        return in_rows(typed), ()
    bare = np.where(_covered(known, flat.shape), WHITE, flat).astype(np.uint8)
    parts = [_read(bare, place, seconds) for place in places]
    level = in_rows([*typed, *chain.from_iterable(part.words for part in parts if not part.turned)])
    askew = [part.words for part in parts if part.turned]
    return _under_each_other([level, *askew]), tuple(dict.fromkeys(chain.from_iterable(p.problems for p in parts)))


def is_shaded(drawn: Grey) -> bool:
    """Whether dark paper or a picture is on a drawn page; where none is, its light needs no evening out."""
    coarse = cv2.resize(drawn, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    return bool(np.mean(np.asarray(coarse) < DARK) > SHADED)


def in_rows(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with the numbers of the visual rows that they stand in."""
    lines = rows_of([word.box for word in words])
    return tuple(word.model_copy(update={"line": line}) for word, line in zip(words, lines, strict=True))


def _under_each_other(groups: Iterable[Sequence[Word]]) -> tuple[Word, ...]:
    """The words of all groups, the rows of each after those of the one before it: turned rows fit into no other."""
    words: list[Word] = []
    for group in groups:
        first = 1 + max((word.line for word in words), default=-1)
        words += [word.model_copy(update={"line": word.line + first}) for word in group]
    return tuple(words)


def _parts(outline: Sketch, known: Sequence[Box]) -> list[Box]:
    """Where letters stand together that nothing explains; the whole they make up, if they are many."""
    left, top, wide, high, _ = outline.boxes.T
    middle = top + high // 2, left + wide // 2
    loose = ~_covered(known, outline.ink.shape)[middle]
    if np.count_nonzero(loose) < FEWEST_LETTERS:
        return []
    spots = np.zeros_like(outline.ink)
    spots[middle[0][loose], middle[1][loose]] = WHITE
    _, labels = cv2.connectedComponents(cv2.dilate(spots, np.ones(REACH[::-1], np.uint8)), connectivity=8)
    of_part = np.asarray(labels)[middle]
    groups = [loose & (of_part == label) for label in np.unique(of_part[loose])]
    large = [group for group in groups if np.count_nonzero(group) >= FEWEST_LETTERS]
    chosen = large if len(large) <= MOST_PARTS else [np.logical_or.reduce(large)]
    return [_around(outline.boxes[group], outline.ink.shape) for group in chosen]


def _around(letters: NDArray[np.int32], shape: tuple[int, ...]) -> Box:
    """The place of these letters with a margin, as fractions of the page."""
    left, top, wide, high, _ = letters.T
    height, width = shape[:2]
    return (
        max(0.0, float(left.min() - MARGIN) / width),
        max(0.0, float(top.min() - MARGIN) / height),
        min(1.0, float((left + wide).max() + MARGIN) / width),
        min(1.0, float((top + high).max() + MARGIN) / height),
    )


def _covered(boxes: Iterable[Box], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which pixels lie in one of the boxes, or close to it."""
    height, width = shape[:2]
    covered = np.zeros((height, width), np.bool_)
    for x0, y0, x1, y1 in boxes:
        top, left = max(0, int(y0 * height) - ROUND_A_WORD), max(0, int(x0 * width) - ROUND_A_WORD)
        covered[top : int(y1 * height) + ROUND_A_WORD + 1, left : int(x1 * width) + ROUND_A_WORD + 1] = True
    return covered


def _read(page: Grey, place: Box, seconds: int) -> _Part:
    """The words of one part, in their places on the page; those of no sense are a problem instead."""
    height, width = page.shape
    x0, y0, x1, y1 = place
    cut = flatten(np.ascontiguousarray(page[int(y0 * height) : int(y1 * height), int(x0 * width) : int(x1 * width)]))
    outline = sketch(cut)
    found, failed = attempt(lambda: read_upright(cut, outline, seconds), None)
    if found is None:
        return _Part(problems=failed)
    reading, turned = found
    picture, large = has_picture(outline), (x1 - x0) * (y1 - y0) >= LARGE
    seen = faults(reading.words, expected=large and not picture)
    if "text_not_recognised" in seen or not reading.words:
        return _Part(problems=() if picture or not seen else ("text_not_recognised",))
    words = (word.model_copy(update={"box": _placed(word.box, turned, place)}) for word in reading.words)
    return _Part(tuple(words), turned, (*seen, *reading.problems))


def _placed(box: Box, turned: int, place: Box) -> Box:
    """A box of a part that had been turned counter-clockwise for reading, led back to the page."""
    left, top, right, bottom = box
    for _ in range(turned // 90):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    x0, y0, x1, y1 = place
    wide, high = x1 - x0, y1 - y0
    return x0 + left * wide, y0 + top * high, x0 + right * wide, y0 + bottom * high
