"""Combs: rows of little boxes, a letter in each, that forms want filled in.

Tesseract takes the walls of the boxes for letters. Here the walls are found by their regular pitch,
the letters taken out of their boxes, set close together as words, and all rows read in one pass.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.components import boxes_around
from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation import INK_LEVEL, WHITE, Grey
from fakelos.extractors.second_reading import reread_greek

WALL_HEIGHT = (16, 90)
WALL_WIDTH = 5
PITCH = (14, 75)
OFF_LATTICE = 4.5
MOST_HIDDEN = 2
LOWEST = 0.85
RULE_REACH = 5
RULED = 0.85
MOST_INK = 0.35
FEWEST_WALLS = 6
MOST_COMBS = 60
MARGIN = 3
LETTER_INK = 12
LETTER_GAP = 5
ROW_GAP = 24


@dataclass(frozen=True)
class Wall:
    """An upright stroke, in pixels of the page at 200 dpi."""

    x: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Comb:
    """A row of boxes: the x of its walls, from left to right, and its upper and lower edge."""

    walls: tuple[int, ...]
    top: int
    bottom: int

    def holds(self, word: RawWord) -> bool:
        """Whether the middle of a word lies in the comb."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.walls[0] <= x <= self.walls[-1] and self.top <= y <= self.bottom


