"""Pages photographed at a slant: their rows spread like a fan, and are laid level again before reading.

All rows of a slanted page run to one point, so their slopes grow evenly from the first row to the last. That is
told from the letters alone, and does not need the edges of the sheet, which shadows and pale tables hide. That
its columns converge as well does no harm to reading.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.grey import Grey, Sketch
from fakelos.extractors.preparation.orientation import density_of_rows, skew_of
from fakelos.schemas.base import Box

Floats = NDArray[np.float64]

FEWEST_LETTERS = 150
WIDEST_FAN, LEAST_FAN = 10.0, 0.7
"""Degrees between the first row and the last. On scans they hardly differ."""
LEAST_OF_HALVES = 0.2
"""Degrees by which the halves of a page differ at least where its rows spread like a fan."""
LEAST_GAIN = 1.2
"""How much more closely letters must gather in rows once the fan is closed."""
_SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
_HALF_TURN = np.array([(-1, 0, 1), (0, -1, 1), (0, 0, 1)], np.float64)


@dataclass(frozen=True)
class Fan:
    """Where the corners of the straightened page lie in the picture, as fractions of it, clockwise from upper left."""

    corners: Floats

    def closed(self, picture: Grey) -> Grey:
        """The page with its rows level."""
        high, wide = picture.shape
        size = np.array((wide, high), np.float32)
        matrix = cv2.getPerspectiveTransform((self.corners * size).astype(np.float32), _SQUARE * size)
        return np.asarray(cv2.warpPerspective(picture, matrix, (wide, high), borderValue=(255,)), np.uint8)

    def led_back(self, box: Box, half: int) -> Box:
        """Where a box of the straightened page stands in the picture, both turned by `half`, 0 or 180 degrees."""
        placing = cv2.getPerspectiveTransform(_SQUARE, self.corners.astype(np.float32))
        matrix = _HALF_TURN @ placing @ _HALF_TURN if half else placing
        left, top, right, bottom = box
        sides = np.array([[(left, (top + bottom) / 2), (right, (top + bottom) / 2)]])
        (x0, y0), (x1, y1) = cv2.perspectiveTransform(sides, matrix)[0].tolist()
        middle, reach = (y0 + y1) / 2, (bottom - top) / 2  # its height is kept, so that slanted boxes do not swell
        return _bounded(x0), _bounded(middle - reach), _bounded(x1), _bounded(middle + reach)


def fan_of(page: Sketch) -> Fan | None:
    """The fan in which the rows of a page spread; None if they are parallel, or there are too few to tell."""
    if page.letter_count < FEWEST_LETTERS:
        return None
    level = skew_of(page)
    if _is_parallel(page):
        return None
    parallel = _gathered(page, level, 0.0)
    near = _closest(page, product(_steps(level, 4.0, 0.5), _steps(0.0, WIDEST_FAN, 0.5)))
    middle, spread = _closest(page, product(_steps(near[0], 0.5, 0.1), _steps(near[1], 0.5, 0.1)))
    if abs(spread) < LEAST_FAN or _gathered(page, middle, spread) < LEAST_GAIN * parallel:
        return None
    return _fan(middle, spread, page)


def _is_parallel(page: Sketch) -> bool:
    """Whether the upper and the lower half of a page are as much askew as each other, as on nearly all scans."""
    middles = page.boxes[:, 1] + page.boxes[:, 3] / 2
    middle = float(np.median(middles))
    halves = [replace(page, boxes=page.boxes[part]) for part in (middles < middle, middles >= middle)]
    upper, lower = (skew_of(half) for half in halves)
    return abs(upper - lower) < LEAST_OF_HALVES and min(half.letter_count for half in halves) >= FEWEST_LETTERS / 2


def _closest(page: Sketch, fans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    return max(fans, key=lambda fan: _gathered(page, *fan))


def _gathered(page: Sketch, middle: float, spread: float) -> float:
    return density_of_rows(page, *_slopes(middle, spread, page))


def _slopes(middle: float, spread: float, page: Sketch) -> tuple[float, float]:
    """The slope at the upper edge and its growth a pixel, for degrees in the middle and between both edges."""
    first, last = (math.tan(math.radians(middle + part * spread)) for part in (-0.5, 0.5))
    return first, (last - first) / page.ink.shape[0]


def _fan(middle: float, spread: float, page: Sketch) -> Fan:
    high, wide = page.ink.shape
    slope, growth = _slopes(middle, spread, page)
    first, last = (part * wide / 2 / high for part in (slope, slope + growth * high))
    return Fan(np.array([(0, first), (1, -first), (1, 1 - last), (0, 1 + last)], np.float64))


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + n * step for n in range(-count, count + 1)]


def _bounded(part: float) -> float:
    return min(1.0, max(0.0, part))
