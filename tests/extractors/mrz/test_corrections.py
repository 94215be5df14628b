import numpy as np
import pytest

from fakelos.extractors.mrz.cells import SYMBOLS, Scores
from fakelos.extractors.mrz.corrections import corrected
from fakelos.extractors.mrz.layouts import TD1, TD3
from tests.extractors.mrz.zones import card, passport

TRUE = "".join(passport(number="AG068172S"))
LONG = "".join(card(number="AB1234567890"))
NUMBER, BIRTH, NATIONALITY, NAMES = 44, 57, 54, 5


def evidence(read: str, doubts: dict[int, tuple[str, float]]) -> Scores:
    """What speaks for each symbol: all for the one read, and at doubtful places only so much less for another."""
    loss = np.full((len(read), len(SYMBOLS)), -20.0, np.float32)
    loss[np.arange(len(read)), [SYMBOLS.index(symbol) for symbol in read]] = 0
    for place, (symbol, less) in doubts.items():
        loss[place, SYMBOLS.index(symbol)] = -less
    return loss


def misread(text: str, wrong: dict[int, str], less: float) -> tuple[str, Scores]:
    """A text with wrong symbols at places where the true ones are only so much less likely."""
    read = "".join(wrong.get(place, symbol) for place, symbol in enumerate(text))
    return read, evidence(read, {place: (text[place], less) for place in wrong})


def test_several_letters_under_a_stamp_are_told_by_the_check_digits() -> None:
    read, loss = misread(TRUE, {NUMBER + 2: "4", NUMBER + 5: "3", BIRTH + 1: "8", BIRTH + 4: "1"}, less=1)
    assert corrected(TD3, read, loss) == TRUE


def test_a_state_that_is_none_is_read_as_the_one_that_is_likely() -> None:
    read, loss = misread(TRUE, {NATIONALITY + 1: "C"}, less=2)
    assert corrected(TD3, read, loss) == TRUE


def test_the_mark_of_a_long_number_is_found_again() -> None:
    read, loss = misread(LONG, {14: "4"}, less=1)
    assert corrected(TD1, read, loss) == LONG


def test_nothing_is_changed_where_two_choices_are_as_likely() -> None:
    read, _ = misread(TRUE, {NUMBER + 2: "4"}, less=1)
    both = evidence(read, {NUMBER + 2: ("0", 1), NUMBER + 5: (next(c for c in "0123456789" if digits_fit(read, c)), 1)})
    assert corrected(TD3, read, both) == read


def digits_fit(read: str, symbol: str) -> bool:
    """Whether another symbol at a second place makes up for the wrong one at the first."""
    return corrected(TD3, read, evidence(read, {NUMBER + 5: (symbol, 1)})) != read


@pytest.mark.parametrize("wrong", [{NUMBER + 2: "4"}, {BIRTH + 6: "9"}])
def test_what_is_clearly_printed_stays_as_it_is(wrong: dict[int, str]) -> None:
    read, loss = misread(TRUE, wrong, less=9)
    assert corrected(TD3, read, loss) == read


def test_a_filler_misread_within_the_last_fillers_is_put_right() -> None:
    read, loss = misread(TRUE, {40: "K", 36: "C"}, less=2)
    assert corrected(TD3, read, loss) == TRUE


def test_a_letter_clearly_printed_after_the_names_stays() -> None:
    read, loss = misread(TRUE, {40: "K"}, less=9)
    assert corrected(TD3, read, loss) == read
