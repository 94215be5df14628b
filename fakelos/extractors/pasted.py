"""What stands on a page apart from its own text: pasted cards, also turned ones, text drawn as curves, stamps.

Told from the ink: letters that no word explains are read as a scan of their own is; on scans only if they lie otherwise
than the rest of the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.attempt import attempt
from fakelos.extractors.preparation.grey import WHITE, Grey, Sketch, flatten, sketch, turn
from fakelos.extractors.preparation.marks import marks_of
from fakelos.extractors.preparation.orientation import lies_sideways, uprightness
from fakelos.extractors.preparation.surface import has_picture
from fakelos.extractors.upright import SURE, read_upright
from fakelos.extractors.words.legibility import confidence, faults
from fakelos.extractors.words.rows import rows_of
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
WELL_READ, FEWEST_TURNED, EXPLAINED = 0.6, 60, 0.9
"""How sure the words of a scan are that need no other look; letters of a card; and the share of all letters that words
of an ordinary page hold."""
LONG_WORD, LESS_SURE = 4, 0.1


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


def read_turned(
    flat: Grey, words: Sequence[Word], letters: int, turned: int, seconds: int
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words of a scan with those of cards that lie otherwise than the rest, and what could not be read of these.

    `flat` is the page as it lay, at 200 dpi, `letters` how many seem to be on it; `turned` brings it upright. Of most
    pages nearly all letters were read, and they are not looked at.
    """
    high, wide = flat.shape if turned % 180 == 0 else flat.shape[::-1]
    read = [word for word in words if word.confidence >= WELL_READ and not _is_upended(word, high / wide)]
    if letters - sum(len(word.text) for word in read) < max(FEWEST_TURNED, (1 - EXPLAINED) * letters):
        return tuple(words), ()
    page = turn(flat, turned)
    outline = sketch(page)
    places = (*_parts(outline, (), FEWEST_TURNED), *_parts(outline, [word.box for word in read], FEWEST_TURNED))
    kept, parts = tuple(words), []
    for place in _cards([place for place in places if _lies_otherwise(_cut(page, place))], read):
        part, before = _read(page, place, seconds), [word for word in kept if _holds(place, word)]
        if part.turned and confidence(part.words) > max(WELL_READ, confidence(before) - LESS_SURE):
            kept = tuple(word for word in kept if not _holds(place, word))
            parts.append(part)
    found = _under_each_other([in_rows(kept), *(part.words for part in parts)]) if parts else kept
    return found, tuple(dict.fromkeys(chain.from_iterable(part.problems for part in parts)))


def _cards(places: Sequence[Box], read: Sequence[Word]) -> list[Box]:
    """Places put together between which nothing stands that was read well; columns of one card stand far apart."""
    cards: list[Box] = []
    for place in places:
        joined, apart = place, []
        for card in cards:
            both = _around_both(joined, card)
            inside = sum(_holds(both, word) for word in read)
            if inside <= sum(_holds(joined, word) or _holds(card, word) for word in read):
                joined = both
            else:
                apart.append(card)
        cards = [*apart, joined]
    return cards


def _around_both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _lies_otherwise(cut: Grey) -> bool:
    """Whether the rows of a part run down, or stand on their heads."""
    return lies_sideways(sketch(cut)) or uprightness(cut, marks_of(cut)) < -SURE


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


def _parts(outline: Sketch, known: Sequence[Box], fewest: int = FEWEST_LETTERS) -> list[Box]:
    """Where `fewest` letters stand together that nothing explains; the whole they make up, if such parts are many."""
    left, top, wide, high, _ = outline.boxes.T
    middle = top + high // 2, left + wide // 2
    loose = ~_covered(known, outline.ink.shape)[middle]
    if np.count_nonzero(loose) < fewest:
        return []
    spots = np.zeros_like(outline.ink)
    spots[middle[0][loose], middle[1][loose]] = WHITE
    _, labels = cv2.connectedComponents(cv2.dilate(spots, np.ones(REACH[::-1], np.uint8)), connectivity=8)
    of_part = np.asarray(labels)[middle]
    groups = [loose & (of_part == label) for label in np.unique(of_part[loose])]
    large = [group for group in groups if np.count_nonzero(group) >= fewest]
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
    x0, y0, x1, y1 = place
    cut = flatten(_cut(page, place))
    outline = sketch(cut)
    found, failed = attempt(lambda: read_upright(cut, outline, seconds), None)
    if found is None:
        return _Part(problems=failed)
    reading, turned = found
    picture, large = has_picture(outline), (x1 - x0) * (y1 - y0) >= LARGE
    seen = faults(reading.words, expected=large and not picture)
    if "text_not_recognised" in seen or not reading.words:
        return _Part(problems=() if picture or not seen else ("text_not_recognised",))
    words = (
        word.model_copy(update={"box": _placed(word.box, turned, place), "turned": turned}) for word in reading.words
    )
    return _Part(tuple(words), turned, (*seen, *reading.problems))


def _placed(box: Box, turned: int, place: Box) -> Box:
    """A box of a part that had been turned counter-clockwise for reading, led back to the page."""
    left, top, right, bottom = box
    for _ in range(turned // 90):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    x0, y0, x1, y1 = place
    wide, high = x1 - x0, y1 - y0
    return x0 + left * wide, y0 + top * high, x0 + right * wide, y0 + bottom * high


def _cut(page: Grey, place: Box) -> Grey:
    height, width = page.shape
    x0, y0, x1, y1 = place
    return np.ascontiguousarray(page[int(y0 * height) : int(y1 * height), int(x0 * width) : int(x1 * width)])


def _holds(place: Box, word: Word) -> bool:
    """Whether the middle of a word lies in a place."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return place[0] <= x <= place[2] and place[1] <= y <= place[3]


def _is_upended(word: Word, aspect: float) -> bool:
    """Whether a long word is higher than wide on a page `aspect` times as high as wide."""
    left, top, right, bottom = word.box
    return len(word.text) >= LONG_WORD and aspect * (bottom - top) > right - left
