import numpy as np
import pytest

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import WHITE
from fakelos.extractors.second_look.cutting import CELL_HEIGHT, CELL_WIDTH, cut
from tests.extractors.second_look.prints import PAGE, printed


@pytest.mark.parametrize("face", ["sans", "serif", "mono", "typewriter", "dejavu:bold"])
def test_letters_that_stand_apart_are_a_blob_each(face: str) -> None:
    image, (word,) = printed("AB250648", face=face)
    found = cut(image, word)
    assert found is not None
    assert len(found.blobs) == len("AB250648")


def test_letters_that_run_together_are_parted() -> None:
    image, (word,) = printed("250648")
    found = cut(np.asarray(np.roll(image, 1, axis=1) & image & np.roll(image, 2, axis=1), np.uint8), word)
    assert found is not None
    assert len(found.pieces) >= len("250648")


def test_a_rule_under_a_word_is_no_letter() -> None:
    image, (word,) = printed("250648")
    ruled = image.copy()
    ruled[word.bottom + 3 : word.bottom + 5, 20:800] = 0
    found, plain = cut(ruled, word), cut(image, word)
    assert found is not None
    assert plain is not None
    assert found.pieces == plain.pieces


def test_spans_are_pictures_of_one_size() -> None:
    image, (word,) = printed("W1/9")
    found = cut(image, word)
    assert found is not None
    pictures, widths = found.pictures(found.blobs)
    assert pictures.shape == (4, CELL_HEIGHT, CELL_WIDTH)
    assert widths[0] > widths[3] > widths[1]


def test_an_empty_place_is_no_word() -> None:
    blank = np.full(PAGE[::-1], WHITE, np.uint8)
    assert cut(blank, RawWord("123456", 100, 100, 200, 130, 0.9)) is None
    assert cut(blank, RawWord("123456", 2000, 2000, 2100, 2030, 0.9)) is None


def test_a_letter_that_the_box_leaves_out_is_found_where_no_other_word_stands() -> None:
    image, (word,) = printed("S250648")
    short = RawWord("250648", word.left + 20, word.top, word.right, word.bottom, 0.9)
    lone, wide = cut(image, short), cut(image, short, (word.left - 20, word.right + 20))
    assert lone is not None
    assert wide is not None
    assert (len(lone.blobs), len(wide.blobs)) == (6, 7)


def test_what_stands_a_blank_away_is_another_word() -> None:
    image, (word,) = printed("250648 7")
    short = RawWord("250648", word.left, word.top, word.right - 32, word.bottom, 0.9)
    found = cut(image, short, (word.left - 20, word.right + 20))
    assert found is not None
    assert len(found.blobs) == 6
