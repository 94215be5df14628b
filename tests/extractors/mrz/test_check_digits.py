import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.mrz.check_digits import check_digit, value_of

SYMBOLS = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@given(st.text(SYMBOLS, min_size=1), st.data())
def test_one_changed_digit_is_always_noticed(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0123456789"))
    changed = text[:place] + other + text[place + 1 :]
    alike = (value_of(text[place]) - value_of(other)) % 10 == 0
    assert (check_digit(text) == check_digit(changed)) is alike


@given(st.text(SYMBOLS))
def test_fillers_at_the_end_count_nothing(text: str) -> None:
    assert check_digit(text + "<<<") == check_digit(text)


@pytest.mark.parametrize("pair", ["G6", "S8", "0K", "AU", "<0"])
def test_some_letters_count_like_digits_they_are_taken_for(pair: str) -> None:
    assert check_digit(pair[0]) == check_digit(pair[1])


@pytest.mark.parametrize("symbol", ["a", "Α", " ", "٣", "²", "ß", ""])
def test_a_symbol_that_no_zone_has_is_refused(symbol: str) -> None:
    with pytest.raises(ValueError, match="symbol"):
        value_of(symbol)