def read_combs(image: Grey, words: Sequence[RawWord], combs: Sequence[Comb], seconds: int) -> list[RawWord]:
    """The words of a levelled page at 200 dpi, those inside combs replaced by what the combs hold.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    if not combs:
        return list(words)
    outside = [word for word in words if not any(comb.holds(word) for comb in combs)]
    return outside + _read(image, combs, outside, seconds)


def find_combs(image: Grey) -> list[Comb]:
    """Every comb on the page, at most 60."""
    ink = np.asarray(cv2.threshold(image, INK_LEVEL - 1, WHITE, cv2.THRESH_BINARY_INV)[1], np.uint8)
    combs = (_extended(ink, comb) for row in _rows(_walls(ink)) for comb in _runs(_tallest(row)))
    return [comb for comb in combs if _stands_on_a_rule(ink, comb) and _is_for_letters(ink, comb)][:MOST_COMBS]


def without_combs(image: Grey, combs: Sequence[Comb], placing: NDArray[np.float64] | None = None) -> Grey:
    """The page with paper where the combs are, whose walls would swallow the labels beside them.

    `placing` is the 2 x 3 affine matrix that leads from the page on which the combs were found to `image`.
    """
    if not combs:
        return image
    wiped = image.copy()
    for comb in combs:
        left, right, top, bottom = comb.walls[0], comb.walls[-1], comb.top, comb.bottom
        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)
        placed = corners if placing is None else corners @ placing[:, :2].T + placing[:, 2]
        area = np.rint(placed).astype(np.int32)
        cv2.fillConvexPoly(wiped, area, (WHITE,))
        cv2.polylines(wiped, [area], isClosed=True, color=(WHITE,), thickness=2 * RULE_REACH)
    return wiped


def _walls(ink: Grey) -> list[Wall]:
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((WALL_HEIGHT[0], 1), np.uint8))
    joined = np.asarray(cv2.morphologyEx(upright, cv2.MORPH_CLOSE, np.ones((5, 3), np.uint8)), np.uint8)
    return [
        Wall(left + width // 2, top, top + height)
        for left, top, width, height in boxes_around(joined)
        if width <= WALL_WIDTH and WALL_HEIGHT[0] <= height <= WALL_HEIGHT[1]
    ]


def _rows(walls: list[Wall]) -> list[list[Wall]]:
    """Walls whose middles are on one height, from left to right."""
    rows: list[list[Wall]] = []
    for wall in sorted(walls, key=lambda wall: wall.top + wall.bottom):
        last = rows[-1][-1] if rows else None
        if last and wall.top + wall.bottom - last.top - last.bottom <= WALL_HEIGHT[0]:
            rows[-1].append(wall)
        else:
            rows.append([wall])
    return [sorted(row, key=lambda wall: wall.x) for row in rows]


def _tallest(row: list[Wall]) -> list[Wall]:
    """The walls of a row without the strokes of letters, which are lower."""
    heights = sorted(wall.bottom - wall.top for wall in row)
    usual = heights[int(0.75 * (len(heights) - 1))]
    return [wall for wall in row if wall.bottom - wall.top >= LOWEST * usual]


def _stands_on_a_rule(ink: Grey, comb: Comb) -> bool:
    """Whether a line runs under the boxes; strokes of a heading have none."""
    strip = ink[max(0, comb.bottom - RULE_REACH) : comb.bottom + RULE_REACH, comb.walls[0] : comb.walls[-1]]
    return bool(np.mean(strip.any(axis=0)) >= RULED)


def _is_for_letters(ink: Grey, comb: Comb) -> bool:
    """Whether the boxes are mostly paper; a barcode is half ink."""
    return bool(np.mean(ink[comb.top : comb.bottom, comb.walls[0] : comb.walls[-1]] > 0) <= MOST_INK)


def _runs(row: list[Wall]) -> Iterator[Comb]:
    """The combs of a row: walls on one lattice, those that a letter hides put back; then what is left of the row."""
    gaps = [after.x - before.x for before, after in pairwise(row) if PITCH[0] <= after.x - before.x <= PITCH[1]]
    if len(gaps) < FEWEST_WALLS - 1:
        return
    steps = _lattice([wall.x for wall in row], median(gaps))
    run = _longest_run(sorted(steps))
    if len(run) < FEWEST_WALLS:
        return
    walls = [row[steps[step]] for step in run]
    start, pitch = walls[0].x, (walls[-1].x - walls[0].x) / (run[-1] - run[0])
    xs = tuple(round(start + step * pitch) for step in range(run[-1] - run[0] + 1))
    yield Comb(xs, int(median(wall.top for wall in walls)), int(median(wall.bottom for wall in walls)))
    yield from _runs([wall for wall in row if not xs[0] <= wall.x <= xs[-1]])


def _lattice(xs: list[int], pitch: float) -> dict[int, int]:
    """The largest set of walls that lie whole steps apart: the number of each step, and which wall it is."""
    places = np.subtract.outer(np.array(xs), np.array(xs)).T / pitch  # a row for each wall as the first
    steps = np.rint(places).astype(int)
    on = np.abs(places - steps) * pitch <= OFF_LATTICE
    best = int(on.sum(axis=1).argmax())
    return {int(step): n for n, step in enumerate(steps[best]) if on[best, n]}


def _longest_run(steps: list[int]) -> list[int]:
    """The longest part of sorted numbers without a gap of more than two steps."""
    runs: list[list[int]] = []
    for step in steps:
        if runs and step - runs[-1][-1] <= MOST_HIDDEN + 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    return max(runs, key=len)


def _extended(ink: Grey, comb: Comb) -> Comb:
    """The comb with the walls at its ends that stand where they should, though a letter touches them."""
    walls = list(comb.walls)
    pitch = (walls[-1] - walls[0]) / (len(walls) - 1)
    while _is_wall(ink, round(walls[0] - pitch), comb):
        walls.insert(0, round(walls[0] - pitch))
    while _is_wall(ink, round(walls[-1] + pitch), comb):
        walls.append(round(walls[-1] + pitch))
    return replace(comb, walls=tuple(walls))


def _is_wall(ink: Grey, x: int, comb: Comb) -> bool:
    """Whether an upright line stands near `x` from the top of the comb to its foot."""
    reach = range(max(0, x - MARGIN), min(ink.shape[1] - 1, x + MARGIN))
    return any(bool(np.mean(ink[comb.top : comb.bottom, n : n + 2].any(axis=1)) >= RULED) for n in reach)


@dataclass(frozen=True)
class _Strip:
    """The letters of one comb set as words; `spans` tells for each letter its x in the strip and its box."""

    image: Grey
    spans: tuple[tuple[int, int, int], ...]


def _read(image: Grey, combs: Sequence[Comb], page: Sequence[RawWord], seconds: int) -> list[RawWord]:
    strips = [(comb, strip) for comb in combs if (strip := _strip(image, comb))]
    if not strips:
        return []
    sheet, tops = _sheet([strip for _, strip in strips])
    found = reread_greek(sheet, recognise(sheet, seconds, layout=BLOCK), seconds, page=page)
    words: list[RawWord] = []
    for (comb, strip), top in zip(strips, tops, strict=True):
        bottom = top + strip.image.shape[0]
        inside = [word for word in found if top - ROW_GAP / 2 <= (word.top + word.bottom) / 2 < bottom + ROW_GAP / 2]
        words += _in_boxes(inside, comb, strip)
    return words


def _strip(image: Grey, comb: Comb) -> _Strip | None:
    """The letters of a comb in a row, a gap wherever boxes are empty; None if all of them are."""
    letters = [_letter(image, comb, left, right) for left, right in pairwise(comb.walls)]
    if not any(letter is not None for letter in letters):
        return None
    pieces: list[Grey] = []
    spans: list[tuple[int, int, int]] = []
    x = 4 * MARGIN
    pieces.append(_white(comb, x))
    for box, letter in enumerate(letters):
        piece = _white(comb, 2 * LETTER_GAP) if letter is None else np.hstack([letter, _white(comb, LETTER_GAP)])
        if letter is not None:
            spans.append((x, x + letter.shape[1], box))
        pieces.append(piece)
        x += piece.shape[1]
    return _Strip(np.hstack([*pieces, _white(comb, 4 * MARGIN)]), tuple(spans))


def _letter(image: Grey, comb: Comb, left: int, right: int) -> Grey | None:
    """What is written in one box, cut at its ink from side to side; None if the box is empty."""
    box = image[comb.top + MARGIN : comb.bottom - MARGIN, left + MARGIN : right - MARGIN]
    ink = _without_edges(box < INK_LEVEL)
    if np.count_nonzero(ink) < LETTER_INK:
        return None
    columns = np.flatnonzero(ink.any(axis=0))
    start, end = max(0, int(columns[0]) - 1), int(columns[-1]) + 2
    cleaned = np.where(cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0, box, WHITE)
    return np.asarray(cleaned[:, start:end], np.uint8)


def _without_edges(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The ink without remnants of walls and specks: thin runs along an edge of the box, and dots."""
    _, labels, raw, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    stats = np.asarray(raw, np.int32)
    height, width = ink.shape
    left, top, wide, high = (stats[:, column] for column in range(4))
    at_side = ((left == 0) | (left + wide == width)) & (wide <= MARGIN)
    at_end = ((top == 0) | (top + high == height)) & (high <= MARGIN)
    speck = (wide <= MARGIN) & (high <= MARGIN)
    kept = ~(at_side | at_end | speck)
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def _white(comb: Comb, width: int) -> Grey:
    return np.full((comb.bottom - comb.top - 2 * MARGIN, width), WHITE, np.uint8)


