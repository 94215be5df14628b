from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.forms.combs import find_combs, without_combs
from tests.extractors.letter import letter

ROWS = (("ΕΠΩΝΥΜΟ", "ΤΣΧΕΙΤΖΕ"), ("ΟΝΟΜΑ ΠΑΤΡΟΣ", "ΑΒΤΑΝΤΙΛ"), ("ΟΝΟΜΑ ΜΗΤΡΟΣ", "ΚΕΤΕΒΑΝ"), ("Α.Φ.Μ.", "148692298"))
BOXES, PITCH, HEIGHT, LEFT = 22, 44, 48, 560


def form(walls: int = 20, apart: int = 0, rows: Sequence[tuple[str, str]] = ROWS) -> Image.Image:
    """A letter with a form of combs below it, whose walls have a grey level, each box so far `apart` from the next."""
    page = letter()
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSans.ttf", 28)
    for row, (label, value) in enumerate(rows):
        top = 1100 + 90 * row
        draw.text((180, top + 8), label, fill=10, font=font)
        for box in range(BOXES):
            left, right = LEFT + box * PITCH + apart // 2, LEFT + (box + 1) * PITCH - apart // 2
            draw.rectangle((left, top, right, top + HEIGHT), outline=walls, width=2)
        for box, mark in enumerate(value):
            draw.text((LEFT + (box + 0.5) * PITCH, top + HEIGHT / 2), mark, fill=10, font=font, anchor="mm")
    return page


@pytest.mark.parametrize("walls", [20, 140, 205])
def test_every_comb_is_found_with_all_its_walls_dark_or_pale(walls: int) -> None:
    combs = find_combs(np.asarray(form(walls), np.uint8))
    assert [len(comb.walls) for comb in combs] == [BOXES + 1] * len(ROWS)


@pytest.mark.parametrize("apart", [6, 8])
def test_boxes_that_stand_apart_are_one_comb(apart: int) -> None:
    combs = find_combs(np.asarray(form(apart=apart), np.uint8))
    assert [len(comb.walls) for comb in combs] == [BOXES + 1] * len(ROWS)
    assert all(comb.apart for comb in combs)


def test_a_letter_has_no_combs_and_stays_as_it_is() -> None:
    page = np.asarray(letter(), np.uint8)
    assert find_combs(page) == []
    assert without_combs(page, []) is page


def test_nothing_of_a_comb_is_left_where_it_is_wiped_off() -> None:
    page = np.asarray(form(), np.uint8)
    wiped = without_combs(page, find_combs(page))
    assert wiped[1095:, LEFT - 4 :].min() == 255
    assert (wiped[:1095] == page[:1095]).all()
