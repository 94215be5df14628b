from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.second_look.cutting import cut
from fakelos.extractors.second_look.signs import without_signs
from tests.extractors.second_look.prints import printed
from tests.specimens.fonts import font


def told(print_: str, read_as: str, face: str = "sans") -> tuple[str, int]:
    """How a printed word that was read as something is told, and as how many blobs."""
    image, (word,) = printed(print_, read_as=(read_as,), face=face)
    pieces = cut(image, word)
    assert pieces
    bare, rest = without_signs(word, pieces)
    assert replace(bare, text=word.text) == word
    return bare.text, len(rest.blobs)


@pytest.mark.parametrize("face", ["sans", "mono", "serif"])
@pytest.mark.parametrize(
    ("print_", "read_as", "right"),
    [
        ("+480,45", "1480,45", "+480,45"),
        ("+86,09", "386,09", "+86,09"),
        ("-132,81", "132,81", "-132,81"),
        ("***216,07", "133216,07", "***216,07"),
        (":22513", "122513", ":22513"),
    ],
)
def test_signs_before_figures_are_no_digits(print_: str, read_as: str, right: str, face: str) -> None:
    assert told(print_, read_as, face)[0] == right


@pytest.mark.parametrize("text", ["480,45", "12/03/2014", "AB3094587", "0,60", "1.234,56", "6968/2009"])
def test_figures_without_signs_stay_as_they_are(text: str) -> None:
    assert told(text, text)[0] == text


def test_signs_that_were_read_as_such_stay_and_are_no_letters() -> None:
    assert told("+216,56", "+216,56") == ("+216,56", len("216,56"))


def test_figures_of_a_day_that_are_lower_than_its_strokes_are_no_signs() -> None:
    page = Image.new("L", (400, 120), 255)
    pen, at = ImageDraw.Draw(page), 40.0
    for sign in "04/05/2015":
        face = font("mono", 40 if sign == "/" else 26)
        pen.text((at, 70), sign, 0, face, anchor="lm")
        at += face.getlength(sign) + 2
    left, top, right, bottom = np.asarray(page.point(lambda tone: 255 - tone).getbbox()).tolist()
    word = RawWord("04/05/2015", left, top, right, bottom, 0.9)
    pieces = cut(np.asarray(page), word)
    assert pieces
    assert without_signs(word, pieces) == (word, pieces)


def test_no_more_digits_go_than_there_are_too_many() -> None:
    assert told("+216,56", "216,56")[0] == "+216,56"
    assert told("+216,56", "16,56")[0] == "16,56"
