"""Which days a paper of ties speaks for."""

from dataclasses import replace

import pytest

from fakelos.rules.circulars import law
from fakelos.rules.intervals import Interval
from fakelos.rules.papers import Paper
from fakelos.rules.ties import ACCEPTED, Tie, read_ties
from tests.rules.papers import Held, day, deed, g13, line, paper, status, tax_return


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


def test_insurance_is_comparable_once_it_has_run_out() -> None:
    """C2015 A, note 3.α; where the day of the application is not known, it may have."""
    held = [Paper(paper("insurance", valid_to="2017-02-28").document, "applicant")]
    assert read_ties(held, law(), applied=day("2017-02-28")) == ()
    for applied in (day("2017-03-01"), None):
        (tie,) = read_ties(held, law(), applied=applied)
        assert (tie.letter, tie.days) == (None, (days("2017-02-28", "2017-02-28"),))
    unread = [Paper(paper("insurance", issue_date="2014-01-01").document, "applicant")]
    assert read_ties(unread, law(), applied=day("2017-03-01")) == ()


@pytest.mark.parametrize("code", ["holder_surname_el", "holder_name_el"])
def test_a_comparable_paper_bears_a_greek_name_and_a_date(code: str) -> None:
    tie = tie_of(paper("other", **{code: "ΧΟΤΖΑ", "issue_date": "2014-02-02"}))
    assert tie.letter is None
    assert tie.years == {2014}


def test_a_foreign_certificate_is_not_comparable() -> None:
    foreign = paper("other", holder_surname_lat="HOXHA", issue_date="2014-02-02")
    assert read_ties([Paper(foreign.document, "applicant")], law()) == ()


def test_one_transaction_after_the_titles_expiry_is_a_tie_whatever_came_before() -> None:
    """C2015 A, note 3.α: one document is enough; the title expired on 6 July 2012."""
    statement = paper("bank_transaction", transaction_dates=("2011-02-01", "2014-02-01"))
    assert status(g13(tie=statement), "ties") == "met"


def test_a_paper_that_falls_before_or_after_by_how_it_is_read_speaks_for_neither() -> None:
    """C2015 A, note 3: one reading of the deed lies before the title's expiry, one after."""
    tie = tie_of(paper("notarial_deed", deed_date="2011-02-01").or_else("deed_date", "2014-02-01"))
    assert tie.speaks_for(days("2012-07-07", "2016-07-06")) is None
    assert tie.speaks_for(days("2010-01-01", "2016-07-06")) is True
    assert tie.speaks_for(days("2015-01-01", "2016-07-06")) is False


def test_a_paper_without_any_date_may_speak_for_any_day() -> None:
    assert tie_of(paper("studies", institution="SPECIMEN")).speaks_for(days("2012-07-07", "2016-07-06")) is None


def test_of_two_readings_one_illegible_the_paper_may_speak_for_any_day() -> None:
    """C2015 A, note 3: doubt is not settled by the reading that happens to be legible."""
    assert tie_of(paper("studies", issue_date="2014-02-02").or_else("issue_date", "κενό")).readings == ()


@pytest.mark.parametrize("guessed", [("course_from",), ("course_from", "course_to")])
def test_a_badly_read_date_is_not_tried_in_its_several_ways(guessed: tuple[str, ...]) -> None:
    either = COURSE.or_else("course_from", "2012-11-01").or_else("course_to", "2013-03-15").guessing(*guessed)
    tie = tie_of(either)
    assert (tie.days, tie.readings) == ((days("2012-10-01", "2013-02-15"),), ())


def test_printed_years_count_for_sure_where_they_are_well_read() -> None:
    """SVC, papers, 6."""
    held = paper("school_record", school_years=("2014-2015",), years_covered=("2012", "2013"))
    assert tie_of(held).sure_years == {2012, 2013, 2014, 2015}
    assert tie_of(held.guessing("years_covered")).sure_years == {2014, 2015}


def test_kinship_speaks_for_no_year_in_any_reading() -> None:
    """C2015, Γ1.3, letter στ: a tie, and of no time."""
    tie = tie_of(paper("kinship", issue_date="2014-02-02"))
    assert tie.sure_years == tie.possible_years == frozenset()


def test_kinship_lasts_from_the_first_of_its_well_read_dates() -> None:
    """C2015, Γ1.3, letter στ."""
    held = paper("kinship", issue_date="2014-02-02", marriage_date="2003-05-05")
    tie = tie_of(held)
    assert tie.days == (days("2003-05-05", "2003-05-05"), days("2014-02-02", "2014-02-02"))
    assert tie.speaks_for(days("2003-01-01", "2003-05-05")) is True
    assert tie.speaks_for(days("2003-01-01", "2003-05-04")) is False
    guessed = tie_of(held.guessing("marriage_date"))
    assert guessed.speaks_for(days("2004-01-01", "2014-02-01")) is False
    assert guessed.speaks_for(days("2016-01-01", "2016-07-06")) is True
    assert not tie_of(held.guessing("marriage_date", "issue_date")).dates_sure


def test_only_the_papers_that_a_reviewer_accepts_become_ties_and_listed_ones_keep_their_letter() -> None:
    """C2015 A, note 3.α: the list is indicative."""
    listed, one, other = (
        tax_return(2014),
        paper("other", holder_name_el="ΑΡΜΠΕΝ", issue_date="2014-02-02"),
        paper("other", holder_name_el="ΑΡΜΠΕΝ", issue_date="2015-02-02"),
    )
    papers = [Paper(held.document, held.role) for held in (listed, one, other)]
    found = read_ties(papers, law(), accepted={listed.document.id, one.document.id})
    assert [tie.letter for tie in found] == ["δ", ACCEPTED, None]


def test_a_badly_read_date_beside_them_keeps_no_span_from_being_tried_in_its_several_ways() -> None:
    """C2015, Γ1.3, letter α: the course speaks for its span, not for the day of its certificate."""
    tie = tie_of(COURSE.or_else("course_from", "2012-11-01").guessing("issue_date"))
    assert tie.readings == ((days("2012-10-01", "2013-02-15"),), (days("2012-11-01", "2013-02-15"),))


def test_a_kind_of_tie_with_several_dates_is_sure_where_all_of_them_are() -> None:
    """C2015 A, note 3.α, of a circular that dates a deed by two of its days."""
    rules = law()
    kinds = tuple(
        kind.model_copy(update={"fields": ("deed_date", "issue_date")}) if kind.letter == "θ" else kind
        for kind in rules.ties
    )
    held = deed("2014-05-05").dated("issue_date", "2014-05-07")
    for one, sure in ((held, True), (held.guessing("issue_date"), False), (held.without("issue_date"), True)):
        (tie,) = read_ties([Paper(one.document, one.role)], replace(rules, ties=kinds))
        assert tie.sure is sure


def test_of_a_tie_without_any_date_it_is_said_that_its_date_is_uncertain() -> None:
    """C2015 A, note 3: the reviewer is told what to look at."""
    found = line(g13(tie=paper("studies", institution="SPECIMEN")), "ties")
    assert found.reason_en.startswith("A paper of ties of which the date is not certain.")
