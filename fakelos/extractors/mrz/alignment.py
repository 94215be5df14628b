"""A zone's rows laid exactly under its letters: where these stand is told best by what reads them.

Rows are found by the middles of marks, which stamps, worn print and bent pages displace by parts of a letter.
"""

from dataclasses import replace

import numpy as np

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.cells import Scores
from fakelos.extractors.mrz.row import Floats, Row
from fakelos.extractors.mrz.strips import Grey
from fakelos.extractors.mrz.windows import Window, allowed_symbols, scores_of

ALONG = np.array([-0.4, -0.2, 0.0, 0.2, 0.4])
"""Tried distances from where a place was thought to be, in pitches."""
ACROSS = np.array([-0.15, 0.0, 0.15])
"""Tried distances from where a row was thought to be, in letter heights."""
STEADY = 1.5
"""How much less likely it is that neighbouring places are off by different distances, for each step between these."""
DOUBT = 0.03
"""The least that a letter says of a distance."""
BENT = 4
"""The highest power of a place by which a row may bend."""


def aligned(grey: Grey, window: Window) -> Window:
    """The window with its rows moved to where its letters are read best."""
    for move in (_along, _across):
        window = move(grey, window)
    return window


def _along(grey: Grey, window: Window) -> Window:
    """The window with each place moved along its row."""
    fits = np.stack([_fits(window, scores_of(grey, window.band, shift=by)) for by in ALONG.tolist()])
    offsets = [ALONG[_steady(fits[:, n])] for n in range(window.layout.lines)]
    rows = (_displaced(row, by) for row, by in zip(window.band.rows, offsets, strict=True))
    return _seen(grey, window, Band(tuple(rows)))


def _across(grey: Grey, window: Window) -> Window:
    """The window with each row moved up or down as a whole."""
    ways = [Band(tuple(_lowered(row, by) for row in window.band.rows)) for by in ACROSS.tolist()]
    fits = np.stack([_fits(window, scores_of(grey, way)).sum(axis=1) for way in ways])
    best = fits.argmax(axis=0).tolist()
    return _seen(grey, window, Band(tuple(ways[way].rows[n] for n, way in enumerate(best))))


def _seen(grey: Grey, window: Window, band: Band) -> Window:
    return replace(window, band=band, scores=scores_of(grey, band).reshape(window.scores.shape))


def _fits(window: Window, scores: Scores) -> Floats:
    """How sure the letter reader is at each place (line, column) of any symbol that may stand there, in logarithms."""
    allowed = allowed_symbols(window.layout.kind).reshape(window.layout.lines, window.layout.columns, -1)
    return np.asarray(np.log((scores[:, :, :-1] * allowed).max(axis=2) + DOUBT))


def _steady(fits: Floats) -> Floats:
    """The way through tried distances (distance, place) on which letters fit best and which changes least."""
    ways, places = fits.shape
    change = -STEADY * np.abs(np.arange(ways)[:, None] - np.arange(ways)[None, :])
    total, came = fits[:, 0], np.zeros((places, ways), dtype=int)
    for place in range(1, places):
        reached = total[:, None] + change
        came[place] = reached.argmax(axis=0)
        total = reached.max(axis=0) + fits[:, place]
    way = [int(total.argmax())]
    for place in range(places - 1, 0, -1):
        way.append(int(came[place, way[-1]]))
    return np.array(way[::-1])


def _displaced(row: Row, by: Floats) -> Row:
    """The row with its places moved along it by parts of a pitch, smoothly."""
    places = np.arange(row.places, dtype=float)
    smooth = places + np.polyval(np.polyfit(places, by, BENT - 1), places)
    x, y = (tuple(np.polyfit(places, values, BENT).tolist()) for values in row.at(smooth))
    return replace(row, x=x, y=y)


def _lowered(row: Row, by: float) -> Row:
    """The row moved downwards, as its letters stand, by parts of their height."""
    (x0, y0), (x1, y1) = row.point(0), row.point(row.places - 1)
    step = by * row.height / np.hypot(x1 - x0, y1 - y0)
    return row.shifted(-step * (y1 - y0), step * (x1 - x0))
