"""Worked examples of values read with doubt: a range and not a guess, best and worst case carried through.

Where both cases agree, a line is not doubtful because of the reading (C2015 A, note 3, at its end).
"""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import (
    Held,
    buyout,
    fee,
    g13,
    g14,
    insurance,
    line,
    outcome,
    paper,
    passport,
    permit,
    st1,
    status,
    tax_return,
)


@pytest.mark.parametrize(
    ("expiry", "others", "expected"),
    [
        ("2016-07-05", ("2016-07-06",), "doubtful"),
        ("2016-07-06", ("2016-08-06",), "met"),
        ("2016-07-05", ("2015-07-05",), "missing"),
        ("2016-07", (), "doubtful"),
        ("2016-08", (), "met"),
        ("2016-06", (), "missing"),
        ("2016", (), "doubtful"),
        ("2017", (), "met"),
    ],
)
def test_a_passport_is_valid_if_it_is_in_every_reading(expiry: str, others: tuple[str, ...], expected: str) -> None:
    """SVC, papers, 2: on 6 July 2016."""
    held = passport(expiry).or_else("expiry_date", *others)
    assert status(g13(passport=held), "passport", examination="substantive") == expected


@pytest.mark.parametrize(
    ("expiry", "others", "expected"),
    [
        ("2006-07-05", ("2006-07-06",), "doubtful"),
        ("2006-07-06", ("2006-08-06",), "met"),
        ("2016-07-05", ("2016-07-06",), "doubtful"),
        ("2012", (), "met"),
        ("2006", (), "doubtful"),
    ],
)
def test_a_title_expired_in_the_ten_years_if_it_did_in_every_reading(
    expiry: str, others: tuple[str, ...], expected: str
) -> None:
    """C2015, Γ1.3, 2nd line: from 6 July 2006 to 5 July 2016."""
    held = permit("2004-01-01", expiry).or_else("valid_to", *others)
    found = line(g13(permit=held), "definitive_title", Category.G13)
    assert found.status.value == expected
    assert ("δεν είναι βέβαιη" in found.reason_el) is (expected == "doubtful")


def test_a_title_in_force_is_told_apart_from_one_whose_expiry_is_uncertain() -> None:
    """C2015, Γ1.3, 2nd line: "which has expired"."""
    assert "δεν είχε λήξει" in line(g13(permit=permit("2015-01-01", "2016-07-06")), "definitive_title").reason_el


@pytest.mark.parametrize(
    ("start", "others", "expected"),
    [
        ("2011-07-02", (), "met"),
        ("2011-07-02", ("2011-01-01",), "met"),
        ("2011-07-03", ("2011-07-05",), "doubtful"),
        ("2011-07-05", ("2011-08-05",), "missing"),
        ("2011-07", (), "doubtful"),
        ("2011-06", (), "met"),
    ],
)
def test_five_years_are_reached_if_they_are_in_every_reading(
    start: str, others: tuple[str, ...], expected: str
) -> None:
    """C2015, Γ1.4, 2nd line: 1,825 days up to 30 June 2016 begin on 3 July 2011."""
    held = permit(start, "2016-06-30").or_else("valid_from", *others)
    dossier = g14(permit=held, known={"category": "Γ1.4"})
    assert status(dossier, "definitive_titles_5y", Category.G14) == expected


def test_the_lawful_days_are_a_range() -> None:
    """C2015, Γ1.4, 2nd line: a start in March 2012 leaves 31 days open."""
    found = evaluate(g13(permit=permit("2012-03", "2013-03-31")))
    assert (found.lawful_days_worst, found.lawful_days_best) == (366, 396)
    sure = evaluate(g13())
    assert sure.lawful_days_worst == sure.lawful_days_last_decade == sure.lawful_days_best


def test_the_outcome_is_shown_with_doubts_read_either_way() -> None:
    """SVC, step 3; C2015 A, note 3."""
    found = evaluate(g13(insurance=insurance(None)))
    assert (found.outcome.value, found.outcome_if_doubts_fail) == ("type_a_complete", "type_a_buyout_pending")
    assert evaluate(g13()).outcome_if_doubts_fail == "type_a_complete"


@pytest.mark.parametrize(
    ("amount", "other", "expected"),
    [
        ("300.00", "800.00", "met"),
        ("300.00", "30.00", "doubtful"),
        ("30.00", "80.00", "missing"),
        ("300.00", "?", "doubtful"),
    ],
)
def test_an_amount_that_may_be_read_in_two_ways(amount: str, other: str, expected: str) -> None:
    """C2015, Γ1.3, 3rd line: 300 euros."""
    assert status(g13(fee=fee(amount).or_else("amount", other)), "fee") == expected


