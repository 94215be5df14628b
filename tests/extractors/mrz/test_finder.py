import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz.finder import find_bands
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


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_zone_is_found_with_its_rows_and_places(zone: str, turns: int) -> None:
    lines, rows, places = ZONES[zone]
    (band,) = find_bands(page(lines, quarter_turns=turns))
    assert (len(band.rows), band.places) == (rows, places)


@pytest.mark.parametrize("skew", [-7, -3, 5, 7])
def test_a_skewed_zone_is_followed_to_its_ends(skew: float) -> None:
    (band,) = find_bands(page(passport(), skew=skew))
    assert (len(band.rows), band.places) == (2, 44)


def test_rows_lie_where_the_letters_stand() -> None:
    (band,) = find_bands(page(passport(), dpi=200))
    x, y = band.rows[0].point(0)
    assert x == pytest.approx(200 * 1.4 + 10, abs=3)
    assert y == pytest.approx(200 * 7 + 15, abs=6)
    assert band.rows[1].point(0)[1] - y == pytest.approx(50, abs=2)
    assert band.pitch == pytest.approx(20, rel=0.01)


def test_letters_hidden_by_a_stamp_do_not_end_a_row() -> None:
    sheet = page(passport()).copy()
    sheet[1380:1500, 560:680] = 90
    (band,) = find_bands(sheet)
    assert (len(band.rows), band.places) == (2, 44)


@pytest.mark.parametrize("row", ["ΑΡΙΘΜΟΣ ΠΡΩΤΟΚΟΛΛΟΥ 12345 ΤΗΣ 16/10/2015 ΑΘΗΝΑ", "." * 50])
def test_a_typed_page_has_none(row: str) -> None:
    assert find_bands(typed_page(row)) == []


def test_an_empty_page_has_none() -> None:
    assert find_bands(np.full((2339, 1654), 255, np.uint8)) == []
    assert find_bands(np.zeros((5, 5), np.uint8)) == []


def test_noise_has_none() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (1200, 900), dtype=np.uint8)
    assert find_bands(noise) == []
