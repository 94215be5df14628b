import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.forms.ticks import EMPTY, TICKED, read_ticks
from tests.specimens.fonts import path


@pytest.mark.parametrize("face", ["dejavuserif", "serif:bold", "dejavu", "mono"])
@pytest.mark.parametrize("size", [26, 34, 44])
def test_large_round_letters_are_no_tick_boxes(face: str, size: int) -> None:
    page = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(page).text((40, 60), "Ο ΜΙΣΘΩΤΗΣ ΔΗΛΩΝΕΙ ΘΟΩ", 0, ImageFont.truetype(path(face), size))
    assert read_ticks(np.asarray(page, np.uint8), [], []) == []


@pytest.mark.parametrize(("crossed", "seen"), [(False, EMPTY), (True, TICKED)])
@pytest.mark.parametrize("side", [22, 30, 44])
def test_boxes_are_found_with_what_is_in_them(side: int, *, crossed: bool, seen: str) -> None:
    page = Image.new("L", (300, 200), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((60, 60, 60 + side, 60 + side), outline=0, width=2)
    if crossed:
        draw.line((64, 64, 56 + side, 56 + side), 0, 3)
        draw.line((56 + side, 64, 64, 56 + side), 0, 3)
    assert [box.text for box in read_ticks(np.asarray(page, np.uint8), [], [])] == [seen]
