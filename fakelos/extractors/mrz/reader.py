"""From a grey page to the readings of its machine-readable zones."""

from collections.abc import Sequence
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.alignment import aligned
from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.decide import Decision, decide
from fakelos.extractors.mrz.finder import MOST_ROWS, find_bands
from fakelos.extractors.mrz.grammar import is_well_formed, states_of
from fakelos.extractors.mrz.layouts import checks, holds
from fakelos.extractors.mrz.readings import readings
from fakelos.extractors.mrz.states import is_state
from fakelos.extractors.mrz.windows import Window, best_window
from fakelos.schemas.base import Box
from fakelos.schemas.page import MrzReading

Turn = Literal[0, 90, 180, 270]

ENOUGH = 4
"""Of right check digits, known states and well-formed names; random letters reach two."""
LEGIBLE, ENOUGH_LEGIBLE = 0.9, 1
"""The same where both readers agree on so many places: designers' specimens have invented states and check digits."""
GREY_AXES, SAMPLED = 2, 200
"""The axes of a grey page; rows and columns looked at for colour."""
PALE, COLOURED = 32, 0.003
"""How far the channels of grey print may differ, and the share of a page that differs more if it is coloured."""
DARK = 120
"""The middle grey of a page that may be a negative."""
FULL = 0.25
"""The least share of places that are no fillers; a passport of one letter a name has 0.4."""
CLEAR = 0.6
"""How sure the letter reader must be of a zone, on average; it reached 0.89 and more in those that could be read, and
0.67 at most in other print, which need not be read any further."""
PERHAPS, SHARP = 0.5, 0.92
"""The same before the rows are laid exactly under the letters; and that above which they lie well."""
ALONE = 28
"""Places that must be seen of a zone of which a row is hidden."""
MOST_BANDS = 6
"""Groups of rows looked at on one page; two cards copied on one sheet, front and back, are two."""


def read_mrz(page: NDArray[np.uint8], elsewhere: Sequence[Box] = ()) -> tuple[MrzReading, ...]:
    """The machine-readable zones of a grey or BGR page, at any slant; boxes are fractions of the page as given.

    `elsewhere` are boxes of other print, where no zone needs to be looked for.

    Raises:
        ToolFailure: the line reader failed or took too long.
        ConfigurationError: the line reader is not installed.
    """
    return tuple(reading for _, reading in read_mrz_turned(page, elsewhere))


def read_mrz_turned(page: NDArray[np.uint8], elsewhere: Sequence[Box] = ()) -> list[tuple[Turn, MrzReading]]:
    """The zones with how far, in degrees counter-clockwise, each is turned from upright.

    Of a coloured page whose zones cannot be relied on, its lightest channel is read too, on which black
    letters stand out from coloured stamps and security print.
    """
    if page.ndim == GREY_AXES:
        return _read_either(page, elsewhere)
    found = _read_either(np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8), elsewhere)
    if (found and all(map(_reliable, found))) or not _is_coloured(page):
        return found
    return max(found, _read(lightest(page), elsewhere), key=lambda zones: sum(map(_worth, zones)))


def lightest(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The lightest channel of each pixel."""
    blue, green, red = cv2.split(page)
    return np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)


def _is_coloured(page: NDArray[np.uint8]) -> bool:
    few = np.ascontiguousarray(page[:: max(1, len(page) // SAMPLED), :: max(1, page.shape[1] // SAMPLED)])
    blue, green, red = cv2.split(few)
    apart = cv2.max(cv2.max(blue, green), red) - cv2.min(cv2.min(blue, green), red)
    return bool((np.asarray(apart) > PALE).mean() > COLOURED)


def _reliable(zone: tuple[Turn, MrzReading]) -> bool:
    return zone[1].verified and zone[1].names_agreed


def _worth(zone: tuple[Turn, MrzReading]) -> float:
    return zone[1].confidence + zone[1].verified + zone[1].names_agreed


def _read_either(grey: NDArray[np.uint8], elsewhere: Sequence[Box]) -> list[tuple[Turn, MrzReading]]:
    """The zones of a page, or if it is dark and has none, those of its negative."""
    found = _read(grey, elsewhere)
    return found if found or np.median(grey[::8, ::8]) > DARK else _read(255 - grey, elsewhere)


def _read(grey: NDArray[np.uint8], elsewhere: Sequence[Box]) -> list[tuple[Turn, MrzReading]]:
    for bands in find_bands(grey, elsewhere):
        if found := [zone for band in bands[:MOST_BANDS] if (zone := _zone(grey, band))]:
            return found
    return []


def _zone(grey: NDArray[np.uint8], band: Band) -> tuple[Turn, MrzReading] | None:
    window = _window(grey, band)
    if window is None or window.clarity < PERHAPS:
        return None
    if window.clarity < SHARP:
        window = max(window, aligned(grey, window), key=lambda way: way.clarity)
    if window.clarity < CLEAR:
        return None
    decision = decide(window.layout, readings(grey, window))
    return (_turn(window.band), _reading(grey, window, decision)) if _is_zone(window, decision) else None


def _window(grey: NDArray[np.uint8], band: Band) -> Window | None:
    """What in a band may be a zone; a row that was not seen is looked for where it would be."""
    window = best_window(grey, band) if len(band.rows) > 1 else None
    if len(band.rows) == MOST_ROWS or band.places < ALONE or (window and window.clarity >= CLEAR):
        return window
    both = [way for way in (window, best_window(grey, band.widened())) if way]
    return max(both, key=lambda way: way.clarity, default=None)


def _is_zone(window: Window, decision: Decision) -> bool:
    """Whether this is a zone at all, however badly read: enough of what only a zone has is there."""
    text, layout = decision.text, window.layout
    names = "".join(text[place] for place in layout.span("names"))
    marks = [holds(check, text) for check in checks(layout, text)]
    marks += [is_state(code) for code in states_of(layout, text)]
    enough = ENOUGH_LEGIBLE if decision.agreement >= LEGIBLE else ENOUGH
    if len(text.replace("<", "")) < FULL * len(text):
        return False
    return decision.verified or ("<<" in names and sum([*marks, is_well_formed(layout, text)]) >= enough)


def _reading(grey: NDArray[np.uint8], window: Window, decision: Decision) -> MrzReading:
    columns = window.layout.columns
    return MrzReading(
        kind=window.layout.kind,
        lines=tuple(decision.text[n : n + columns] for n in range(0, len(decision.text), columns)),
        verified=decision.verified,
        names_agreed=decision.names_agreed,
        confidence=round(decision.confidence, 4),
        box=_box(grey, window.band),
    )


def _box(grey: NDArray[np.uint8], band: Band) -> Box:
    """The box around all letters, as fractions of the page."""
    ends = np.array([-0.5, band.places / 2, band.places - 0.5])
    x, y = np.concatenate([np.stack(row.at(ends)) for row in band.rows], axis=1)
    half, (height, width) = band.height * 0.6, grey.shape
    low = max(0.0, float(x.min() - half) / width), max(0.0, float(y.min() - half) / height)
    return (*low, min(1.0, float(x.max() + half) / width), min(1.0, float(y.max() + half) / height))


def _turn(band: Band) -> Turn:
    """The quarter turn nearest to the direction of reading; y grows downwards, so upwards is 90."""
    (x0, y0), (x1, y1) = band.rows[0].point(0), band.rows[0].point(band.places - 1)
    turns: tuple[Turn, ...] = (0, 90, 180, 270)
    return turns[round(float(np.degrees(np.arctan2(y0 - y1, x1 - x0))) / 90) % 4]
