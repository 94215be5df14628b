"""Which symbols of a band are the zone: its layout, where its first column stands, and which way up it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.cells import SYMBOLS, Scores, read_cells
from fakelos.extractors.mrz.layouts import LAYOUTS, Kind, Layout, checks, holds
from fakelos.extractors.mrz.row import Floats
from fakelos.extractors.mrz.strips import CELL_WIDTH, PITCHES, Grey, Ink, cells, closeup, empty

BEYOND = 3
"""Places looked at beyond the ends that the finder saw; more where a row may be longer than what it saw."""
LONGEST = max(layout.columns for layout in LAYOUTS.values())
DOUBT = 0.02
"""The least probability that any answer is given, so that one hidden letter does not rule a layout out."""
MUST_BE_BLANK = 0.25
"""The same for places left over: they may hold other print, so they count less."""
NOTHING = np.array([0.1 / len(SYMBOLS)] * len(SYMBOLS) + [0.9], np.float32)
"""The scores of bare paper."""
BESIDE = 0.05
"""The same for the places next to a row's ends: other print keeps its distance."""
MOST_CHECKED, RIGHT_CHECK, WRONG_CHECK = 6, 2.3, 1.0
"""Of so many likeliest choices the check digits are computed; what each makes a choice likelier, or less likely."""
SHIFTED = 4.0
"""How much less likely rows are that do not begin one under the other."""
RARE, RARELY = 2.5, ("MRVA", "MRVB", "FRID")
"""How much less likely a visa or an old French card is than a passport or another card, before looking."""
UNSEEN, MOST_UNSEEN = 1.5, 12.0
"""How much less likely a layout is for each place that it has and the finder did not see, and how much at most."""
LEAST_FIT = 0.5
"""The mean probability that a place holds a symbol allowed there; zones reach 0.8, other text stays under 0.3."""


@dataclass(frozen=True)
class Window:
    """A zone's letters on the page: rows of exactly the layout's columns, each symbol's probabilities."""

    layout: Layout
    band: Band
    scores: Scores

    @property
    def clarity(self) -> float:
        """How sure the letter reader is of the likeliest symbols that the layout allows, on average."""
        return float((self.scores[:, :-1] * allowed_symbols(self.layout.kind)).max(axis=1).mean())


def best_window(grey: Grey, band: Band) -> Window | None:
    """The layout, position and direction that the letters fit best.

    None if they fit none well, or if no two fillers stand in the names, which part them in every zone.
    """
    beyond = BEYOND + max(0, LONGEST - band.places)
    ways = [(way, scores_of(grey, way, beyond)) for way in (band, band.backwards())]
    fits = [fit for way, scores in ways for fit in _fits(way, scores, beyond)]
    best = sorted(fits, key=lambda fit: -fit[0])[:MOST_CHECKED]
    if not best:
        return None
    window = max(best, key=lambda fit: fit[0] + _checked(fit[1]))[1]
    return window if "<<" in "".join(_likeliest(window)[place] for place in window.layout.span("names")) else None


def _fits(band: Band, scores: Scores, beyond: int) -> Iterator[tuple[float, Window]]:
    """Every layout at every position that is likely at all, with how well it explains all places of the band."""
    blank = np.log(scores[:, :, -1] + MUST_BE_BLANK)
    beside = np.pad(np.log(scores[:, :, -1] + BESIDE) - blank, ((0, 0), (1, 1)))
    for layout in LAYOUTS.values():
        symbols = allowed_symbols(layout.kind)
        shape = scores.shape[0] - layout.lines + 1, scores.shape[1] - layout.columns + 1
        for line, start in product(*(range(count) for count in shape)):
            lines = slice(line, line + layout.lines)
            starts = _starts(layout, scores[lines], blank[lines], beside[lines], start)
            columns = [slice(first, first + layout.columns) for first in starts]
            own = np.concatenate([row[at] for row, at in zip(scores[lines], columns, strict=True)])
            allowed = (own[:, :-1] * symbols).sum(axis=1)
            if allowed.mean() >= LEAST_FIT:
                moved = zip(band.rows[lines], starts, strict=True)
                rows = tuple(row.moved(first - beyond, layout.columns) for row, first in moved)
                covered = sum(row[at].sum() for row, at in zip(blank[lines], columns, strict=True))
                ends = sum(row[[at.start, at.stop + 1]].sum() for row, at in zip(beside[lines], columns, strict=True))
                fit = np.log(allowed + DOUBT).sum() + blank.sum() - covered + ends
                fit -= SHIFTED * (len(set(starts)) - 1)
                fit -= min(UNSEEN * max(0, layout.columns - band.places), MOST_UNSEEN)
                yield float(fit) - RARE * (layout.kind in RARELY), Window(layout, Band(rows), own)


