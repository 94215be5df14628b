"""Rows of evenly spaced dark marks: fitted to a chain of marks, then followed to where they end."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Marks = Floats
"""One dark mark a line: centre x, centre y, width, height, in pixels."""

FEWEST, STRONG = 12, 22
"""Marks in step that make a row at all, and that make one which needs no second row beside it."""
RHYTHM = 0.8
"""How well marks keep step, 0–1: zones reach 0.87–1.0, running text stays under 0.77."""
LOOSEST, TIGHTEST = 0.5, 1.8
"""Letter height over pitch: OCR-B 0.95, other typefaces to 1.3, rows of fillers 0.65."""
ON_PLACE = 0.28
"""How far from its place, in pitches, a mark may stand; letters that ran together stand at halves."""
NEAREST, FARTHEST = 1.1, 3.8
"""The distance of two rows of a zone in pitches: 2.5 by the standard, 1.7 on some cards."""
BAND = 0.3
"""Half the height, in pitches, in which the middles of one row's letters lie."""
FEWEST_WORN = 7
"""Marks in step that show a row whose places are known from another one."""
LONGEST_GAP = 2
"""From one filled place to the next where a row does not end."""


@dataclass(frozen=True)
class Row:
    """A row of evenly spaced places. `x` and `y` are polynomials in the place, highest power first.

    `height` is that of capital letters in pixels, `rhythm` how well the marks keep step (0–1).
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    places: int
    height: float
    rhythm: float

    def at(self, place: Floats | float) -> tuple[Floats, Floats]:
        """The point of the page at a place; places count from 0, fractions lie between."""
        return np.polyval(self.x, place), np.polyval(self.y, place)

    @property
    def pitch(self) -> float:
        """The mean distance of neighbouring places in pixels."""
        (x0, x1), (y0, y1) = self.at(np.array([0.0, self.places - 1.0]))
        return float(np.hypot(x1 - x0, y1 - y0)) / (self.places - 1)

    def moved(self, by: int, places: int) -> "Row":
        """The row with its places counted from the one numbered `by`."""
        x, y = (tuple(np.poly1d(line)(np.poly1d([1.0, by])).coeffs) for line in (self.x, self.y))
        return replace(self, x=x, y=y, places=places)

    def backwards(self) -> "Row":
        """The row read from its other end."""
        turn = np.poly1d([-1.0, self.places - 1.0])
        x, y = (tuple(np.poly1d(line)(turn).coeffs) for line in (self.x, self.y))
        return replace(self, x=x, y=y)

    def scaled(self, by: float) -> "Row":
        """The row on the page enlarged."""
        x, y = (tuple(by * value for value in line) for line in (self.x, self.y))
        return replace(self, x=x, y=y, height=self.height * by)

    def flipped(self) -> "Row":
        """The row with its two coordinates exchanged."""
        return replace(self, x=self.y, y=self.x)


def fit(chain: Marks) -> Row | None:
    """The row that a chain makes, by its best stretch where text runs into it; None if nothing keeps step."""
    chain = _in_line(chain)
    if len(chain) < FEWEST:
        return None
    row = _regular(chain)
    if row is None and len(chain) > STRONG:
        stretches = (_regular(chain[n : n + STRONG]) for n in range(0, len(chain) - STRONG + 6, 6))
        row = max((s for s in stretches if s and s.rhythm > STRICT), key=lambda s: s.rhythm, default=None)
    return row


STRICT = 0.88
"""The rhythm asked of a stretch, since the best of several is looked for."""


def _regular(chain: Marks) -> Row | None:
    pitch, rhythm = _step(chain[:, 0])
    if rhythm < RHYTHM or not LOOSEST <= np.median(chain[:, 3]) / pitch <= TIGHTEST:
        return None
    x = chain[:, 0]
    loose = x / pitch - np.angle(np.exp(2j * np.pi * x / pitch).mean()) / (2 * np.pi)
    for _ in range(2):
        firm = np.abs(loose - np.round(loose)) < ON_PLACE
        if firm.sum() < FEWEST:
            return None
        loose = np.polyval(np.polyfit(x[firm], np.round(loose[firm]), 2), x)
    return _through(chain[firm], np.round(loose[firm]), rhythm)


def _through(marks: Marks, places: Floats, rhythm: float) -> Row:
    """The row through marks whose places are known; bent only if there are enough of them."""
    first, last = int(places.min()), int(places.max())
    degree = 2 if len(marks) >= STRONG else 1
    x, y = (tuple(np.polyfit(places, marks[:, axis], degree)) for axis in (0, 1))
    height = float(np.percentile(marks[:, 3], 85))
    return Row(x, y, last + 1, height, rhythm).moved(first, last - first + 1)


def _in_line(chain: Marks) -> Marks:
    """The marks without those that lie off the common line, from left to right."""
    for _ in range(2):
        slope, start = np.polyfit(chain[:, 0], chain[:, 1], 1)
        off = np.abs(chain[:, 1] - slope * chain[:, 0] - start)
        chain = chain[off < 0.4 * np.median(chain[:, 3])]
        if len(chain) < FEWEST:
            break
    return chain[np.argsort(chain[:, 0])]


def _step(x: Floats) -> tuple[float, float]:
    """The pitch that positions in order keep best, and how well (0–1)."""
    rough = float(np.median(np.diff(x)))
    best = rough, 0.0
    for reach, count in ((0.17, 61), (0.006, 13)):
        pitches = best[0] * np.linspace(1 - reach, 1 + reach, count)
        steps = np.abs(np.exp(2j * np.pi * x[None, :] / pitches[:, None]).mean(axis=1))
        best = float(pitches[steps.argmax()]), float(steps.max())
    return best


def followed(row: Row, marks: Marks) -> Row:
    """The row as far as marks stand on its places, in both directions."""
    places, across = _seen_from(row, marks)
    fitting = (np.abs(across) < 0.4 * row.height / row.pitch) & _sized(row, marks)
    firm = fitting & (np.abs(places - np.round(places)) < ON_PLACE)
    first, last = _run(np.unique(np.round(places[firm])), row.places)
    kept = firm & (np.round(places) >= first) & (np.round(places) <= last)
    if kept.sum() < FEWEST:
        return row
    between = fitting & (places > first - 1) & (places < last + 1)
    return _through(marks[kept], np.round(places[kept]), _in_step(places[between]))


def companion(row: Row, marks: Marks, side: Literal[-1, 1]) -> Row | None:
    """A row above (-1) or below (1) on the same places that is too worn to be found by itself."""
    places, across = _seen_from(row, marks)
    near = _sized(row, marks) & (np.abs(places - row.places / 2) < row.places / 2 + 1)
    lines = [near & (np.abs(side * across - offset) < BAND) for offset in np.arange(NEAREST, FARTHEST, 0.2)]
    steps = [float(np.cos(2 * np.pi * places[line]).sum()) for line in lines]
    best = int(np.argmax(steps))
    if steps[best] < max(FEWEST_WORN, 0.55 * lines[best].sum()):
        return None
    return _shifted(row, marks[lines[best]], across[lines[best]])


def _shifted(row: Row, marks: Marks, across: Floats) -> Row:
    """The row moved sideways onto other marks."""
    (x0, x1), (y0, y1) = row.at(np.array([0.0, 1.0]))
    by = float(np.median(across))
    x = (*row.x[:-1], row.x[-1] - by * (y1 - y0))
    y = (*row.y[:-1], row.y[-1] + by * (x1 - x0))
    return replace(row, x=x, y=y, height=float(np.percentile(marks[:, 3], 85)), rhythm=RHYTHM)


def _seen_from(row: Row, marks: Marks) -> tuple[Floats, Floats]:
    """Each mark's place along the row, and its distance from the row in pitches."""
    along = np.arange(-24.0, row.places + 24)
    straight = np.clip(along, -2, row.places + 1)
    x, y = row.at(straight)
    x += (along - straight) * np.where(along < 0, x[23] - x[22], x[-23] - x[-24])
    y += (along - straight) * np.where(along < 0, y[23] - y[22], y[-23] - y[-24])
    places = np.interp(marks[:, 0], x, along, left=-99, right=999)
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    return places, (marks[:, 1] - np.interp(places, along, y)) / row.pitch / float(np.hypot(1, slope))


def _sized(row: Row, marks: Marks) -> NDArray[np.bool_]:
    """Which marks are of a letter's size."""
    tall, wide = marks[:, 3], marks[:, 2]
    return (tall > 0.4 * row.height) & (tall < 1.5 * row.height) & (wide < 2.5 * row.pitch)


def _run(filled: Floats, places: int) -> tuple[float, float]:
    """The first and last of the filled places that hang together with the row's own ones."""
    middle = filled[(filled >= 0) & (filled < places)]
    if not len(middle):
        return 0.0, places - 1.0
    first, last = middle.min(), middle.max()
    for place in filled[filled < first][::-1]:
        first = place if first - place <= LONGEST_GAP else first
    for place in filled[filled > last]:
        last = place if place - last <= LONGEST_GAP else last
    return float(first), float(last)


def _in_step(places: Floats) -> float:
    return float(np.abs(np.exp(2j * np.pi * places).mean())) if len(places) else 0.0
