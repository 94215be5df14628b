from dataclasses import replace

import pytest

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.second_look.joining import whole_figures
from tests.extractors.second_look.prints import printed
from tests.specimens.fonts import font

SIZE = 30


def apart(text: str, face: str, *, blank: bool = False) -> tuple[Grey, list[RawWord]]:
    """A number printed whole, or with a blank before its last two signs, and the two words that were read of it."""
    shown = f"{text[:-2]} {text[-2:]}" if blank else text
    image, (word,) = printed(shown, face=face, size=SIZE)
    seam = 100 + font(face, SIZE).getlength(text[:-2])
    behind = 100 + font(face, SIZE).getlength(shown[:-2])
    head = replace(word, text=text[:-2], right=round(seam) - 3)
    return image, [head, replace(word, text=text[-2:], left=round(behind) + 3)]


@pytest.mark.parametrize("face", ["sans", "serif", "mono", "typewriter", "dejavu:bold"])
def test_a_number_taken_apart_becomes_one_word_again(face: str) -> None:
    image, words = apart("47213/2024", face)
    assert [word.text for word in whole_figures(image, words)] == ["47213/2024"]


@pytest.mark.parametrize("face", ["sans", "serif", "mono", "typewriter", "dejavu:bold"])
def test_numbers_with_a_blank_between_them_stay_two(face: str) -> None:
    image, words = apart("48951700", face, blank=True)
    assert whole_figures(image, words) == words


def test_words_and_what_stands_in_other_rows_are_not_joined() -> None:
    image, (first, second) = printed("4721", "3024")
    label = replace(first, text="αριθ.", left=first.left - 60, right=first.left - 2)
    assert whole_figures(image, [label, first, second]) == [label, first, second]


def test_a_joined_number_is_as_sure_as_its_least_sure_part() -> None:
    image, (head, tail) = apart("47213/2024", "sans")
    (word,) = whole_figures(image, [replace(head, confidence=0.4), tail])
    assert (word.confidence, word.left, word.right) == (0.4, head.left, tail.right)
