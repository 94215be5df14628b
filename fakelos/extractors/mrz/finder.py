"""Where machine-readable zones lie on a page: parallel rows of dark marks of regular pitch.

No text recognition here. The letters of a zone stand 2.54 mm apart without a blank (ICAO 9303-2);
running text never keeps step over thirty places. Rows may lie at any slant, and be slightly bent, as
on a photographed page.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.marks import contrast
from fakelos.extractors.mrz.row import Floats, Row
from fakelos.extractors.mrz.rows import (
    FARTHEST,
    FEWEST,
    NEAREST,
    REACH,
    STRONG,
    Marks,
    companion,
    fit,
    followed,
    reshaped,
)
from fakelos.extractors.preparation.grey import Grey
from fakelos.schemas.base import Box

LOOK = 1800
"""The longer side, in pixels, at which a page is looked over: A4 then has 15 pixels a letter."""
NEARLY_WHOLE = 0.08
"""By how much it may differ from that, as a share: A4 scanned at 300 dpi has 3508."""
SMALL = 900
"""Pictures smaller than this are enlarged first: a data page alone, 400 pixels wide, has 8 pixels a letter."""
MOST_ROWS, LONGEST = 3, 56
"""Rows of a zone, and places of a row: 44 and what else may stand on its line. Print patterns are longer."""
SAME_PITCH, MOST_ALIKE = 0.02, 5
"""A family's cards may be copied to one sheet; more groups of one pitch are typed text."""
STEADY, TOGETHER = 0.95, 36
"""How well rows cut short must keep step, and how many places they must have together."""
LEVEL, SLANTED = (0.0,), (0.3, -0.3, 0.6, -0.6)
"""In radians: a row is followed up to 0.2 from level, so that these reach every slant."""
MOST_COVERED = 0.15
"""The share of a zone's places on which print may seem to stand that is in no zone."""
Covered = NDArray[np.bool_]
SIDES: tuple[Literal[1], Literal[-1]] = (1, -1)


def find_bands(grey: Grey, elsewhere: Sequence[Box] = ()) -> Iterator[list[Band]]:
    """Every group of rows that has the shape of a machine-readable zone, the best first.

    First those that lie nearly level or upright, then, if they are asked for, faint ones, then those that lie aslant.
    `elsewhere` are places of the page that are known to hold other print, as fractions of it.
    """
    scale, small = _looked_over(grey)
    inked = contrast(small)
    covered = _covered(elsewhere, small.shape)
    seen = [_outside(marks, covered) for marks in inked.looks()]
    yield _bands(seen, LEVEL, covered, scale)
    yield _bands([_outside(inked.faint(), covered)], LEVEL, covered, scale)
    yield _bands(seen, SLANTED, covered, scale)


