"""Calendar arithmetic as the circulars count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.rules.dates import add_months, add_years, read_day, read_period, read_school_year, show, years_before
from fakelos.rules.intervals import Interval

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS, st.integers(-240, 240))
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).month != later.month)


@given(DAYS, DAYS, st.integers(0, 240))
def test_later_days_have_no_earlier_deadlines(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS)
def test_the_ten_years_end_on_the_day_before(day: date) -> None:
    decade = years_before(day, 10)
    assert decade.end == day - timedelta(days=1)
    assert (decade.start.month, decade.start.day) in {(day.month, day.day), (2, 28)}
    assert 3652 <= decade.days <= 3654


def test_29_february_counts_as_28_february() -> None:
    assert add_years(date(2016, 2, 29), -10) == date(2006, 2, 28)
    assert add_years(date(2016, 2, 29), 1) == date(2017, 2, 28)
    assert add_years(date(2016, 2, 29), 4) == date(2020, 2, 29)


@given(DAYS)
def test_a_day_that_was_shown_is_read_by_greek_eyes(day: date) -> None:
    assert show(day) == day.strftime("%d/%m/%Y")


@given(DAYS)
def test_an_iso_day_is_read_as_itself(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_period(day.isoformat()) == Interval(day, day)


@pytest.mark.parametrize(
    "text", ["", "2015-02-30", "0000", "0001-01-01", "9999-12", "16/10/2015", "2015-13", "κενό", "²"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_day(text) is None
    assert read_period(text) is None


@given(st.text(max_size=12))
def test_no_text_makes_reading_fail(text: str) -> None:
    for read in (read_day, read_period, read_school_year):
        assert read(text) is None or read(text)


def test_a_month_and_a_year_mean_all_their_days() -> None:
    assert read_period("2016-02") == Interval(date(2016, 2, 1), date(2016, 2, 29))
    assert read_period("2015") == Interval(date(2015, 1, 1), date(2015, 12, 31))


@pytest.mark.parametrize("text", ["2014-2015", "2014-15", "2014/2015", "2014"])
def test_a_school_year_runs_from_september_to_august(text: str) -> None:
    assert read_school_year(text) == Interval(date(2014, 9, 1), date(2015, 8, 31))


@pytest.mark.parametrize(("text", "read"), [("1899", False), ("1900", True), ("2199", True), ("2200", False)])
def test_years_that_no_paper_of_an_applicant_bears_are_not_read(text: str, *, read: bool) -> None:
    assert (read_day(f"{text}-06-01") is not None) is read
    assert (read_period(text) is not None) is read
    assert (read_school_year(text) is not None) is read


@pytest.mark.parametrize("text", ["", "κενό", "abcd-efgh"])
def test_what_is_no_school_year_is_not_read(text: str) -> None:
    assert read_school_year(text) is None
