from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.mrz import parse
from fakelos.extractors.mrz.layouts import Kind
from fakelos.schemas.page import MrzReading
from tests.extractors.mrz.zones import FRENCH_CARD, card, passport, sticker

NAME = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=7)
NAMES = st.lists(NAME, min_size=1, max_size=2)


def reading(kind: Kind, lines: tuple[str, ...]) -> MrzReading:
    return MrzReading(kind=kind, lines=lines, verified=True, names_agreed=True, confidence=1, box=(0, 0, 1, 1))


def test_a_passport_says_who_holds_it_and_until_when() -> None:
    data = parse(reading("TD3", passport(number="A0408172<", names="DELA<CRUZ<<JOCELYN<MARIA")))
    assert (data.document_code.value, data.issuer.value, data.nationality.value) == ("P", "EGY", "EGY")
    assert (data.surname.value, data.given_names.value, data.sex.value) == ("DELA CRUZ", "JOCELYN MARIA", "M")
    assert (data.number.value, data.birth_date.iso, data.expiry_date.iso) == ("A0408172", "1974-07-01", "2015-05-28")


def test_only_what_a_check_digit_covers_is_checked() -> None:
    data = parse(reading("TD3", passport(optional="ZE184226B<<<<<")))
    assert data.birth_date.checked
    assert data.expiry_date.checked
    assert all(field.checked for field in (data.number, data.optional))
    free = (data.document_code, data.issuer, data.surname, data.given_names, data.nationality, data.sex)
    assert not any(field.checked for field in free)


def test_a_wrong_check_digit_leaves_its_own_field_unchecked() -> None:
    first, second = passport()
    data = parse(reading("TD3", (first, second.replace("A0408172<4", "A0408172<5"))))
    assert (data.number.value, data.number.checked, data.birth_date.checked) == ("A0408172", False, True)
    assert data.checks == {"number": False, "birth": True, "expiry": True, "optional": True, "composite": False}


def test_a_card_tells_its_long_number_from_what_follows() -> None:
    lines = card(number="AB1234567890")
    data = parse(reading("TD1", (lines[0][:20] + "77" + lines[0][22:], *lines[1:])))
    assert (data.number.value, data.number.checked, data.optional.value) == ("AB1234567890", True, "77")


def test_a_sticker_and_a_card_name_their_holder_alike() -> None:
    one, other = parse(reading("TD2", sticker())), parse(reading("TD1", card()))
    assert (one.surname, one.given_names, one.number) == (other.surname, other.given_names, other.number)


def test_a_french_card_tells_its_holder_and_no_expiry() -> None:
    first, second = FRENCH_CARD
    data = parse(reading("FRID", (first, second.replace("ROBERTA<<<<", "JEAN<<PAUL<"))), date(2016, 7, 6))
    assert (data.surname.value, data.given_names.value, data.nationality.value) == ("TEST NAME", "JEAN PAUL", "FRA")
    assert (data.number.value, data.number.checked, data.optional.value) == ("1710GVA12345", True, "0CHE02")
    assert (data.birth_date.iso, data.birth_date.checked) == ("1991-12-31", True)
    assert (data.expiry_date.iso, data.expiry_date.checked) == (None, False)


def test_names_that_fill_the_line_are_marked_as_possibly_cut() -> None:
    full = parse(reading("TD3", passport(names="WARNAKULASURIYA<MUDIYANSELAGE<<JAYANTHA")))
    assert (full.names_cut, full.given_names.value) == (True, "JAYANTHA")
    assert not parse(reading("TD3", passport())).names_cut


def test_a_holder_without_given_names_keeps_the_one_name() -> None:
    data = parse(reading("TD3", passport(names="ARKFREITH")))
    assert (data.surname.value, data.given_names.value) == ("ARKFREITH", "")


@pytest.mark.parametrize(
    ("expiry", "reference", "expected"),
    [
        ("150528", None, "2015-05-28"),
        ("791231", None, "2079-12-31"),
        ("800101", None, "1980-01-01"),
        ("990101", date(2016, 7, 6), "1999-01-01"),
        ("550101", date(2016, 7, 6), "2055-01-01"),
        ("560101", date(2016, 7, 6), "1956-01-01"),
        ("150230", None, None),
        ("15<<<<", None, None),
    ],
)
def test_an_expiry_lies_around_the_reference_day(expiry: str, reference: date | None, expected: str | None) -> None:
    first, second = passport()
    data = parse(reading("TD3", (first, second[:21] + expiry + second[27:])), reference)
    assert (data.expiry_date.printed, data.expiry_date.iso) == (expiry, expected)


@pytest.mark.parametrize(
    ("birth", "reference", "expected"),
    [
        ("740701", None, "1974-07-01"),
        ("100101", None, "2010-01-01"),
        ("160101", None, "1916-01-01"),
        ("160706", date(2016, 7, 6), "2016-07-06"),
        ("160707", date(2016, 7, 6), "1916-07-07"),
        ("000229", date(2016, 7, 6), "2000-02-29"),
        ("7407<<", date(2016, 7, 6), None),
    ],
)
def test_a_birth_lies_before_the_reference_day_or_the_expiry(
    birth: str, reference: date | None, expected: str | None
) -> None:
    first, second = passport()
    data = parse(reading("TD3", (first, second[:13] + birth + second[19:])), reference)
    assert data.birth_date.iso == expected


def test_lines_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="layout"):
        parse(reading("TD2", passport()))


@given(NAMES, NAMES, st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=14))
def test_what_a_card_is_made_of_is_what_parse_says(surname: list[str], given_names: list[str], number: str) -> None:
    lines = card(number=number, names=f"{'<'.join(surname)}<<{'<'.join(given_names)}"[:30])
    data = parse(reading("TD1", lines))
    assert (data.number.value, data.number.checked) == (number, True)
    assert data.surname.value == " ".join(surname)
    assert " ".join(given_names).startswith(data.given_names.value)
