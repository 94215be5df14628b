import pytest

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.second_look.figures import MOST_WORDS, figures_in, free_columns, shapes_of


def words(*texts: str, gap: int = 8) -> list[RawWord]:
    found, x = [], 20
    for text in texts:
        found.append(RawWord(text, x, 20, x + 12 * len(text), 44, 0.9))
        x += 12 * len(text) + gap
    return found


def chosen(*texts: str, gap: int = 8) -> list[str]:
    line = words(*texts, gap=gap)
    return [line[n].text for n in figures_in(line)]


@pytest.mark.parametrize(
    "text", ["AB123456", "6968/2009", "16/10/2015", "300,00", "GR9008702421782323498454463", "ΑΒ1234"]
)
def test_numbers_dates_and_amounts_are_figures(text: str) -> None:
    assert chosen("Αριθμός:", text) == [text]


@pytest.mark.parametrize("text", ["διαμονής", "ΑΘΗΝΑ", "710", "αριθ.1234", "-", ""])
def test_words_and_short_numbers_are_none(text: str) -> None:
    assert chosen(text) == []


def test_letters_close_before_a_number_belong_to_it() -> None:
    assert chosen("Διαβατήριο", "ΑΒ", "123456") == ["ΑΒ", "123456"]
    assert chosen("ΑΦΜ:", "123456789") == ["123456789"]
    assert chosen("ΑΒ", "123456", gap=80) == ["123456"]


def test_of_a_page_full_of_figures_the_longest_are_taken() -> None:
    found = chosen(*["1234"] * MOST_WORDS, "12345678901234567890")
    assert len(found) == MOST_WORDS
    assert found[-1] == "12345678901234567890"


def test_behind_a_digit_a_one_may_look_like_a_letter_and_behind_a_letter_it_may_not() -> None:
    assert shapes_of("A1012345") == ["A", "1", "0O", "1IJ", "2", "3", "4", "5"]


def test_the_columns_round_a_word_end_at_its_neighbours() -> None:
    line = words("no", "1234", "5678")
    assert free_columns(line, [1]) == [(line[0].right + 1, line[2].left)]
