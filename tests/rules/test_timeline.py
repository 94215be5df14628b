"""One axis of days: what a dossier's papers cover and what they leave open."""

from fakelos.rules.intervals import Interval
from fakelos.rules.timeline import Gap, timeline_of
from tests.rules.papers import case, day, g13, g14, insurance, paper, permit, tax_return


def between(start: str, end: str) -> Interval:
    return Interval(day(start), day(end))


def test_every_kind_of_paper_has_its_own_lane() -> None:
    """C2015, Γ1.3, letters; a lane without papers is left out."""
    dossier = g13(
        certificate=paper("type_a_certificate", issue_date="2016-07-06", valid_to="2017-07-06"),
        letter=paper("other", holder_surname_el="SPECIMEN", issue_date="2015-02-02"),
        stamped=paper("passport", entry_dates=("2014-01-03",)),
        insurance=insurance("2017-02-28", since="2016-01-01"),
    )
    lanes = [lane.code for lane in timeline_of(dossier).lanes]
    assert lanes == ["permits", "provisional", "tie-δ", "comparable", "insurance", "stamps"]


def test_lawful_residence_is_the_union_of_the_titles_within_the_ten_years() -> None:
    """C2015, Γ1.4, 2nd line: overlaps count once, and only what lies inside the decade."""
    titles = [
        permit("2005-01-01", "2007-12-31"),
        permit("2007-07-01", "2008-06-30"),
        permit("2010-01-01", "2010-12-31"),
    ]
    found = timeline_of(g13(permit=titles))
    assert found.lawful == (between("2006-07-06", "2008-06-30"), between("2010-01-01", "2010-12-31"))
    assert found.lawful_days.as_read == sum(stretch.days for stretch in found.lawful)


def test_years_are_counted_from_the_last_titles_expiry_to_the_application() -> None:
    """SVC, papers, 6."""
    found = timeline_of(g13(tie=[tax_return(2012), tax_return(2014)]))
    assert found.years == ((2012, True), (2013, False), (2014, True), (2015, False), (2016, False))


def test_a_gap_over_two_years_is_given_from_day_to_day() -> None:
    """C2015 A, note 3.β."""
    assert timeline_of(g14(permit=permit("2007-01-01", "2014-07-05"))).gaps == ()
    found = timeline_of(g14(permit=permit("2007-01-01", "2014-07-04")))
    assert found.gaps == (Gap(between("2014-07-05", "2016-07-05"), sure=True),)


def test_a_gap_that_an_uncertain_paper_may_close_is_not_sure() -> None:
    """C2015 A, note 3: doubt works for the applicant."""
    found = timeline_of(g14(permit=permit("2007-01-01", "2014-07-04"), tie=tax_return(2015).guessing("income_year")))
    assert [gap.sure for gap in found.gaps] == [False]


def test_a_dossier_without_date_of_application_or_papers_has_an_axis_still() -> None:
    """Dates never come from today's clock."""
    assert timeline_of(case([], applied=None)).decade is None
    assert timeline_of(g13(applied=None)).window == between("2010-07-07", "2017-02-28")
