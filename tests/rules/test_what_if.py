"""What a dossier would be without one of its papers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fakelos.rules.circulars import law
from fakelos.rules.evaluate import evaluate
from fakelos.rules.intervals import Interval
from fakelos.rules.what_if import added, struck_out, title_to_five_years, turning_papers
from fakelos.schemas.dossier import Category, Outcome, Status
from tests.rules.papers import GOOD_ST1, Held, day, g13, g14, paper, permit, st1, status, tax_return


def test_striking_out_one_permit_turns_five_years_into_one_title() -> None:
    """C2015 A, notes 3.α and 3.β."""
    titles = [permit("2010-07-06", "2013-07-05"), permit("2013-07-06", "2016-06-30")]
    turns = {turn.document: turn for turn in turning_papers(g14(permit=titles, tie=tax_return(2014)))}
    turn = turns[titles[0].document.id]
    assert (turn.category, turn.outcome) == (Category.G13, Outcome.TYPE_A_COMPLETE)
    assert ("definitive_titles_5y", Status.MET, None) in turn.lines


@pytest.mark.parametrize(
    "titles",
    [
        [permit("2010-07-07", "2012-07-06")],
        [permit("2007-01-01", "2008-12-31"), permit("2009-06-01", "2010-05-31")],
        [permit("2015-01-01", "2016-07-05")],
        [permit("2004-01-01", "2007-12-31"), permit("2012-01-01", "2013-12-31")],
    ],
)
def test_the_shortest_title_that_makes_five_years_turns_the_category(titles: list[Held]) -> None:
    """C2015 A, note 3: one day less and it is Γ1.3 still."""
    dossier = g13(permit=titles)
    needed = title_to_five_years(dossier)
    assert needed
    whole = permit(needed.start.isoformat(), needed.end.isoformat()).document
    less = permit((needed.start + timedelta(days=1)).isoformat(), needed.end.isoformat()).document
    assert evaluate(dossier).category is Category.G13
    assert evaluate(added(dossier, whole)).category is Category.G14
    assert evaluate(added(dossier, less)).category is Category.G13


def test_where_five_years_are_reached_no_title_lacks() -> None:
    """C2015 A, note 3.β."""
    assert title_to_five_years(g14()) is None
    assert title_to_five_years(g13(applied=None)) is None


def test_a_title_lacks_in_whole_where_there_is_none() -> None:
    """C2015, Γ1.4, 2nd line: 1,825 days up to the day before the application."""
    needed = title_to_five_years(g13(permit=None))
    assert needed
    assert (needed.days, needed.end) == (1825, day("2016-07-05"))


def test_a_paper_may_be_added_for_somebody_who_has_none_yet() -> None:
    """C2015 B, ΣΤ.1, 4th line."""
    dossier = st1(sponsor=None)
    with_permit = added(dossier, GOOD_ST1["sponsor"].document, "sponsor")
    assert status(dossier, "sponsor_permit") == "missing"
    assert status(with_permit, "sponsor_permit") == "met"
    again = added(with_permit, paper("photo").document, "sponsor")
    assert len(again.persons[-1].documents) == 2


def test_the_only_paper_of_a_line_carries_it() -> None:
    dossier = g13()
    turns = {turn.lines[0][0]: turn for turn in turning_papers(dossier)}
    assert set(turns) == {"passport", "definitive_title", "fee", "ties", "insurance"}
    assert turns["insurance"].lines == (("insurance", Status.MET, Status.MISSING),)
    assert turns["insurance"].outcome is Outcome.TYPE_A_BUYOUT_PENDING


def test_one_of_two_ties_carries_nothing() -> None:
    ties = [tax_return(2013), tax_return(2014)]
    carried = {turn.document for turn in turning_papers(g13(tie=ties))}
    assert not carried & {tie.document.id for tie in ties}


def test_the_case_itself_stays_as_it_is() -> None:
    photo = paper("photo")
    dossier = g13(photo=photo)
    left = struck_out(dossier, {photo.document.id})
    assert evaluate(left).outcome is evaluate(dossier).outcome
    assert photo.document not in left.documents
    assert left.role_of(photo.document.id) == "unknown"
    assert dossier.role_of(photo.document.id) == "applicant"


def test_of_several_titles_that_would_do_the_shortest_is_named() -> None:
    """C2015, Γ1.4, 2nd line: 729 days lack, and the year after the second title holds but 366."""
    needed = title_to_five_years(g13(permit=[permit("2006-07-06", "2008-07-05"), permit("2014-07-06", "2015-07-05")]))
    assert needed == Interval(day("2012-07-07"), day("2014-07-05"))


def test_a_title_may_fill_a_stretch_to_its_last_day() -> None:
    """C2015, Γ1.4, 2nd line: 1,095 days up to 6 July 2014, and 730 from the day after."""
    needed = title_to_five_years(g13(permit=permit("2011-07-08", "2014-07-06")))
    assert needed == Interval(day("2014-07-07"), day("2016-07-05"))


def test_a_single_day_that_lacks_is_named() -> None:
    """C2015, Γ1.4, 2nd line: 1,825 days up to the day before the application."""
    assert title_to_five_years(g13(permit=permit("2011-07-08", "2016-07-05"))) is None
    assert title_to_five_years(g13(permit=permit("2011-07-09", "2016-07-05"))) == Interval(*[day("2011-07-08")] * 2)


def test_the_title_that_lacks_goes_by_the_circulars_that_are_asked() -> None:
    """C2015, Γ1.4, 2nd line, if it asked for 731 days."""
    fewer = replace(law(), titles=law().titles.model_copy(update={"total_days": 731}))
    assert title_to_five_years(g13()) is not None
    assert title_to_five_years(g13(), fewer) is None


def test_a_paper_that_is_added_takes_no_other_from_its_holder() -> None:
    dossier = g13()
    more = added(dossier, GOOD_ST1["sponsor"].document, "sponsor")
    assert {more.role_of(one.id) for one in dossier.documents} == {"applicant"}
    assert [person.role for person in added(more, paper("photo").document).persons] == ["sponsor", "applicant"]


def test_a_paper_may_carry_a_line_and_turn_no_outcome() -> None:
    """SVC, step 3.β: without the fee the missing-documents form is proposed, insured or not."""
    turns = {turn.lines[0][0]: turn for turn in turning_papers(g13(fee=None))}
    assert turns["insurance"].outcome is evaluate(g13(fee=None)).outcome is Outcome.TYPE_A_MISSING_DOCUMENTS