@pytest.mark.parametrize(
    ("since", "others", "expected"),
    [
        ("2016-01-01", ("2016-07-06",), "met"),
        ("2016-01-01", ("2016-07-07",), "doubtful"),
        ("2016-07-07", ("2016-08-07",), "missing"),
    ],
)
def test_insurance_counts_if_it_began_in_time_in_every_reading(
    since: str, others: tuple[str, ...], expected: str
) -> None:
    """C2015, Γ1.3, 5th line: "in force", on 6 July 2016."""
    held = insurance("2017-02-28", since=since).or_else("valid_from", *others)
    assert status(g13(insurance=held), "insurance") == expected


def test_insurance_that_begins_on_the_very_day_is_in_force() -> None:
    """C2015, Γ1.3, 5th line."""
    very_day = insurance("2017-02-28", since="2016-07-06")
    assert status(g13(insurance=very_day), "insurance") == "met"
    assert status(g13(insurance=very_day.guessing("valid_from")), "insurance") == "met"


@pytest.mark.parametrize(("other", "expected"), [("2017-01-05", "met"), ("2017-01-07", "doubtful")])
def test_a_buy_out_is_in_time_if_it_was_in_every_reading(other: str, expected: str) -> None:
    """C2015 A, note 1: until 6 January 2017."""
    held = buyout("2017-01-06").or_else("brought_date", other)
    assert status(g13(as_of="2017-03-01", insurance=held), "insurance") == expected


def test_a_buy_out_without_a_date_of_application_is_doubtful() -> None:
    """Dates never come from today's clock."""
    assert status(g13(applied=None, insurance=buyout("2016-08-01")), "insurance") == "doubtful"


@pytest.mark.parametrize(
    ("born", "others", "expected"),
    [
        ("2015-07-09", ("2015-07-08",), "met"),
        ("2015-07-09", ("2015-07-10",), "doubtful"),
        ("2015-07-10", ("2015-08-10",), "missing"),
        ("2015-07", (), "doubtful"),
        ("2015-06", (), "met"),
    ],
)
def test_a_child_was_born_in_time_if_it_was_in_every_reading(born: str, others: tuple[str, ...], expected: str) -> None:
    """C2015 B, ΣΤ.1, 5th line; law 4332/2015 of 9 July 2015."""
    act = paper("birth_act", child_birth_date=born).or_else("child_birth_date", *others)
    assert status(st1(birth=act), "birth_act") == expected


@pytest.mark.parametrize(
    ("until", "others", "expected"),
    [
        ("2017-12-31", ("2016-07-06",), "met"),
        ("2017-12-31", ("2016-07-05",), "doubtful"),
        ("2016-07-05", ("2016-06-05",), "missing"),
    ],
)
def test_the_sponsors_permit_is_in_force_if_it_is_in_every_reading(
    until: str, others: tuple[str, ...], expected: str
) -> None:
    """C2015 B, ΣΤ.1, 4th line: on 6 July 2016."""
    held = permit("2014-01-01", until).or_else("valid_to", *others).of("sponsor")
    assert status(st1(sponsor=held), "sponsor_permit") == expected


def test_the_sponsors_permit_that_begins_later_is_left_to_the_reviewer() -> None:
    """C2015 B, ΣΤ.1, 4th line: "in force"."""
    assert status(st1(sponsor=permit("2016-07-07", "2018-07-06").of("sponsor")), "sponsor_permit") == "doubtful"
    assert status(st1(sponsor=permit("2016-07-06", "2018-07-05").of("sponsor")), "sponsor_permit") == "met"


@pytest.mark.parametrize(
    ("year", "other", "expected"),
    [("2014", "2015", "met"), ("2014", "2011", "doubtful"), ("2003", "2004", "missing"), ("2003", "2014", "doubtful")],
)
def test_a_tie_is_one_if_it_is_in_every_reading(year: str, other: str, expected: str) -> None:
    """C2015, Γ1.3, 4th line: after the title's expiry of 6 July 2012 and within the ten years."""
    held = tax_return(int(year)).or_else("income_year", other)
    assert status(g13(tie=held), "ties") == expected