def _looked_over(grey: Grey) -> tuple[float, Grey]:
    """The page at the size at which it is looked over, and its scale.

    A whole number of pixels makes one where that comes near enough, which takes a sixth of the time.
    """
    longer = max(grey.shape)
    scale = min(LOOK / longer, 2.0 if longer < SMALL else 1.0)
    if scale < 1 and abs((whole := round(1 / scale)) * scale - 1) < NEARLY_WHOLE:
        high, wide = (side // whole * whole for side in grey.shape)
        size, scale, grey = (wide // whole, high // whole), 1 / whole, grey[:high, :wide]
    else:
        size = round(grey.shape[1] * scale), round(grey.shape[0] * scale)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return scale, np.asarray(cv2.resize(grey, size, interpolation=method), np.uint8)


def _bands(seen: list[Marks], tilts: tuple[float, ...], covered: Covered, scale: float) -> list[Band]:
    """The groups of rows among marks, as bands of the page before it was scaled, the best first."""
    groups = (group for marks in seen for tilt in tilts for group in _tilted(marks, tilt))
    found = [group for group in groups if not _runs_over(group, covered)]
    found.sort(key=lambda rows: -sum(row.rhythm * row.places for row in rows))
    return [Band(tuple(row.scaled(1 / scale) for row in rows)) for rows in _distinct(found)]


def _tilted(marks: Marks, tilt: float) -> list[list[Row]]:
    """Groups on the page turned by radians."""
    if not tilt:
        return _both_ways(marks)
    turn = np.array([[np.cos(tilt), np.sin(tilt)], [-np.sin(tilt), np.cos(tilt)]])
    turned = np.concatenate([marks[:, :2] @ turn, marks[:, 2:]], axis=1)
    return [[row.turned(-tilt) for row in rows] for rows in _both_ways(turned)]


def _both_ways(marks: Marks) -> list[list[Row]]:
    """Groups that run across the page, and those that run down it."""
    turned = [[row.flipped() for row in reversed(rows)] for rows in _groups(marks[:, [1, 0, 3, 2]])]
    return _without_typed_text([rows for rows in _groups(marks) + turned if rows[0].places <= LONGEST])


def _distinct(groups: list[list[Row]]) -> list[list[Row]]:
    """The groups without those that lie on a better one."""
    kept: list[list[Row]] = []
    for rows in groups:
        if not any(_same(other, row) for group in kept for other in group for row in rows):
            kept.append(rows)
    return kept


def _without_typed_text(groups: list[list[Row]]) -> list[list[Row]]:
    """The groups without those of a typewritten page, on which many have the same pitch."""
    pitches = np.array([rows[0].pitch for rows in groups])
    return [rows for rows in groups if (np.abs(pitches / rows[0].pitch - 1) < SAME_PITCH).sum() <= MOST_ALIKE]


def _covered(boxes: Sequence[Box], shape: tuple[int, ...]) -> Covered:
    """Which pixels lie in one of the boxes."""
    covered = np.zeros(shape, np.bool_)
    for left, top, right, bottom in np.array(boxes).reshape(-1, 4) * (shape[1], shape[0], shape[1], shape[0]):
        covered[int(top) : int(bottom) + 1, int(left) : int(right) + 1] = True
    return covered


def _outside(marks: Marks, covered: Covered) -> Marks:
    """The marks whose middles are not covered."""
    kept: Marks = marks[~covered[marks[:, 1].astype(int), marks[:, 0].astype(int)]]
    return kept


def _runs_over(group: list[Row], covered: Covered) -> bool:
    """Whether many places of a group of rows are covered."""
    x, y = np.concatenate([np.stack(row.at(np.arange(float(row.places)))) for row in group], axis=1).astype(int)
    high, wide = covered.shape
    return bool(covered[y.clip(0, high - 1), x.clip(0, wide - 1)].mean() > MOST_COVERED)


def _groups(marks: Marks) -> list[list[Row]]:
    """Groups of parallel rows that run along the first coordinate, top down."""
    rows = [row for row in (fit(chain) for chain in _chains(marks)) if row is not None]
    groups = []
    while rows:
        best = max(rows, key=lambda row: row.places * row.rhythm)
        seen = _group(followed(best, marks), rows, marks)
        group = _completed(seen, marks)
        rows = [row for row in rows if row is not best and not any(_same(other, row) for other in group)]
        if max(row.places for row in seen) >= STRONG or _steady(seen):
            groups.append(_aligned(group))
    return groups


def _steady(rows: list[Row]) -> bool:
    """Whether rows cut short, as by a stamp, keep step so well that together they show a zone."""
    return sum(row.places for row in rows if row.rhythm > STEADY) >= TOGETHER


def _chains(marks: Marks) -> list[Marks]:
    """Marks grouped by following each to its neighbour on the right."""
    marks = marks[np.argsort(marks[:, 0], kind="stable")]
    parent = list(range(len(marks)))
    for left, right in _neighbours(marks):
        parent[right] = parent[left]
    roots = np.array(parent, dtype=int)
    names, sizes = np.unique(roots, return_counts=True)
    return [marks[roots == name] for name, size in zip(names, sizes, strict=True) if size >= FEWEST]


def _neighbours(marks: Marks) -> list[tuple[int, int]]:
    """Pairs of marks of like height, each the nearest of the other to that side, in order of the left one."""
    x, y, _, height = marks.T
    first = np.searchsorted(x, x + 0.5 * height)
    count = np.maximum(np.searchsorted(x, x + 2.4 * height) - first, 0)
    left = np.repeat(np.arange(len(marks)), count)
    right = np.arange(len(left)) - np.repeat(np.cumsum(count) - count, count) + first[left]
    taller = np.maximum(height[left], height[right])
    along, across = x[right] - x[left], np.abs(y[right] - y[left])
    alike = (across <= 0.2 * along + 0.06 * taller) & (along >= 0.5 * taller)
    alike &= np.minimum(height[left], height[right]) >= 0.45 * taller
    left, right, along = left[alike], right[alike], along[alike]
    mutual = _nearest(left, along) & _nearest(right, along)
    return sorted(zip(left[mutual].tolist(), right[mutual].tolist(), strict=True))


def _nearest(of: NDArray[np.int64], distance: Floats) -> NDArray[np.bool_]:
    """Which pairs are the closest ones of their mark."""
    order = np.lexsort((distance, of))
    closest = np.zeros(len(of), dtype=bool)
    closest[order[np.unique(of[order], return_index=True)[1]]] = True
    return closest


def _group(seed: Row, rows: list[Row], marks: Marks) -> list[Row]:
    """The seed and the rows parallel to it or to one another, top down, three at most."""
    group = [seed]
    while len(group) < MOST_ROWS:
        fresh = [row for row in rows if not any(_same(other, row) for other in group)]
        beside = [row for row in fresh if any(_parallel(other, row) for other in group)]
        if not beside:
            break
        group.append(followed(max(beside, key=lambda row: row.places * row.rhythm), marks))
    return sorted(group, key=_middle)


def _completed(group: list[Row], marks: Marks) -> list[Row]:
    """The rows with those that are too worn to be found by themselves, and each of the shape that the best one has."""
    for side in SIDES:
        worn = companion(group[-1 if side > 0 else 0], marks, side) if len(group) < MOST_ROWS else None
        group = sorted([*group, worn] if worn else group, key=_middle)
    model = max(group, key=lambda row: row.places * row.rhythm)
    return [row if row is model else reshaped(row, model, marks) for row in group]


def _middle(row: Row) -> float:
    return row.point(row.places / 2)[1]


def _same(one: Row, other: Row) -> bool:
    """Whether two rows lie on one line."""
    along, across = _from(one, other)
    return abs(across) < NEAREST / 2 and -other.places - REACH < along < one.places + REACH


def _parallel(one: Row, other: Row) -> bool:
    """Whether two rows are neighbours in one zone: same pitch, side by side, a line apart."""
    if not 0.94 <= one.pitch / other.pitch <= 1.06:  # noqa: PLR2004
        return False
    along, across = _from(one, other)
    return NEAREST <= abs(across) <= FARTHEST and -FEWEST <= along <= max(one.places - FEWEST, FEWEST / 2)


def _from(one: Row, other: Row) -> tuple[float, float]:
    """Where the first place of the other row lies, in places along and across the one row."""
    (x0, y0), (x1, y1), (x, y) = one.point(0), one.point(one.places - 1), other.point(0)
    ux, uy = (x1 - x0) / (one.places - 1), (y1 - y0) / (one.places - 1)
    square = ux * ux + uy * uy
    return float(((x - x0) * ux + (y - y0) * uy) / square), float(((y - y0) * ux - (x - x0) * uy) / square)


def _aligned(rows: list[Row]) -> list[Row]:
    """The rows with their places counted from a common first one."""
    starts = [round(_from(rows[0], row)[0]) for row in rows]
    first = min(starts)
    places = max(start + row.places for start, row in zip(starts, rows, strict=True)) - first
    return [row.moved(first - start, places) for start, row in zip(starts, rows, strict=True)]
