"""Combs: rows of little boxes, a letter in each, that forms want filled in.

Tesseract takes the walls of the boxes for letters, and labels beside them for part of the boxes. Here the walls are
found by their regular pitch, and wiped off; what the boxes hold is read apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.components import boxes_around
from fakelos.extractors.preparation.grey import WHITE, Grey

FAINTEST = 215
"""Grey level of the lightest walls: forms print them thin and pale, so that what is written stands out."""
WALL_HEIGHT = (16, 90)
WALL_WIDTH = 5
PITCH = (14, 75)
OFF_LATTICE = 4.5
MOST_HIDDEN = 2
LOWEST = 0.85
RULE_REACH = 5
RULED = 0.85
RULED_BELOW = 0.75
TWINS = 12
MOST_INK = 0.35
FEWEST_WALLS = 6
MOST_COMBS = 60
MARGIN = 3


@dataclass(frozen=True)
class Wall:
    """An upright stroke, in pixels of the page at 200 dpi."""

    x: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Comb:
    """A row of boxes: the x of its walls, from left to right, and its upper and lower edge.

    Boxes that stand `apart` have two walls between them, so far from each other, and the middle counts.
    """

    walls: tuple[int, ...]
    top: int
    bottom: int
    apart: int = 0

    def holds(self, word: RawWord) -> bool:
        """Whether the middle of a word lies in the comb."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.walls[0] <= x <= self.walls[-1] and self.top <= y <= self.bottom


def find_combs(image: Grey) -> list[Comb]:
    """Every comb on the page, at most 60."""
    ink = np.asarray(cv2.threshold(image, FAINTEST - 1, WHITE, cv2.THRESH_BINARY_INV)[1], np.uint8)
    rows = (_untwinned(_tallest(row)) for row in _rows(_walls(ink)))
    combs = (
        _extended(ink, replace(comb, apart=apart))
        for row, apart in rows
        for comb in _runs(row, OFF_LATTICE + apart / 2)
    )
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


def _untwinned(row: list[Wall]) -> tuple[list[Wall], int]:
    """A row with one wall for two that stand close together, and how far apart these are."""
    twins = [after.x - before.x for before, after in pairwise(row) if after.x - before.x <= TWINS]
    if len(twins) * 3 < len(row):
        return row, 0
    merged: list[Wall] = []
    for wall in row:
        twin = bool(merged) and wall.x - merged[-1].x <= TWINS
        merged[-1:] = [replace(wall, x=(merged[-1].x + wall.x) // 2)] if twin else [*merged[-1:], wall]
    return merged, int(median(twins))


def _stands_on_a_rule(ink: Grey, comb: Comb) -> bool:
    """Whether a line runs under the boxes; strokes of a heading have none."""
    strip = ink[max(0, comb.bottom - RULE_REACH) : comb.bottom + RULE_REACH, comb.walls[0] : comb.walls[-1]]
    return bool(np.mean(strip.any(axis=0)) >= RULED_BELOW)


def _is_for_letters(ink: Grey, comb: Comb) -> bool:
    """Whether the boxes are mostly paper; a barcode is half ink."""
    return bool(np.mean(ink[comb.top : comb.bottom, comb.walls[0] : comb.walls[-1]] > 0) <= MOST_INK)


def _runs(row: list[Wall], off: float) -> Iterator[Comb]:
    """The combs of a row: walls on one lattice, those that a letter hides put back; then what is left of the row.

    Walls may stand `off` the lattice: the outermost of boxes that stand apart have no twin.
    """
    gaps = [after.x - before.x for before, after in pairwise(row) if PITCH[0] <= after.x - before.x <= PITCH[1]]
    if len(gaps) < FEWEST_WALLS - 1:
        return
    steps = _lattice([wall.x for wall in row], median(gaps), off)
    run = _longest_run(sorted(steps))
    if len(run) < FEWEST_WALLS:
        return
    walls = [row[steps[step]] for step in run]
    start, pitch = walls[0].x, (walls[-1].x - walls[0].x) / (run[-1] - run[0])
    seen = {step: row[steps[step]].x for step in run}
    xs = tuple(seen.get(step, round(start + (step - run[0]) * pitch)) for step in range(run[0], run[-1] + 1))
    yield Comb(xs, int(median(wall.top for wall in walls)), int(median(wall.bottom for wall in walls)))
    yield from _runs([wall for wall in row if not xs[0] <= wall.x <= xs[-1]], off)


def _lattice(xs: list[int], pitch: float, off: float) -> dict[int, int]:
    """The largest set of walls that lie whole steps apart: the number of each step, and which wall it is."""
    places = np.subtract.outer(np.array(xs), np.array(xs)).T / pitch  # a row for each wall as the first
    steps = np.rint(places).astype(int)
    on = np.abs(places - steps) * pitch <= max(OFF_LATTICE, min(off, pitch / 5))
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