def _sheet(strips: Sequence[_Strip]) -> tuple[Grey, list[int]]:
    """The strips under each other on white, and where each begins."""
    width = max(strip.image.shape[1] for strip in strips)
    tops, rows, y = [], [], 0
    for strip in strips:
        rows.append(np.full((ROW_GAP, width), WHITE, np.uint8))
        filled = np.full((strip.image.shape[0], width), WHITE, np.uint8)
        filled[:, : strip.image.shape[1]] = strip.image
        rows.append(filled)
        tops.append(y + ROW_GAP)
        y += ROW_GAP + strip.image.shape[0]
    return np.vstack([*rows, np.full((ROW_GAP, width), WHITE, np.uint8)]), tops


def _in_boxes(found: Sequence[RawWord], comb: Comb, strip: _Strip) -> list[RawWord]:
    """What was read of a strip, a word for each run of filled boxes, in the place of those boxes."""
    return [_word(run, found, comb) for run in _filled(strip) if _letters(run, found)]


def _filled(strip: _Strip) -> list[list[tuple[int, int, int]]]:
    """The letters' spans, parted where a box is empty."""
    runs: list[list[tuple[int, int, int]]] = []
    for span in strip.spans:
        if runs and span[2] == runs[-1][-1][2] + 1:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _letters(run: list[tuple[int, int, int]], found: Sequence[RawWord]) -> list[tuple[str, float]]:
    """The letters read within a run with their confidence; a word read across runs is cut by its letters' places."""
    start, end = run[0][0], run[-1][1]
    return [
        (letter, word.confidence)
        for word in sorted(found, key=lambda word: word.left)
        for n, letter in enumerate(word.text)
        if start <= word.left + (n + 0.5) * (word.right - word.left) / len(word.text) <= end
    ]


def _word(run: list[tuple[int, int, int]], found: Sequence[RawWord], comb: Comb) -> RawWord:
    letters = _letters(run, found)
    text = "".join(letter for letter, _ in letters)
    confidence = sum(sure for _, sure in letters) / len(letters)
    if len(letters) != len(run):
        confidence *= len(run) / (len(run) + abs(len(letters) - len(run)))
    return RawWord(text, comb.walls[run[0][2]], comb.top, comb.walls[run[-1][2] + 1], comb.bottom, confidence)
