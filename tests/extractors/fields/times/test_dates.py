from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.fields.times.dates import date_parser, dates_in, months_in
from fakelos.extractors.fields.times.days import iso_date
from tests.extractors.page_of import strip_of

MONTHS_OF_THE_YEAR = """
Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
"""
MONTHS = MONTHS_OF_THE_YEAR.split()
DAYS = st.dates(date(1930, 1, 1), date(2049, 12, 31))
FORMS = [
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02d}-{day.month:02d}-{day.year}",
    lambda day: f"{day.day:02d}.{day.month:02d}.{day.year}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day}η {MONTHS[day.month - 1].upper()} {day.year}",
    lambda day: f"{day.day:02d} {day.strftime('%b').upper()} {day.year}",
    lambda day: day.isoformat(),
]


def isos(text: str, **options: object) -> list[str]:
    return [hit.iso for hit in dates_in(strip_of(text), **options)]  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(FORMS))
def test_a_date_is_read_in_every_form_it_is_printed_in(day: date, form: object) -> None:
    assert isos(f"Αθήνα, {form(day)}.") == [day.isoformat()]  # type: ignore[operator]


@given(st.text())
def test_whatever_is_found_is_a_day_of_the_calendar(text: str) -> None:
    for hit in dates_in(strip_of(f"x {text}"), boxed=True):
        assert date.fromisoformat(hit.iso)
        assert 0 <= hit.certainty <= 1


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("16-10-15", "2015-10-16"),
        ("12 ΜΑΡ/MAR 10", "2010-03-12"),
        ("12 MAR/MARS 2010", "2010-03-12"),
        ("την 3η του μηνός Ιουλίου του έτους 2015", "2015-07-03"),
        ("14 Δεκ. 2012", "2012-12-14"),
        ("October 16, 2015", "2015-10-16"),
        ("1 Ιανοuαρίου 2014", "2014-01-01"),
    ],
)
def test_abbreviated_bilingual_and_misread_months_are_understood(text: str, iso: str) -> None:
    assert isos(text) == [iso]


def test_letters_are_taken_for_digits_only_where_the_whole_is_a_date_and_trusted_less() -> None:
    mended, clean = dates_in(strip_of("Ι6/1Ο/2015"))[0], dates_in(strip_of("16/10/2015"))[0]
    assert mended.iso == clean.iso
    assert mended.certainty < clean.certainty
    assert isos("SΟ/ΙΟ/2015") == []


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert isos("31/02/2015 00/10/2015 12/13/2015") == []


def test_two_digits_of_a_birth_year_belong_to_the_last_century_unless_that_is_too_long_ago() -> None:
    assert iso_date("1", "7", "74", "birth") == "1974-07-01"
    assert iso_date("1", "7", "12", "birth") == "2012-07-01"
    assert iso_date("1", "7", "30", "expiry") == "2030-07-01"


def test_amounts_and_law_numbers_are_no_dates() -> None:
    assert isos("10.774,00 ν. 3386/2005 12.500,10") == []


def test_form_boxes_give_eight_digits_without_points() -> None:
    assert isos("0 1 0 7 1 9 7 4", boxed=True) == ["1974-07-01"]
    assert isos("01071974") == []


def test_a_parser_takes_a_date_only_near_the_place_where_it_should_be() -> None:
    parse = date_parser(within=4)
    assert parse(strip_of("16/10/2015")) is not None
    assert parse(strip_of("και μετά από πολύ καιρό 16/10/2015")) is None


def test_months_with_their_year_are_told_from_parts_of_dates() -> None:
    found = months_in(strip_of("από 02/2015 έως ΔΕΚ 2015, Αθήνα 16/10/2016"))
    assert [hit.iso for hit in found] == ["2015-02", "2015-12"]


@pytest.mark.parametrize("street", ["28ης ΟΚΤΩΒΡΙΟΥ 56", "25ης Μαρτίου 12", "3ης Σεπτεμβρίου 48"])
def test_a_street_named_after_a_day_is_no_date(street: str) -> None:
    assert dates_in(strip_of(f"κάτοικος {street}, Αθήνα")) == []


@pytest.mark.parametrize("text", ["την 16ην Οκτωβρίου 1998", "στις 16ης Οκτωβρίου 1998", "28 Οκτωβρίου '98"])
def test_days_in_the_older_language_are_read(text: str) -> None:
    assert [hit.iso[:7] for hit in dates_in(strip_of(text))] == ["1998-10"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("σήμερα την δεκάτη έκτη Οκτωβρίου δύο χιλιάδες δεκαπέντε, ημέρα Παρασκευή", "2015-10-16"),
        ("στις είκοσι μία (21) του μηνός Μαρτίου του έτους χίλια εννιακόσια ενενήντα οκτώ (1998)", "1998-03-21"),
        ("την Τρίτη δεκάτη ενάτη Μαΐου δύο χιλιάδες δέκα", "2010-05-19"),
        ("την πρώτη Σεπτεμβρίου 2012", "2012-09-01"),
        ("24-II-1996", "1996-02-24"),
        ("3.XII.98", "1998-12-03"),
        ("26-ΝΙ1--1963", "1963-07-26"),
        ("20-ΧΠ-2001", "2001-12-20"),
    ],
)
def test_days_in_words_and_months_in_roman_figures_are_read(text: str, iso: str) -> None:
    assert isos(text) == [iso]


def test_a_day_whose_words_and_figures_differ_is_trusted_less() -> None:
    agreed, contested = (
        dates_in(strip_of(f"στις δεκαέξι ({figure}) Οκτωβρίου του έτους δύο χιλιάδες δεκαπέντε"))[0]
        for figure in (16, 18)
    )
    assert contested.certainty < agreed.certainty


def test_a_number_that_ends_a_row_is_no_day_of_the_month_below() -> None:
    assert dates_in(strip_of("25  701,10", "ΟΚΤ 2014")) == []
    assert dates_in(strip_of("ημέρες 25", "ΟΚΤ 2014")) == []
    assert [hit.iso for hit in dates_in(strip_of("στις 28", "Ιανουαρίου 1994"))] == ["1994-01-28"]
