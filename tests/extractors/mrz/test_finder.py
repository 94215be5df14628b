import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.finder import find_bands
from fakelos.extractors.mrz.windows import BEYOND
from tests.extractors.mrz.zones import Pixels, card, page, passport, sticker

LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"
ZONES = {"passport": (passport(), 2, 44), "sticker": (sticker(), 2, 36), "card": (card(), 3, 30)}


def typed_page(row: str) -> Pixels:
    """A page typewritten from top to bottom."""
    sheet = Image.new("L", (1654, 2339), 255)
    pen, face = ImageDraw.Draw(sheet), ImageFont.truetype(LIBERATION, 28)
    for n in range(40):
        pen.text((200, 100 + 52 * n), row, font=face, fill=0)
    return np.asarray(sheet)


def level_bands(sheet: Pixels) -> list[Band]:
    return next(find_bands(sheet))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_zone_is_found_with_its_rows_and_places(zone: str, turns: int) -> None:
    lines, rows, places = ZONES[zone]
    (band,) = level_bands(page(lines, quarter_turns=turns))
    assert (len(band.rows), band.places) == (rows, places)


@pytest.mark.parametrize("skew", [-7, -3, 5, 7])
def test_a_skewed_zone_is_followed_to_its_ends(skew: float) -> None:
    (band,) = level_bands(page(passport(), skew=skew))
    assert (len(band.rows), band.places) == (2, 44)


@pytest.mark.parametrize("skew", [-40, -25, 16, 35])
def test_a_zone_that_lies_aslant_is_found_after_the_level_ones(skew: float) -> None:
    level, _, (band,) = find_bands(page(passport(), skew=skew))
    assert level == []
    assert len(band.rows) == 2
    assert 44 - BEYOND < band.places <= 44  # fillers at the end, slender at a slant, the reader finds


@pytest.mark.parametrize("sag", [-30, 45])
def test_rows_of_a_bent_page_are_followed_as_arcs(sag: float) -> None:
    sheet = page(passport())
    x, y = np.meshgrid(np.arange(sheet.shape[1], dtype=np.float32), np.arange(sheet.shape[0], dtype=np.float32))
    arc = np.asarray(cv2.remap(sheet, x, y + sag * (x / 500 - 1.5) ** 2, cv2.INTER_LINEAR), np.uint8)
    (band,) = level_bands(arc)
    assert (len(band.rows), band.places) == (2, 44)


def test_rows_lie_where_the_letters_stand() -> None:
    (band,) = level_bands(page(passport(), dpi=200))
    x, y = band.rows[0].point(0)
    assert x == pytest.approx(200 * 1.4 + 10, abs=3)
    assert y == pytest.approx(200 * 7 + 15, abs=6)
    assert band.rows[1].point(0)[1] - y == pytest.approx(50, abs=2)
    assert band.pitch == pytest.approx(20, rel=0.01)


def test_letters_hidden_by_a_stamp_do_not_end_a_row() -> None:
    sheet = page(passport()).copy()
    sheet[1380:1500, 560:680] = 90
    (band,) = level_bands(sheet)
    assert (len(band.rows), band.places) == (2, 44)


@pytest.mark.parametrize("row", ["ΑΡΙΘΜΟΣ ΠΡΩΤΟΚΟΛΛΟΥ 12345 ΤΗΣ 16/10/2015 ΑΘΗΝΑ", "." * 50])
def test_a_typed_page_has_none(row: str) -> None:
    assert level_bands(typed_page(row)) == []


def test_an_empty_page_has_none() -> None:
    assert level_bands(np.full((2339, 1654), 255, np.uint8)) == []
    assert level_bands(np.zeros((5, 5), np.uint8)) == []


def test_noise_has_none() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (1200, 900), dtype=np.uint8)
    assert level_bands(noise) == []


def test_rows_on_which_other_print_stands_are_no_zone() -> None:
    sheet = page(passport())
    upper, lower = 6.9 / 11.69, 7.6 / 11.69
    assert next(find_bands(sheet, [(0.1, upper, 0.5, lower)])) == []
    (band,) = next(find_bands(sheet, [(0.1, 0.05, 0.9, 0.4), (0.4, upper, 0.42, lower)]))
    assert (len(band.rows), band.places) == (2, 44)
