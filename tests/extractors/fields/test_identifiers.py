import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gr import vat

from fakelos.extractors.fields.identifiers import (
    doubted,
    is_afm,
    passport_spelling,
    read_afm,
    read_amka,
    read_fee_code,
    read_iban,
    read_number,
    read_passport_no,
    read_yeared_number,
)
from tests.extractors.page_of import strip_of


def afm_of(number: int) -> str:
    stem = f"{number:08d}"
    return stem + vat.calc_check_digit(stem)


@given(st.integers(1, 99_999_999))
def test_a_right_tax_number_is_read_however_it_is_spaced(number: int) -> None:
    afm = afm_of(number)
    for printed in (afm, " ".join(afm), f"{afm[:3]} {afm[3:6]} {afm[6:]}"):
        reading = read_afm(strip_of(printed))
        assert reading is not None
        assert (reading.value, reading.problem) == (afm, None)


@given(st.integers(1, 99_999_999), st.integers(1, 9))
def test_a_wrong_check_digit_is_kept_and_stated(number: int, shift: int) -> None:
    afm = afm_of(number)
    wrong = afm[:-1] + str((int(afm[-1]) + shift) % 10)
    reading = read_afm(strip_of(wrong))
    assert reading is not None
    assert reading.value == wrong
    assert (reading.problem is None) == is_afm(wrong)


def test_letters_in_a_number_are_mended_only_if_the_check_digit_holds_then() -> None:
    mended = read_afm(strip_of("ΟΟ619786O"))
    assert mended is not None
    assert mended.value == "006197860"
    assert read_afm(strip_of("ΟΟ619786S")) is None


def test_an_insurance_number_needs_a_birth_date_and_a_check_digit() -> None:
    right, wrong = read_amka(strip_of("01077473898")), read_amka(strip_of("99077473898"))
    assert right is not None
    assert right.problem is None
    assert wrong is not None
    assert wrong.problem == "check_digit"


def test_an_account_number_is_read_in_groups_of_four_and_checked() -> None:
    reading = read_iban(strip_of("IBAN GR16 0110 1250 0000 0001 2300 695"))
    assert reading is not None
    assert (reading.value, reading.problem) == ("GR1601101250000000012300695", None)
    wrong = read_iban(strip_of("IBAN GR17 0110 1250 0000 0001 2300 695"))
    assert wrong is not None
    assert wrong.problem == "check_digit"


def test_a_fee_code_has_twenty_digits_however_they_are_grouped() -> None:
    for printed in ("27382576669421384158", "2738 2576 6694 2138 4158", "27382576669421 384158"):
        reading = read_fee_code(strip_of(f"Κωδικός {printed}"))
        assert reading is not None
        assert reading.value == "27382576669421384158"
    assert read_fee_code(strip_of("2738257666942138415")) is None


def test_passport_numbers_of_many_countries_are_read_in_latin_letters() -> None:
    for printed, value in (("Α0408172", "A0408172"), ("EB 1360285", "EB1360285"), ("66UΚ05860", "66UK05860")):
        reading = read_passport_no(strip_of(printed))
        assert reading is not None
        assert reading.value == value


@given(st.from_regex(r"[A-Z]{0,2}[0-9]{5,9}", fullmatch=True))
def test_a_clean_passport_number_stays_as_it_is(number: str) -> None:
    assert passport_spelling(number) == number


def test_the_number_of_a_law_is_not_the_number_of_a_paper() -> None:
    assert read_yeared_number(strip_of("του ν. 3386/2005")) is None
    assert read_number(strip_of("Ν. 4251/2014")) is None
    reading = read_yeared_number(strip_of("6968/2009"))
    assert reading is not None
    assert reading.value == "6968/2009"


def test_a_fee_code_may_go_on_in_the_next_row() -> None:
    found = read_fee_code(strip_of("Κωδικός παραβόλου 1234567890", "1234567890"))
    assert found is not None
    assert found.value == "12345678901234567890"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("BA1234567", None),
        ("99AB12345", None),
        ("123456789", None),
        ("123456783", "unusual_number"),
        ("00523127", "unusual_number"),
        ("6389900721", "unusual_number"),
    ],
)
def test_a_passport_number_of_unusual_form_is_marked(number: str, problem: str | None) -> None:
    found = read_passport_no(strip_of(number))
    assert found is not None
    assert doubted(found).problem == problem


def test_a_number_before_a_date_ends_at_its_stroke() -> None:
    found = read_number(strip_of("5107/23-11-2020"))
    assert found is not None
    assert found.value == "5107"


def test_a_day_is_no_number() -> None:
    assert read_number(strip_of("14/05/2018")) is None
    found = read_number(strip_of("23/2/2008"))
    assert found is not None
    assert found.value == "23/2/2008"


def test_a_school_year_is_no_number() -> None:
    assert read_number(strip_of("2013-2014")) is None


def test_a_passport_number_parted_by_a_blank_is_one() -> None:
    found = read_passport_no(strip_of("G32 35850"))
    assert found is not None
    assert found.value == "G3235850"


def test_nine_digits_behind_a_nought_may_hide_a_letter() -> None:
    found = read_passport_no(strip_of("072920274"))
    assert found is not None
    assert doubted(found).problem == "unusual_number"


def test_an_account_number_s_letters_may_be_misread_where_its_check_digits_hold() -> None:
    right = read_iban(strip_of("IBAN 6816 0110 1250 0000 0001 2300 695"))
    assert right is not None
    assert right.value == "GR1601101250000000012300695"
    assert read_iban(strip_of("IBAN 6816 0110 1250 0000 0001 2300 696")) is None
