"""Which symbols of a band are the zone: its layout, where its first column stands, and which way up it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.cells import SYMBOLS, Scores, read_cells
from fakelos.extractors.mrz.finder import Band
from fakelos.extractors.mrz.layouts import LAYOUTS, Kind, Layout
from fakelos.extractors.mrz.strips import CELL_WIDTH, PITCHES, Grey, cells, closeup

BEYOND = 3
"""Places looked at beyond the ends that the finder saw; more where the band is shorter than any layout."""
DOUBT = 0.02
"""The least probability that any answer is given, so that one hidden letter does not rule a layout out."""
LEAST_FIT = 0.5
"""The mean probability that a place holds a symbol allowed there; zones reach 0.8, other text stays under 0.3."""


@dataclass(frozen=True)
class Window:
    """A zone's letters on the page: rows of exactly the layout's columns, each symbol's probabilities."""

    layout: Layout
    band: Band
    scores: Scores


def best_window(grey: Grey, band: Band) -> Window | None:
    """The layout, position and direction that the letters fit best; None if they fit none well."""
    beyond = max(
        BEYOND, next((columns for columns in (30, 36, 44) if columns >= band.places), 0) + BEYOND - band.places
    )
    ways = [(way, scores_of(grey, way, beyond)) for way in (band, band.backwards())]
    fits = [(*fit, n) for n, (_, scores) in enumerate(ways) for fit in _fits(scores)]
    if not fits:
        return None
    _, allowed, layout, line, start, n = max(fits, key=lambda fit: fit[0])
    if allowed < LEAST_FIT:
        return None
    way, scores = ways[n]
    rows = tuple(row.moved(start - beyond, layout.columns) for row in way.rows[line : line + layout.lines])
    return Window(layout, Band(rows), _part(scores, layout, line, start))


def _fits(scores: Scores) -> Iterator[tuple[float, float, Layout, int, int]]:
    """Every layout at every position: how well it explains all places, and how well its own; line and start."""
    blank = np.log(scores[:, :, -1] + DOUBT)
    for layout in LAYOUTS.values():
        symbols = allowed_symbols(layout.kind)
        for line, start in product(
            range(scores.shape[0] - layout.lines + 1), range(scores.shape[1] - layout.columns + 1)
        ):
            allowed = (_part(scores, layout, line, start)[:, :-1] * symbols).sum(axis=1)
            left_over = blank.sum() - blank[line : line + layout.lines, start : start + layout.columns].sum()
            yield float(np.log(allowed + DOUBT).sum() + left_over), float(allowed.mean()), layout, line, start


def _part(scores: Scores, layout: Layout, line: int, start: int) -> Scores:
    return scores[line : line + layout.lines, start : start + layout.columns].reshape(-1, scores.shape[2])


def scores_of(grey: Grey, band: Band, beyond: int = 0, shift: float = 0.0, taller: float = 1.0) -> Scores:
    """The letter reader's scores (row, place, symbol), from `beyond` places before the band to as many after."""
    near, close = closeup(grey, band, CELL_WIDTH / PITCHES, beyond)
    places = np.arange(-beyond, band.places + beyond) + shift
    return np.asarray([read_cells(cells(near, row, close.height * taller, places)) for row in close.rows], np.float32)


@cache
def allowed_symbols(kind: Kind) -> NDArray[np.float32]:
    """Which symbols may stand at each place of a layout, 1 or 0."""
    layout = LAYOUTS[kind]
    alphabets = [layout.alphabet(place) for place in range(layout.lines * layout.columns)]
    return np.array([[float(symbol in alphabet) for symbol in SYMBOLS] for alphabet in alphabets], dtype=np.float32)
