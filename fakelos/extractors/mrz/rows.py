"""Rows of evenly spaced dark marks: fitted to a chain of marks, then followed to where they end."""

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.row import Curve, Floats, Row

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
NEARER = 0.6, 0.4, 0.4
"""How far from their common line, in letter heights, marks may lie, step by step."""
BAND = 0.3
"""Half the height, in pitches, in which the middles of one row's letters lie."""
BETTER = 1.1
"""How many times more marks must stand on a row's places for it to be the better one."""
FEWEST_WORN = 7
"""Marks in step that show a row whose places are known from another one."""
REACH, STRETCH = 24, 8
"""Places beyond a row's ends that are looked at, and how many in a row must be filled to belong to it."""
IN_STEP = 0.85
"""The mean cosine of the marks' distances from their places, in turns, on a stretch that belongs to a row."""


def fit(chain: Marks) -> Row | None:
    """The row that a chain makes, by its best stretch where text runs into it; None if nothing keeps step."""
    chain = _in_line(chain)
    if len(chain) < FEWEST:
        return None
    return _regular(chain) or _stretch(chain) or _counted(chain)


def _stretch(chain: Marks) -> Row | None:
    """The best part of a chain that does not keep step as a whole; or all of it, if it was seen at a slant."""
    stretches = (_regular(chain[n : n + STRONG]) for n in range(0, len(chain) - STRONG + 6, 6))
    row = max((s for s in stretches if s and s.rhythm > STRICT), key=lambda s: s.rhythm, default=None)
    return row and (_slanted(chain) or row)


STRICT = 0.88
"""The rhythm asked of a stretch, or of a row seen at a slant, since the best of several is looked for."""
SLANTS = np.linspace(-0.14, 0.14, 15)
"""By how much of itself the pitch may grow from a row's middle to its end, on a page photographed at a slant."""


def _slanted(chain: Marks) -> Row | None:
    """The row whose letters grow from one end to the other, by the growth under which they keep step best."""
    x = chain[:, 0]
    half = (x[-1] - x[0]) / 2
    from_middle = (x - x[0]) / half - 1
    ways = (_regular(chain, x - slant / 2 * half * from_middle**2) for slant in SLANTS)
    return max((way for way in ways if way and way.rhythm > STRICT), key=lambda way: way.rhythm, default=None)


COUNTED, EVEN = 28, 0.93
"""Marks asked of a row whose pitch changes freely, and their rhythm."""


def _counted(chain: Marks) -> Row | None:
    """The row of a page seen far aslant or bent: each mark a place after the one before, unless it stands far off."""
    steps = np.diff(chain[:, 0])
    if len(chain) < COUNTED:
        return None
    nearby = np.median(np.lib.stride_tricks.sliding_window_view(np.pad(steps, 3, mode="edge"), 7), axis=1)
    places = np.concatenate([[0], np.cumsum(np.round(steps / nearby))])
    x, y = (tuple(np.polyfit(places, chain[:, axis], 3).tolist()) for axis in (0, 1))
    row = Row(x, y, int(places[-1]) + 1, float(np.percentile(chain[:, 3], 85)), 1.0)
    rhythm = _in_step((row.at(places)[0] - chain[:, 0]) / row.pitch)
    return replace(row, rhythm=rhythm) if rhythm > EVEN and LOOSEST <= row.height / row.pitch <= TIGHTEST else None


def _regular(chain: Marks, along: Floats | None = None) -> Row | None:
    """The row that marks make; `along`: where they would stand if all places were equally wide."""
    x = chain[:, 0]
    even = x if along is None else along
    pitch, rhythm = _step(even)
    if rhythm < RHYTHM or not LOOSEST <= np.median(chain[:, 3]) / pitch <= TIGHTEST:
        return None
    loose = even / pitch - np.angle(np.exp(2j * np.pi * even / pitch).mean()) / (2 * np.pi)
    for _ in range(2):
        firm = np.abs(loose - np.round(loose)) < ON_PLACE
        if firm.sum() < FEWEST:
            return None
        loose = np.polyval(np.polyfit(x[firm], np.round(loose[firm]), 2), x)
    return _through(chain[firm], np.round(loose[firm]), rhythm)


def _through(marks: Marks, places: Floats, rhythm: float) -> Row:
    """The row through marks whose places are known; bent only if there are enough of them."""
    first, last = int(places.min()), int(places.max())
    x, y = (_curve(places, marks[:, axis], bent=len(marks) >= STRONG) for axis in (0, 1))
    height = float(np.percentile(marks[:, 3], 85))
    return Row(x, y, last + 1, height, rhythm).moved(first, last - first + 1)


def _curve(places: Floats, values: Floats, *, bent: bool) -> Curve:
    bend, slope, start = [0.0] * (not bent) + np.polyfit(places, values, 1 + bent).tolist()
    return bend, slope, start


def _in_line(chain: Marks) -> Marks:
    """The marks without those that lie off the common line, which may be an arc, from left to right."""
    for near in NEARER:
        curve = np.polyfit(chain[:, 0], chain[:, 1], 1 + (len(chain) >= STRONG))
        off = np.abs(chain[:, 1] - np.polyval(curve, chain[:, 0]))
        chain = chain[off < near * np.median(chain[:, 3])]
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
    """The row as far as marks stand on its places, in both directions, over what a stamp hides."""
    places, across = _seen_from(row, marks)
    fitting = (np.abs(across) < 0.4 * row.height / row.pitch) & _sized(row, marks)
    first, last = _reach(places[fitting], row.places)
    between = fitting & (places > first - 0.5) & (places < last + 0.5)
    kept = between & (np.abs(places - np.round(places)) < ON_PLACE)
    rhythm = _in_step(places[between])
    return _through(marks[kept], np.round(places[kept]), rhythm) if kept.sum() >= FEWEST and rhythm >= RHYTHM else row