def test_a_year_is_covered_if_it_is_in_every_reading() -> None:
    """SVC, papers, 6."""
    known = [tax_return(year) for year in (2012, 2013, 2015, 2016)]
    either = tax_return(2014).or_else("income_year", "2011")
    spread = paper("social_insurance", period_from="2014-03", period_to="2014-12").or_else("period_to", "2014-11")
    assert status(g13(tie=[*known, spread]), "ties_each_year", examination="substantive") == "met"
    assert status(g13(tie=[*known, either]), "ties_each_year", examination="substantive") == "doubtful"
    named = line(g13(tie=known), "ties_each_year", examination="substantive")
    assert (named.status.value, named.reason_el) == ("missing", "Ακάλυπτα έτη: 2014.")


def test_a_title_known_to_a_year_counts_the_years_from_its_earliest_day() -> None:
    """SVC, papers, 6: an expiry in 2012 asks for 2012 too, and a tie must come after 2012."""
    dossier = g13(permit=permit("2010-07-07", "2012"), tie=[tax_return(year) for year in (2013, 2014, 2015, 2016)])
    assert status(dossier, "ties_each_year", examination="substantive") == "doubtful"
    assert status(g13(permit=permit("2010-07-07", "2012"), tie=tax_return(2012)), "ties") == "doubtful"


def test_two_places_that_disagree_are_two_readings() -> None:
    """C2015 A, note 3: what both readings satisfy is satisfied."""
    held = passport("2017-01-01").or_else("expiry_date", "2018-01-01").with_problem("expiry_date", "disagrees")
    assert status(g13(passport=held), "passport", examination="substantive") == "met"
    alone = passport("2017-01-01").with_problem("expiry_date", "disagrees")
    assert status(g13(passport=alone), "passport", examination="substantive") == "doubtful"


def test_a_granting_day_that_may_lie_before_2001_leaves_the_title_doubtful() -> None:
    """C2015, Γ1.3, 2nd line; law 2910/2001."""
    held = permit("2001-03-01", "2007-01-01").or_else("valid_from", "2000-03-01")
    assert status(g13(permit=held), "definitive_title") == "doubtful"
    sure = permit("2000-03-01", "2007-01-01").or_else("valid_from", "1999-03-01")
    assert status(g13(permit=sure), "definitive_title", Category.G13) == "missing"


CONTRADICTIONS = {
    "expiry_before_issue": (
        passport("2013-01-01").dated("issue_date", "2014-01-01"),
        "έκδοση 01/01/2014, λήξη 01/01/2013",
    ),
    "birth_after_issue": (
        passport("2013-01-01").dated("birth_date", "2010-01-01"),
        "γέννηση 01/01/2010, έκδοση 01/01/2005",
    ),
    "birth_after_expiry": (
        paper("passport", birth_date="2016-09-09", expiry_date="2013-01-01"),
        "γέννηση 09/09/2016, λήξη 01/01/2013",
    ),
}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_dates_that_contradict_are_doubtful_and_named(kind: str) -> None:
    """SVC, papers, 2: nothing follows from dates that exclude one another."""
    held, said = CONTRADICTIONS[kind]
    found = line(g13(passport=held), "passport", examination="substantive")
    assert found.status.value == "doubtful"
    assert said in found.reason_el
    assert "contradict one another" in found.reason_en


def test_two_readings_of_which_one_agrees_do_not_contradict() -> None:
    """C2015 A, note 3."""
    held: Held = passport("2013-01-01").dated("issue_date", "2014-01-01").or_else("issue_date", "2004-01-01")
    assert status(g13(passport=held), "passport", examination="substantive") == "missing"


def test_a_permit_issued_after_it_ran_out_contradicts_nothing() -> None:
    """Decisions of those years often came late."""
    late = permit("2010-07-07", "2012-07-06").dated("decision_date", "2013-01-01")
    assert status(g13(permit=late), "definitive_title") == "met"
    assert outcome(g13(permit=late)).value == "type_a_complete"


def test_five_years_without_a_title_or_a_date_of_application_say_which_is_lacking() -> None:
    """C2015, Γ1.4, 2nd line."""
    nothing = line(g13(permit=None), "definitive_titles_5y", Category.G14)
    assert (nothing.status.value, nothing.reason_en) == ("missing", "No definitive residence title was found.")
    undated = line(g13(applied=None), "definitive_titles_5y", Category.G14)
    assert (undated.status.value, "is not known" in undated.reason_en) == ("doubtful", True)
