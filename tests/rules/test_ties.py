"""Which days a paper of ties speaks for."""

import pytest

from fakelos.rules.circulars import law
from fakelos.rules.intervals import Interval
from fakelos.rules.papers import Paper
from fakelos.rules.ties import Tie, read_ties
from tests.rules.papers import Held, day, paper


def tie_of(held: Held) -> Tie:
    (tie,) = read_ties([Paper(held.document, held.role)], law())
    return tie


def days(first: str, last: str) -> Interval:
    return Interval(day(first), day(last))


COURSE = paper("language_course", course_from="2012-10-01", course_to="2013-02-15", issue_date="2013-03-01")


def test_a_course_speaks_for_its_whole_span() -> None:
    tie = tie_of(COURSE)
    assert tie.days == (days("2012-10-01", "2013-02-15"),)
    assert tie.years == {2012, 2013}
    assert tie.sure


def test_of_a_span_with_one_legible_end_that_day_is_left() -> None:
    assert tie_of(COURSE.without("course_from")).days == (days("2013-02-15", "2013-02-15"),)
    assert tie_of(COURSE.without("course_to")).days == (days("2012-10-01", "2012-10-01"),)


def test_of_a_span_without_legible_ends_the_date_of_issue_is_left() -> None:
    assert tie_of(COURSE.without("course_from", "course_to")).days == (days("2013-03-01", "2013-03-01"),)


@pytest.mark.parametrize("code", ["course_from", "course_to"])
def test_a_span_is_sure_when_both_its_ends_are(code: str) -> None:
    assert not tie_of(COURSE.guessing(code)).dates_sure


def test_months_of_insurance_count_whole() -> None:
    held = paper("social_insurance", period_from="2015-02", period_to="2015-04")
    assert tie_of(held).days == (days("2015-02-01", "2015-04-30"),)


def test_printed_years_add_to_what_the_dates_say() -> None:
    held = paper("school_record", school_years=("2014-2015",), years_covered=("2013", "2014"))
    assert tie_of(held).years == {2013, 2014, 2015}


def test_printed_years_stand_in_for_dates() -> None:
    assert tie_of(paper("studies", years_covered=("2013",))).days == (days("2013-01-01", "2013-12-31"),)


def test_a_tie_without_any_date_is_not_sure() -> None:
    tie = tie_of(paper("studies", institution="SPECIMEN"))
    assert (tie.days, tie.dates_sure) == ((), False)


def test_several_transactions_are_several_days() -> None:
    held = paper("bank_transaction", transaction_dates=("2016-01-05", "2016-02-19"))
    assert tie_of(held).days == (days("2016-01-05", "2016-01-05"), days("2016-02-19", "2016-02-19"))


def test_insurance_is_a_tie_only_by_the_past_periods_that_it_states() -> None:
    assert read_ties([Paper(paper("insurance", valid_to="2017-02-28").document, "applicant")], law()) == ()
    assert tie_of(paper("insurance", period_from="2014", period_to="2015")).letter == "ε"
    assert tie_of(paper("insurance", period_from="κενό", issue_date="2014-01-01")).days == ()


@pytest.mark.parametrize("code", ["holder_surname_el", "holder_name_el"])
def test_a_comparable_paper_bears_a_greek_name_and_a_date(code: str) -> None:
    tie = tie_of(paper("other", **{code: "ΧΟΤΖΑ", "issue_date": "2014-02-02"}))
    assert tie.letter is None
    assert tie.years == {2014}


def test_a_foreign_certificate_is_not_comparable() -> None:
    foreign = paper("other", holder_surname_lat="HOXHA", issue_date="2014-02-02")
    assert read_ties([Paper(foreign.document, "applicant")], law()) == ()
