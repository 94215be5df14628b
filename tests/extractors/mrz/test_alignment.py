from dataclasses import replace

import pytest

from fakelos.extractors.mrz.alignment import aligned
from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.finder import find_bands
from fakelos.extractors.mrz.row import Row
from fakelos.extractors.mrz.windows import Window, best_window, scores_of
from tests.extractors.mrz.zones import Pixels, page, passport


def window_of(sheet: Pixels) -> Window:
    (band,) = next(find_bands(sheet))
    window = best_window(sheet, band)
    assert window is not None
    return window


def off(sheet: Pixels, window: Window, row: Row, places: float, heights: float) -> Window:
    """The window with its first row displaced."""
    moved = row.shifted(places * row.pitch, heights * row.height)
    band = Band((moved, *window.band.rows[1:]))
    return replace(window, band=band, scores=scores_of(sheet, band).reshape(window.scores.shape))


@pytest.mark.parametrize(("places", "heights"), [(0.35, 0.0), (-0.35, 0.0), (0.2, 0.15)])
def test_a_row_beside_its_letters_is_laid_under_them(places: float, heights: float) -> None:
    sheet = page(passport())
    window = window_of(sheet)
    wrong = off(sheet, window, window.band.rows[0], places, heights)
    assert wrong.clarity < window.clarity - 0.05
    assert aligned(sheet, wrong).clarity == pytest.approx(window.clarity, abs=0.03)


def test_a_row_that_lies_well_stays() -> None:
    sheet = page(passport())
    window = window_of(sheet)
    there = [row.point(43) for row in aligned(sheet, window).band.rows]
    assert there == [pytest.approx(row.point(43), abs=0.2 * row.pitch) for row in window.band.rows]
