"""The numbers that are shown of a dossier: as read, of the applicant's own papers, inside the days that count."""

from dataclasses import replace

from fakelos.rules.circulars import law
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import (
    GOOD_G13,
    day,
    deed,
    g13,
    paper,
    permit,
    status,
    tax_return,
)

TITLE = GOOD_G13["permit"]


def test_papers_of_an_unknown_person_are_in_no_number() -> None:
    strange = [permit("2014-01-01", "2014-12-31").of("unknown"), tax_return(2015).of("unknown")]
    with_them, without = (evaluate(g13(tie=deed("2014-05-05"), more=more)) for more in (strange, None))
    assert with_them.lawful_days_last_decade == without.lawful_days_last_decade == 731
    assert with_them.last_title_expiry == without.last_title_expiry == day("2012-07-06")
    assert with_them.tie_years_covered == without.tie_years_covered == (2014,)
    assert with_them.max_gap_days == without.max_gap_days


def test_a_comparable_paper_is_in_no_number_either() -> None:
    letter = paper("other", holder_name_el="ΑΡΜΠΕΝ", issue_date="2015-05-05")
    found = evaluate(g13(tie=[deed("2014-05-05"), letter]))
    assert found.tie_years_covered == (2014,)
    assert found.max_gap_days == evaluate(g13(tie=deed("2014-05-05"))).max_gap_days


def test_badly_read_values_are_shown_as_read() -> None:
    guessed = evaluate(
        g13(permit=TITLE.guessing("valid_from", "valid_to"), tie=tax_return(2014).guessing("income_year"))
    )
    assert guessed.lawful_days_last_decade == 731
    assert guessed.tie_years_covered == (2014,)


def test_a_title_from_before_the_ten_years_opens_no_stretch_but_is_the_last_to_expire() -> None:
    found = evaluate(g13(permit=permit("2003-01-01", "2005-12-31"), tie=tax_return(2015)))
    assert (found.max_gap_days, found.lawful_days_last_decade) == (0, 0)
    assert found.last_title_expiry == day("2005-12-31")
    assert found.tie_years_uncovered == (*range(2005, 2015), 2016)


def test_stretches_begin_with_the_first_title_inside_the_ten_years() -> None:
    titles = [
        permit("2003-01-01", "2005-12-31"),
        permit("2010-01-01", "2010-12-31"),
        permit("2015-01-01", "2015-12-31"),
    ]
    assert evaluate(g13(permit=titles, tie=None)).max_gap_days == 4 * 365 + 1


def test_a_tie_of_one_day_parts_a_stretch() -> None:
    found = evaluate(g13(permit=permit("2014-06-01", "2015-06-30"), tie=deed("2015-12-31")))
    assert found.max_gap_days == 187


def test_kinship_parts_no_stretch() -> None:
    kinship = paper("kinship", issue_date="2015-12-31")
    assert evaluate(g13(permit=permit("2014-06-01", "2015-06-30"), tie=kinship)).max_gap_days == 371


def test_an_illegible_expiry_hides_no_other() -> None:
    found = evaluate(g13(permit=[TITLE, permit("2013-01-01", None)]))
    assert found.last_title_expiry == day("2012-07-06")


def test_ties_are_counted_from_the_last_sure_expiry() -> None:
    tie = deed("2013-01-01")
    for later in (
        permit("2013-06-01", "2014-06-01").guessing("valid_to"),
        permit("2013-06-01", "2014-06-01").of("unknown"),
        permit("2013-06-01", "2014-06-01").unclear(),
        permit("2013-06-01", "2016-07-06"),
        permit("2013-06-01", None),
    ):
        assert status(g13(permit=[TITLE, later], tie=tie), "ties", Category.G13) == "met"
    assert status(g13(permit=[TITLE, permit("2013-06-01", "2016-07-05")], tie=tie), "ties", Category.G13) == "doubtful"


def test_without_a_date_of_application_no_number_is_made_up() -> None:
    found = evaluate(g13(applied=None))
    assert (found.lawful_days_last_decade, found.max_gap_days) == (0, 0)
    assert found.tie_years_covered == found.tie_years_uncovered == ()
    assert found.last_title_expiry == day("2012-07-06")
    assert found.buyout_deadline is None


def test_without_a_date_of_application_no_day_is_surely_or_possibly_lawful() -> None:
    found = evaluate(g13(applied=None))
    assert (found.lawful_days_worst, found.lawful_days_best) == (0, 0)


def test_the_last_of_several_titles_to_expire_is_the_one_counted_from() -> None:
    """SVC, papers, 6; C2015, Γ1.3, 4th line: a deed between two expiries is no tie after the last."""
    titles = [permit("2007-01-01", "2008-12-31"), TITLE]
    assert evaluate(g13(permit=titles)).last_title_expiry == day("2012-07-06")
    assert status(g13(permit=titles, tie=deed("2010-05-05")), "ties") == "doubtful"
    assert status(g13(permit=titles[:1], tie=deed("2010-05-05")), "ties") == "met"


def test_a_rule_that_was_repealed_since_is_asked_of_the_applications_of_its_time() -> None:
    """C2015: rules carry the dates from which, and up to which, they apply."""
    ended = {"applies_to": day("2016-12-31")}
    lines = tuple(
        one._replace(requirement=one.requirement.model_copy(update=ended)) if one.requirement.code == "fee" else one
        for one in law().lines
    )
    repealed = replace(law(), lines=lines)
    asked = [
        [line.code for line in evaluate(g13(one), repealed).examinations[0].formal]
        for one in ("2016-07-06", "2017-01-01")
    ]
    assert ["fee" in codes for codes in asked] == [True, False]


def test_where_a_category_asks_nothing_for_the_grant_yet_what_it_asks_on_receipt_stands() -> None:
    """C2015: rules carry the dates from which they apply; today's are asked only where a category had none."""
    later = {"applies_from": day("2017-01-01")}
    lines = tuple(
        one._replace(requirement=one.requirement.model_copy(update=later))
        if one.requirement.examination == "substantive"
        else one
        for one in law().lines
    )
    asked = evaluate(g13(), replace(law(), lines=lines)).examinations[0]
    assert asked.substantive == ()
    assert asked.formal == evaluate(g13()).examinations[0].formal