def _reach(seen: Floats, places: int) -> tuple[int, int]:
    """The first and last place of all stretches that are filled by marks which keep step exactly."""
    counts = np.zeros(places + 2 * REACH)
    steps = np.zeros_like(counts)
    numbers = np.clip(np.round(seen).astype(int) + REACH, 0, len(counts) - 1)
    np.add.at(counts, numbers, 1)
    np.add.at(steps, numbers, np.cos(2 * np.pi * seen))
    window = np.ones(STRETCH)
    filled = np.convolve(counts > 0, window, "same") >= STRETCH - 1
    steady = np.convolve(steps, window, "same") > IN_STEP * np.convolve(counts, window, "same")
    sure = np.flatnonzero(filled & steady) - REACH
    half = STRETCH // 2
    low, high = (int(sure.min()) - half, int(sure.max()) + half - 1) if len(sure) else (0, places - 1)
    good = np.flatnonzero((counts == 1) & (steps > IN_STEP)) - REACH
    good = good[(good >= min(low, 0)) & (good <= max(high, places - 1))]
    return (int(good.min()), int(good.max())) if len(good) else (0, places - 1)


def companion(row: Row, marks: Marks, side: Literal[-1, 1]) -> Row | None:
    """A row above (-1) or below (1) on the same places that is too worn to be found by itself."""
    places, across = _seen_from(row, marks)
    near = _sized(row, marks) & (np.abs(places - row.places / 2) < row.places / 2 + 1)
    lines = [near & (np.abs(side * across - offset) < BAND) for offset in np.arange(NEAREST, FARTHEST, 0.2)]
    steps = [_in_step(places[line]) * line.sum() for line in lines]
    best = int(np.argmax(steps))
    if steps[best] < max(FEWEST_WORN, 0.55 * lines[best].sum()):
        return None
    return followed(_onto(row, marks[lines[best]], places[lines[best]], across[lines[best]]), marks)


def _onto(row: Row, marks: Marks, places: Floats, across: Floats) -> Row:
    """The row moved sideways onto other marks, and in step with them."""
    (x0, y0), (x1, y1) = row.point(0), row.point(1)
    by, late = float(np.median(across)), float(np.angle(np.exp(2j * np.pi * places).mean()) / (2 * np.pi))
    moved = row.shifted(late * (x1 - x0) - by * (y1 - y0), late * (y1 - y0) + by * (x1 - x0))
    return replace(moved, height=float(np.percentile(marks[:, 3], 85)), rhythm=RHYTHM)


def reshaped(row: Row, model: Row, marks: Marks) -> Row:
    """The row, or another one's shape laid over it if more marks stand on that: letters that ran together bend it."""
    laid = followed(_laid_over(row, model, marks), marks)
    return laid if _met(laid, marks) > BETTER * _met(row, marks) else row


def _laid_over(row: Row, model: Row, marks: Marks) -> Row:
    """The model moved onto the row, in step with the marks there."""
    points = np.stack(row.at(np.linspace(0, row.places - 1, 9)), axis=1)
    by = np.median(_seen_from(model, points)[1])
    places, across = _seen_from(model, marks)
    near = _sized(row, marks) & (np.abs(across - by) < BAND) & (places > -1) & (places < model.places)
    if near.sum() < FEWEST_WORN:
        return row
    return _onto(model, marks[near], places[near], across[near])


def _met(row: Row, marks: Marks) -> int:
    """How many places of a row a mark stands on."""
    places, across = _seen_from(row, marks)
    on = (np.abs(places - np.round(places)) < ON_PLACE) & (np.abs(across) < BAND) & _sized(row, marks)
    numbers = np.round(places[on & (places > -1) & (places < row.places)])
    return len(np.unique(numbers))


def _seen_from(row: Row, marks: Marks) -> tuple[Floats, Floats]:
    """Each mark's place along the row, and its distance from the row in pitches."""
    along = np.arange(-float(REACH), row.places + REACH)
    straight = np.clip(along, -2, row.places + 1)
    x, y = row.at(straight)
    x += (along - straight) * np.where(along < 0, x[REACH - 1] - x[REACH - 2], x[1 - REACH] - x[-REACH])
    y += (along - straight) * np.where(along < 0, y[REACH - 1] - y[REACH - 2], y[1 - REACH] - y[-REACH])
    places = np.interp(marks[:, 0], x, along, left=-99, right=999)
    slope = (y[-1] - y[0]) / (x[-1] - x[0])
    return places, (marks[:, 1] - np.interp(places, along, y)) / row.pitch / float(np.hypot(1, slope))


def _sized(row: Row, marks: Marks) -> NDArray[np.bool_]:
    """Which marks are of a letter's size."""
    tall, wide = marks[:, 3], marks[:, 2]
    return (tall > 0.4 * row.height) & (tall < 1.5 * row.height) & (wide < 2.5 * row.pitch)


def _in_step(places: Floats) -> float:
    return float(np.abs(np.exp(2j * np.pi * places).mean())) if len(places) else 0.0
