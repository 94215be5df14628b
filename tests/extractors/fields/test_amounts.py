import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.fields.amounts import amounts_in, decimal, read_amount
from tests.extractors.page_of import strip_of


@given(st.integers(0, 99_999_999))
def test_an_amount_means_the_same_in_greek_and_english_notation(cents: int) -> None:
    english = f"{cents / 100:,.2f}"
    greek = english.translate(str.maketrans(",.", ".,"))
    assert decimal(greek) == decimal(english) == f"{cents / 100:.2f}"


@pytest.mark.parametrize("printed", ["300,00 €", "€ 300,00", "300 ΕΥΡΩ", "300,00 ευρώ", "300.00 EUR", "300,00"])
def test_the_fee_is_read_with_its_sign_before_behind_or_without(printed: str) -> None:
    reading = read_amount(strip_of(printed))
    assert reading is not None
    assert reading.value == "300.00"


def test_dates_and_codes_are_no_amounts() -> None:
    assert amounts_in(strip_of("16/10/2015 2403 Άδεια")) == []
    assert read_amount(strip_of("16/10/2015")) is None


def test_a_sum_at_the_start_goes_before_a_scrap_with_a_sign() -> None:
    reading = read_amount(strip_of("1080,87 87 ευρώ"))
    assert reading is not None
    assert reading.value == "1080.87"