def _starts(layout: Layout, scores: Scores, blank: Floats, beside: Floats, start: int) -> list[int]:
    """Where each row's first column stands: the places of a slanted page's rows may be counted from another one."""
    symbols = allowed_symbols(layout.kind).reshape(layout.lines, layout.columns, -1)

    def fit(row: int, first: int) -> float:
        own = slice(first, first + layout.columns)
        allowed = (scores[row, own, :-1] * symbols[row]).sum(axis=1)
        ends = beside[row, [own.start, own.stop + 1]].sum()
        return float(np.log(allowed + DOUBT).sum() - blank[row, own].sum() + ends) - SHIFTED * (first != start)

    near = [n for n in (start, start - 1, start + 1) if 0 <= n <= scores.shape[1] - layout.columns]
    return [start, *(max(near, key=partial(fit, row)) for row in range(1, layout.lines))]


def _checked(window: Window) -> float:
    """What check digits say of a choice on the likeliest symbols; those over fillers alone hold of themselves."""
    text = _likeliest(window)
    telling = [check for check in checks(window.layout, text) if any(text[place] != "<" for place in check.covered)]
    return sum(RIGHT_CHECK if holds(check, text) else -WRONG_CHECK for check in telling)


def _likeliest(window: Window) -> str:
    best = (window.scores[:, :-1] * allowed_symbols(window.layout.kind)).argmax(axis=1)
    return "".join(SYMBOLS[n] for n in best)


def scores_of(grey: Grey, band: Band, beyond: int = 0, shift: float = 0.0, taller: float = 1.0) -> Scores:
    """The letter reader's scores (row, place, symbol), from `beyond` places before the band to as many after."""
    near, close = closeup(grey, band, CELL_WIDTH / PITCHES, beyond)
    places = np.arange(-beyond, band.places + beyond) + shift
    return np.asarray([_seen(cells(near, row, close.height * taller, places)) for row in close.rows], np.float32)


def _seen(pictures: Ink) -> Scores:
    """The letter reader's scores, which is not asked of bare paper: in magnified grain it sees fillers."""
    scores = read_cells(pictures)
    scores[empty(pictures)] = NOTHING
    return scores


SELDOM = 0.01
"""How much likelier, of two symbols that look alike, the one is that the standard allows at a place."""


@cache
def symbol_weights(kind: Kind) -> NDArray[np.float32]:
    """How likely symbols are at each place before looking: 1, `SELDOM` for those that break the standard, or 0."""
    layout = LAYOUTS[kind]
    rare = [layout.rare(place) for place in range(layout.lines * layout.columns)]
    seldom = np.array([[SELDOM * (symbol in some) for symbol in SYMBOLS] for some in rare], dtype=np.float32)
    return allowed_symbols(kind) + seldom


@cache
def allowed_symbols(kind: Kind) -> NDArray[np.float32]:
    """Which symbols may stand at each place of a layout, 1 or 0."""
    layout = LAYOUTS[kind]
    alphabets = [layout.alphabet(place) for place in range(layout.lines * layout.columns)]
    return np.array([[float(symbol in alphabet) for symbol in SYMBOLS] for alphabet in alphabets], dtype=np.float32)
