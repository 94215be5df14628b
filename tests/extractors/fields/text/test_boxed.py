from itertools import starmap

from fakelos.extractors.fields.text.boxed import unboxed
from fakelos.schemas.page import Word

ASPECT = 1.414


def joined(text: str, step: float) -> list[str]:
    """The words of a row of letters that stand a step apart; a blank is an empty box."""
    places = ((letter, 0.1 + step * n) for n, letter in enumerate(text) if letter != " ")
    words = starmap(
        lambda letter, left: (0, Word(text=letter, box=(left, 0.1, left + 0.01, 0.11), confidence=0.9, line=0)), places
    )
    return [word.text for _, word in unboxed(list(words), ASPECT)]


def test_letters_in_boxes_are_words_which_an_empty_box_parts() -> None:
    assert joined("ΝΤΕ ΓΚΟΥΖΜΑΝ", 0.02) == ["ΝΤΕ", "ΓΚΟΥΖΜΑΝ"]


def test_figures_in_a_table_s_columns_are_not_joined() -> None:
    assert joined("5555", 0.12) == ["5", "5", "5", "5"]
