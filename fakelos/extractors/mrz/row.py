"""One row of evenly spaced places on a page, as the letters of a zone stand."""

from dataclasses import dataclass, replace
from math import hypot
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Curve = tuple[float, float, float]
"""A coordinate as a polynomial in the place: its square's factor, its own, and the start."""
LETTER = 0.6
"""The width of a letter, in its heights."""


@dataclass(frozen=True)
class Row:
    """A row of evenly spaced places, slightly bent.

    `height` is that of capital letters in pixels, `rhythm` how well the marks keep step (0–1).
    """

    x: Curve
    y: Curve
    places: int
    height: float
    rhythm: float

    def point(self, place: float) -> tuple[float, float]:
        """The point of the page at one place."""
        return _value(self.x, place), _value(self.y, place)

    def at(self, places: Floats) -> tuple[Floats, Floats]:
        """The points of the page at places; they count from 0, fractions lie between."""
        x, y = ((bend * places + slope) * places + start for bend, slope, start in (self.x, self.y))
        return x, y

    @property
    def pitch(self) -> float:
        """The mean distance of neighbouring places in pixels."""
        (x0, y0), (x1, y1) = self.point(0), self.point(self.places - 1)
        return hypot(x1 - x0, y1 - y0) / (self.places - 1)

    def moved(self, by: int, places: int) -> "Row":
        """The row with its places counted from the one numbered `by`."""
        return replace(self, x=_from_place(self.x, by), y=_from_place(self.y, by), places=places)

    def backwards(self) -> "Row":
        """The row read from its other end."""
        last = self.moved(self.places - 1, self.places)
        (x2, x1, x0), (y2, y1, y0) = last.x, last.y
        return replace(last, x=(x2, -x1, x0), y=(y2, -y1, y0))

    def scaled(self, by: float) -> "Row":
        """The row on the page enlarged."""
        (x2, x1, x0), (y2, y1, y0) = self.x, self.y
        return replace(self, x=(x2 * by, x1 * by, x0 * by), y=(y2 * by, y1 * by, y0 * by), height=self.height * by)

    def shifted(self, right: float, down: float) -> "Row":
        """The row elsewhere on the page."""
        (x2, x1, x0), (y2, y1, y0) = self.x, self.y
        return replace(self, x=(x2, x1, x0 + right), y=(y2, y1, y0 + down))

    def turned(self, angle: float) -> "Row":
        """The row on the page turned about its corner, by radians; boxes of slanted letters are too high."""
        cos, sin = np.cos(angle), np.sin(angle)
        along = [(cos * x - sin * y, sin * x + cos * y) for x, y in zip(self.x, self.y, strict=True)]
        (x2, y2), (x1, y1), (x0, y0) = along
        return replace(self, x=(x2, x1, x0), y=(y2, y1, y0), height=self.height / (cos + LETTER * abs(sin)))

    def flipped(self) -> "Row":
        """The row with its two coordinates exchanged."""
        return replace(self, x=self.y, y=self.x)


def _value(curve: Curve, place: float) -> float:
    bend, slope, start = curve
    return (bend * place + slope) * place + start


def _from_place(curve: Curve, place: int) -> Curve:
    bend, slope, _ = curve
    return bend, 2 * bend * place + slope, _value(curve, place)
