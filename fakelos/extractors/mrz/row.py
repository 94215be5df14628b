"""One row of evenly spaced places on a page, as the letters of a zone stand."""

from dataclasses import dataclass, replace
from math import hypot
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Curve = tuple[float, ...]
"""A coordinate as a polynomial in the place: the factor of its highest power first, the start last."""
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
        return _value(self.x, places), _value(self.y, places)

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
        return replace(last, x=_mirrored(last.x), y=_mirrored(last.y))

    def scaled(self, by: float) -> "Row":
        """The row on the page enlarged."""
        x, y = (tuple(factor * by for factor in curve) for curve in (self.x, self.y))
        return replace(self, x=x, y=y, height=self.height * by)

    def shifted(self, right: float, down: float) -> "Row":
        """The row elsewhere on the page."""
        return replace(self, x=(*self.x[:-1], self.x[-1] + right), y=(*self.y[:-1], self.y[-1] + down))

    def turned(self, angle: float) -> "Row":
        """The row on the page turned about its corner, by radians; boxes of slanted letters are too high."""
        cos, sin = np.cos(angle), np.sin(angle)
        along = [(cos * x - sin * y, sin * x + cos * y) for x, y in zip(self.x, self.y, strict=True)]
        curves = tuple(x for x, _ in along), tuple(y for _, y in along)
        return replace(self, x=curves[0], y=curves[1], height=self.height / (cos + LETTER * abs(sin)))

    def flipped(self) -> "Row":
        """The row with its two coordinates exchanged."""
        return replace(self, x=self.y, y=self.x)


Place = TypeVar("Place", float, Floats)


def _value(curve: Curve, place: Place) -> Place:
    value = place * curve[0] + curve[1]
    for factor in curve[2:]:
        value = value * place + factor
    return value


def _from_place(curve: Curve, place: int) -> Curve:
    """The curve with its places counted from another one, by Horner's scheme."""
    factors = list(curve)
    for last in range(len(factors), 1, -1):
        for n in range(1, last):
            factors[n] += factors[n - 1] * place
    return tuple(factors)


def _mirrored(curve: Curve) -> Curve:
    """The curve with its places counted backwards."""
    return tuple(factor * (-1) ** (len(curve) - 1 - n) for n, factor in enumerate(curve))
