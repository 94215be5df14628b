"""What lies around a photographed sheet is made white, and nothing of the sheet."""

import cv2
import numpy as np
import pytest

from fakelos.extractors.preparation.grey import Grey, flatten
from fakelos.extractors.preparation.table import without_table

HIGH, WIDE = 1600, 1200
SHEET = (150, 120, 1050, 1500)
"""Left, top, right and bottom."""


def _photograph(table: int = 90) -> Grey:
    """A sheet with a few rows of print on a grainy table."""
    picture = np.full((HIGH, WIDE), table, np.uint8)
    picture += np.random.default_rng(1).integers(0, 30, (HIGH, 1), np.uint8)
    left, top, right, bottom = SHEET
    picture[top:bottom, left:right] = 215
    for y in range(top + 100, bottom - 100, 60):
        cv2.putText(picture, "ABOUT THE SHEET", (left + 60, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (40,), 3)
    return picture


def _shown(picture: Grey) -> Grey:
    return without_table(picture, flatten(picture))


def _inside(picture: Grey) -> Grey:
    left, top, right, bottom = SHEET
    return picture[top + 40 : bottom - 40, left + 40 : right - 40]


def test_the_table_under_a_photographed_sheet_is_white_and_its_print_is_left() -> None:
    picture = _photograph()
    shown = _shown(picture)
    assert shown[:100].min() == shown[:, -100:].min() == 255
    assert np.array_equal(_inside(shown), _inside(flatten(picture)))


def test_a_soft_shadow_across_the_sheet_hides_nothing_of_it() -> None:
    shadow = np.ones((HIGH, WIDE), np.float32)
    cv2.ellipse(shadow, (1000, 1300), (420, 640), 20, 0, 360, (0.65,), -1)
    picture = (_photograph() * cv2.GaussianBlur(shadow, (0, 0), 40)).astype(np.uint8)
    shown = _shown(picture)
    assert shown[:100].min() == 255
    assert np.array_equal(_inside(shown), _inside(flatten(picture)))


@pytest.mark.parametrize("band", [np.s_[:160], np.s_[:, :120], np.s_[-200:]])
def test_a_dark_band_along_one_side_of_a_page_is_no_table(band: tuple[slice, ...]) -> None:
    picture = np.full((HIGH, WIDE), 235, np.uint8)
    picture[band] = 70
    flat = flatten(picture)
    assert without_table(picture, flat) is flat


def test_a_pale_table_is_left_as_it_is() -> None:
    picture = _photograph(table=180)
    flat = flatten(picture)
    assert without_table(picture, flat) is flat


def test_a_page_that_fills_its_picture_is_left_as_it_is() -> None:
    picture = np.full((HIGH, WIDE), 230, np.uint8)
    flat = flatten(picture)
    assert without_table(picture, flat) is flat
