"""One axis of days: what a dossier's papers cover and what they leave open."""

from dataclasses import replace

from fakelos.rules.circulars import law
from fakelos.rules.intervals import Interval
from fakelos.rules.timeline import Bar, Gap, timeline_of
from fakelos.schemas.dossier import CaseFile
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


def bars_of(dossier: CaseFile, lane: str) -> tuple[Bar, ...]:
    return next((one.bars for one in timeline_of(dossier).lanes if one.code == lane), ())


def test_the_days_that_things_are_counted_from_are_marked() -> None:
    """C2015, Γ1.3, 2nd line; A, note 1."""
    found = timeline_of(g13(as_of="2016-09-01"))
    assert found.decade == between("2006-07-06", "2016-07-05")
    assert [(mark.code, mark.day) for mark in found.marks] == [
        ("decade", day("2006-07-06")),
        ("expiry", day("2012-07-06")),
        ("application", day("2016-07-06")),
        ("buyout", day("2017-01-06")),
        ("judged", day("2016-09-01")),
    ]
    assert [mark.code for mark in timeline_of(g13(applied=None)).marks] == ["expiry"]
    assert "expiry" not in [mark.code for mark in timeline_of(g13(permit=None)).marks]


def test_a_title_with_one_date_or_with_contradicting_ones_is_not_drawn() -> None:
    for title in (permit("2013-01-01", None), permit("2013-01-01", "2012-01-01")):
        assert bars_of(g13(permit=title), "permits") == ()


def test_a_bar_tells_its_days_its_name_and_whether_it_is_sure() -> None:
    title = permit("2010-07-07", "2012-07-06")
    (bar,) = bars_of(g13(permit=title), "permits")
    assert (bar.days, bar.sure, bar.label.el) == ((between("2010-07-07", "2012-07-06"),), True, "Άδεια διαμονής")
    assert not bars_of(g13(permit=title.guessing("valid_to")), "permits")[0].sure


def test_insurance_is_drawn_from_its_start_to_its_end() -> None:
    held = insurance("2017-02-28", since="2016-01-01")
    (bar,) = bars_of(g13(insurance=held), "insurance")
    assert (bar.days, bar.sure) == ((between("2016-01-01", "2017-02-28"),), True)
    for doubted in (held.guessing("valid_from"), held.guessing("valid_to"), held.unclear()):
        assert not bars_of(g13(insurance=doubted), "insurance")[0].sure
    assert bars_of(g13(insurance=insurance("κενό")), "insurance") == ()


def test_stamps_are_sure_when_all_of_them_are_well_read() -> None:
    """SVC, step 4.β."""
    stamped = paper("passport", entry_dates=("2014-01-03",), exit_dates=("2014-02-03",))
    assert bars_of(g13(passport=stamped), "stamps")[0].sure
    assert bars_of(g13(passport=stamped.without("exit_dates")), "stamps")[0].sure
    for doubted in (stamped.guessing("entry_dates"), stamped.guessing("exit_dates"), stamped.unclear()):
        assert not bars_of(g13(passport=doubted), "stamps")[0].sure


def test_each_of_several_gaps_is_given() -> None:
    """C2015 A, note 3.β."""
    titles = [permit("2006-07-06", "2007-07-05"), permit("2010-07-06", "2011-07-05")]
    assert timeline_of(g13(permit=titles, tie=None)).gaps == (
        Gap(between("2007-07-06", "2010-07-05"), sure=True),
        Gap(between("2011-07-06", "2016-07-05"), sure=True),
    )


def test_an_axis_without_any_day_is_the_decade_before_the_circular() -> None:
    """C2015: applications are received from 19 October 2015."""
    assert timeline_of(case([], applied=None)).window == between("2005-10-19", "2015-10-18")


def test_the_axis_goes_by_the_circulars_that_are_asked() -> None:
    """C2015, Γ1.4, 2nd line, if it asked for 1,000 days."""
    fewer = replace(law(), titles=law().titles.model_copy(update={"total_days": 1000}))
    assert timeline_of(g13(), law=fewer).lawful_days.needed == 1000


def test_an_unrecognised_paper_that_a_reviewer_accepts_is_drawn_as_another_document() -> None:
    """C2015 A, note 3.α."""
    letter = paper(None, issue_date="2015-02-02")
    dossier = g13(letter=letter).model_copy(update={"accepted_ties": frozenset({letter.document.id})})
    assert [bar.label for bar in bars_of(dossier, "comparable")] == [("Άλλο έγγραφο", "Other paper")]
