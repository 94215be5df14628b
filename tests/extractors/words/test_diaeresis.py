import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.diaeresis import with_diaeresis

LEFT, TOP = 40, 40


def drawn(text: str, font: str = "DejaVuSans.ttf", size: int = 30) -> tuple[NDArray[np.uint8], RawWord]:
    """A word in black on white, and its box around the letters without what stands above them."""
    image = Image.new("L", (600, 140), 255)
    face = ImageFont.truetype(font, size)
    draw = ImageDraw.Draw(image)
    draw.text((LEFT, TOP), text, fill=0, font=face)
    plain = text.translate(str.maketrans("ΪΫ", "ΙΥ"))
    left, top, right, bottom = map(round, draw.textbbox((LEFT, TOP), plain, font=face))
    return np.asarray(image, np.uint8), RawWord(plain, left, top, right, bottom, 0.9)


@pytest.mark.parametrize("font", ["DejaVuSans.ttf", "DejaVuSerif.ttf", "DejaVuSansMono.ttf"])
@pytest.mark.parametrize("name", ["ΣΕΪΧ", "ΜΕΪΛΙΝΓΚ", "ΑΛΕΞΕΪ", "ΝΤΟΪΝΑ", "ΙΣΜΑΪΛ", "ΤΑΫΓΕΤΟΣ"])
def test_two_dots_over_a_vowel_behind_another_are_seen(name: str, font: str) -> None:
    image, word = drawn(name, font)
    assert [found.text for found in with_diaeresis(image, [word])] == [name]


@pytest.mark.parametrize("name", ["ΣΕΙΧ", "ΥΠΟΥΡΓΕΙΟ", "ΔΙΑΜΟΝΗ", "ΑΥΤΟΤΕΛΕΣ", "HOXHAI"])
def test_what_bears_no_dots_stays_as_it_is(name: str) -> None:
    image, word = drawn(name)
    assert with_diaeresis(image, [word]) == [word]


def test_a_dotted_line_above_is_no_diaeresis() -> None:
    image, word = drawn("ΣΕΙΧ")
    dotted = image.copy()
    for x in range(word.left, word.right, 9):
        dotted[word.top - 6 : word.top - 3, x : x + 3] = 0
    assert with_diaeresis(dotted, [word]) == [word]


def test_dots_over_a_letter_that_bears_none_say_nothing() -> None:
    image, word = drawn("ΣΕΙΧΑΡΑΜΠΟΥΡ")
    spotted = image.copy()
    for x in (word.left + 2, word.left + 9):
        spotted[word.top - 6 : word.top - 3, x : x + 3] = 0
    assert with_diaeresis(spotted, [word]) == [word]


def test_a_word_outside_the_page_is_left_alone() -> None:
    image, word = drawn("ΣΕΪΧ")
    outside = RawWord("ΣΕΙΧ", 700, 10, 760, 30, 0.9)
    assert with_diaeresis(image, [outside]) == [outside]
    assert with_diaeresis(image, []) == []
    assert word.text == "ΣΕΙΧ"
