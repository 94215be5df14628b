import numpy as np
import pytest
from PIL import ImageDraw, ImageFont

from fakelos.extractors.ocr import RawWord, recognise
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.words.unread import reread_unread
from tests.extractors.letter import letter

SECONDS = 30
CAPTION, VALUE = "TYPE OF PERMIT / PLACE AND DATE OF ISSUE", "ΗΡΑΚΛΕΙΟ 09/02/2018"


@pytest.fixture(scope="module")
def card() -> Grey:
    """A page of dark text, with a small pale caption above a value on waves, as cards have them."""
    page = letter()
    draw = ImageDraw.Draw(page)
    for y in range(1090, 1200, 14):
        draw.line([(180, y), (900, y + 9)], fill=232, width=1)
    draw.text((200, 1112), CAPTION, fill=150, font=ImageFont.truetype("DejaVuSans.ttf", 15))
    draw.text((200, 1136), VALUE, fill=10, font=ImageFont.truetype("DejaVuSans-Bold.ttf", 28))
    return np.asarray(page, np.uint8)


def test_a_small_pale_caption_is_read_where_it_stands(card: Grey) -> None:
    first = [word for word in recognise(card, SECONDS) if not 1100 < (word.top + word.bottom) / 2 < 1132]
    words = reread_unread(card, first, SECONDS)
    found = [word for word in words if word not in first]
    assert {"PERMIT", "PLACE", "DATE", "ISSUE"} <= {word.text for word in found}
    assert all(195 <= word.left < word.right <= 640 and 1100 <= word.top < word.bottom <= 1136 for word in found)


def test_of_a_page_that_was_read_nothing_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.asarray(letter(), np.uint8)
    words = recognise(page, SECONDS)
    monkeypatch.setattr("fakelos.extractors.words.unread.recognise", None)
    assert reread_unread(page, words, SECONDS) == words


def test_a_doubtful_word_gives_way_to_what_is_read_in_its_place(card: Grey) -> None:
    words = recognise(card, SECONDS)
    value = next(word for word in words if "09/02/2018" in word.text)
    doubtful = RawWord("ΟΘ/ΟΖ", value.left, value.top, value.right, value.bottom, 0.1)
    texts = [word.text for word in reread_unread(card, [*(w for w in words if w is not value), doubtful], SECONDS)]
    assert "09/02/2018" in texts
    assert doubtful.text not in texts
