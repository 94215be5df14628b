import pytest

from fakelos.extractors.fields.times.periods import periods_in, spans_through, year_spans_in, years_between
from tests.extractors.page_of import strip_of


@pytest.mark.parametrize(
    "text",
    [
        "ισχύει από 27/12/2009 έως 26/12/2011",
        "αρχίζει από 27/12/2009 και λήγει στις 26/12/2011",
        "από την 27-12-2009 μέχρι και την 26-12-2011",
        "Περίοδος 27.12.2009 - 26.12.2011",
        "VALID FROM 27/12/2009 UNTIL 26/12/2011",
    ],
)
def test_beginning_and_end_are_told_by_the_words_between(text: str) -> None:
    period = periods_in(strip_of(text))[0]
    assert period.begin is not None
    assert period.end is not None
    assert (period.begin.iso, period.end.iso) == ("2009-12-27", "2011-12-26")


def test_an_end_alone_is_an_end() -> None:
    (period,) = periods_in(strip_of("Ισχύει μέχρι 28/02/2018"))
    assert period.begin is None
    assert period.end is not None


def test_dates_without_such_words_are_no_period() -> None:
    assert periods_in(strip_of("Αθήνα, 16/10/2015")) == []


@pytest.mark.parametrize("text", ["2014-2015", "2014 - 2015", "2014/15", "2014–2015", "2014/2015"])
def test_school_years_are_two_neighbouring_years(text: str) -> None:
    assert [span.label for span in year_spans_in(strip_of(f"σχολικό έτος {text}."))] == ["2014-2015"]


def test_numbers_with_a_year_are_no_school_years() -> None:
    assert year_spans_in(strip_of("αριθ. 3386/2005 και 2010-2014")) == []


def test_both_ends_count() -> None:
    assert years_between("2009-12-27", "2011-12-26") == ("2009", "2010", "2011")
    assert years_between("2011", "2009") == ()


def test_school_years_from_one_to_another_hold_those_between() -> None:
    strip = strip_of("από το σχολικό έτος 2005-2006 έως και το σχολικό έτος 2008-2009")
    spans = year_spans_in(strip)
    assert spans_through(strip, spans) == ["2005-2006", "2006-2007", "2007-2008", "2008-2009"]


def test_school_years_listed_one_by_one_hold_no_others() -> None:
    strip = strip_of("σχολικά έτη 2005-06, 2008-09")
    assert spans_through(strip, year_spans_in(strip)) == ["2005-2006", "2008-2009"]


def test_verbs_say_where_a_period_begins_and_ends() -> None:
    (period,) = periods_in(strip_of("σεμινάριο που άρχισε στις 1/3/2016 και τελείωσε στις 18/8/2016."))
    assert period.begin is not None
    assert period.end is not None
    assert (period.begin.iso, period.end.iso) == ("2016-03-01", "2016-08-18")


def test_a_dash_may_be_read_twice() -> None:
    assert [span.label for span in year_spans_in(strip_of("το σχολικό έτος 2011 -- 2012"))] == ["2011-2012"]


def test_the_day_of_an_application_begins_no_period() -> None:
    found = periods_in(strip_of("την από 20/11/2002 αίτηση, ισχύει από 15-02-2003 και λήγει την 14-02-2004"))
    assert [(p.begin and p.begin.iso, p.end and p.end.iso) for p in found] == [("2003-02-15", "2004-02-14")]


def test_a_misread_until_still_ends_a_period() -> None:
    (period,) = periods_in(strip_of("Η παρούσα ισχύει", "an0\t23-XII-2001", "WEXL\t22-XII-2002"))
    assert period.end is not None
    assert period.end.iso == "2002-12-22"


def test_an_old_genitive_is_no_until() -> None:
    found = periods_in(strip_of("Καλλιθέα 25/10/2005", "ημερομηνία γεννήσεως 17/1/1984", "μέχρι 28/2/2006"))
    assert [p.end.iso for p in found if p.end] == ["2006-02-28"]


def test_two_days_joined_by_and_are_no_period() -> None:
    assert all(not (p.begin and p.end) for p in periods_in(strip_of("από 23/12/2001 και 22/12/2002")))
