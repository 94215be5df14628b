"""Worked examples of Γ1.4: definitive titles of five years in total in the last ten."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import (
    GOOD_G14,
    Held,
    deed,
    fee,
    g13,
    g14,
    insurance,
    line,
    paper,
    passport,
    permit,
    status,
    tax_return,
)

FIVE_OLD_YEARS = permit("2007-01-01", "2011-12-31")


def test_five_years_reached_make_it_the_proposed_category_whatever_was_claimed() -> None:
    """C2015 A, notes 3.α and 3.β."""
    evaluation = evaluate(g14(known={"category": "Γ1.3"}))
    assert (evaluation.category, evaluation.category_claimed) == (Category.G14, Category.G13)


def test_both_categories_are_always_computed() -> None:
    """A reviewer sees what changes if one permit is struck out."""
    assert [e.category for e in evaluate(g14()).examinations] == [Category.G14, Category.G13]
    assert [e.category for e in evaluate(g13()).examinations] == [Category.G13, Category.G14]


def test_a_complete_dossier_needs_no_ties() -> None:
    """C2015 A, note 3.β: no further papers of ties are asked."""
    found = {f.code: f.status.value for f in evaluate(g14()).examinations[0].formal}
    assert found == {
        "passport": "met",
        "definitive_titles_5y": "met",
        "fee": "met",
        "non_interruption": "not_required",
        "insurance": "met",
    }


@pytest.mark.parametrize(("last_day", "expected"), [("2011-12-30", "met"), ("2011-12-29", "missing")])
def test_five_years_are_1825_days(last_day: str, expected: str) -> None:
    """C2015, Γ1.4, 2nd line."""
    assert status(g14(permit=permit("2007-01-01", last_day)), "definitive_titles_5y", Category.G14) == expected


def test_overlapping_titles_count_once() -> None:
    """C2015, Γ1.4, 2nd line: a total duration."""
    twice = [permit("2008-01-01", "2010-12-31"), permit("2009-01-01", "2011-12-31")]
    evaluation = evaluate(g14(permit=twice))
    assert evaluation.lawful_days_last_decade == 4 * 365 + 1
    assert evaluation.category is Category.G13


def test_several_titles_add_up() -> None:
    """C2015, Γ1.4, 2nd line: titles in the plural."""
    pieces = [
        permit("2007-01-01", "2008-12-31"),
        permit("2010-01-01", "2011-12-31"),
        permit("2014-01-01", "2015-06-30"),
    ]
    assert status(g14(permit=pieces), "definitive_titles_5y") == "met"


def test_only_the_part_inside_the_ten_years_counts() -> None:
    """C2015, Γ1.4, 2nd line."""
    evaluation = evaluate(g14(permit=permit("2003-07-06", "2008-07-05")))
    assert evaluation.lawful_days_last_decade == 2 * 365 + 1
    assert evaluation.category is Category.G13


def test_days_of_a_certificate_of_application_do_not_count() -> None:
    """C2015, Γ1.4, 2nd line: definitive titles."""
    gap = [permit("2008-01-01", "2010-12-31"), permit("2011-01-01", "2013-12-31", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ")]
    assert evaluate(g14(permit=gap)).lawful_days_last_decade == 3 * 365 + 1


def test_titles_of_somebody_else_do_not_count() -> None:
    """C2015, Γ1.4, 2nd line."""
    assert evaluate(g14(permit=FIVE_OLD_YEARS.of("other"))).lawful_days_last_decade == 0


def test_a_date_read_with_doubt_gives_a_range_and_not_a_guess() -> None:
    """C2015 A, note 3."""
    guessed = [permit("2008-01-01", "2010-12-31"), permit("2011-01-01", "2013-12-31").guessing("valid_to")]
    found = line(g14(permit=guessed), "definitive_titles_5y")
    assert found.status.value == "doubtful"
    assert "1096" in found.reason_el


def test_a_title_without_a_legible_start_counts_from_its_decision() -> None:
    """C2015, Γ1.4, 2nd line: it was in force at the latest when it was granted."""
    held = permit("2007-01-01", "2012-12-31").without("valid_from")
    dated = held.document.model_copy(update={"fields": held.document.fields | _field("decision_date", "2007-03-01")})
    assert status(g14(permit=Held(dated, "applicant")), "definitive_titles_5y") == "met"


def _field(code: str, value: str) -> dict[str, object]:
    field = permit("2007-01-01", value).document.fields["valid_to"]
    return {code: field}


def test_a_claim_of_five_years_is_examined_as_such_while_the_titles_allow_it() -> None:
    """C2015 A, note 3: doubt works for the applicant."""
    unread = permit("2008-01-01", None)
    assert evaluate(g14(permit=unread, known={"category": "Γ1.4"})).category is Category.G14
    assert evaluate(g14(permit=unread)).category is Category.G14
    assert evaluate(g14(permit=unread, tie=tax_return(2014))).category is Category.G13


def test_five_years_that_are_not_the_last_ask_for_evidence_of_no_interruption() -> None:
    """C2015 A, note 3.β."""
    found = line(g14(permit=FIVE_OLD_YEARS), "non_interruption")
    assert found.status.value == "doubtful"
    assert "01/01/2012" in found.reason_el
    assert "05/07/2016" in found.reason_el


def test_ties_show_that_residence_was_not_interrupted() -> None:
    """C2015 A, note 3.β: no continuous stretch of over two years."""
    ties = [tax_return(2013), deed("2015-12-31")]
    assert status(g14(permit=FIVE_OLD_YEARS, tie=ties), "non_interruption") == "met"


@pytest.mark.parametrize(("last_tie", "expected"), [("2014-07-05", "met"), ("2014-07-04", "doubtful")])
def test_a_stretch_of_exactly_two_years_is_not_over_two_years(last_tie: str, expected: str) -> None:
    """C2015 A, note 3.β: "exceeding two years"."""
    ties = [tax_return(2012), tax_return(2013), deed(last_tie)]
    assert status(g14(permit=FIVE_OLD_YEARS, tie=ties), "non_interruption") == expected


def test_ties_that_are_unsure_leave_the_stretch_doubtful() -> None:
    """C2015 A, note 3."""
    ties = [tax_return(year).of("unknown") for year in range(2012, 2017)]
    assert status(g14(permit=FIVE_OLD_YEARS, tie=ties), "non_interruption") == "doubtful"


@pytest.mark.parametrize(("start", "expected"), [("2011-10-06", "not_required"), ("2011-10-07", "met")])
def test_immediately_before_means_all_but_ninety_of_the_last_1825_days(start: str, expected: str) -> None:
    """C2015 A, note 3.β, as the office reads "immediately"."""
    titles = [permit("2006-07-06", "2010-06-30"), permit(start, "2016-07-05")]
    assert status(g14(permit=titles), "non_interruption") == expected


def test_the_substantive_examination_always_asks_for_no_interruption() -> None:
    """SVC, step 4.ε."""
    assert status(g14(), "non_interruption", examination="substantive") == "met"
    assert status(g14(permit=FIVE_OLD_YEARS), "non_interruption", examination="substantive") == "doubtful"


def test_interruption_is_never_proved_by_silence() -> None:
    """C2015 A, note 3: the line is met, not required or doubtful, and never missing."""
    for held in (None, FIVE_OLD_YEARS, permit(None, None)):
        assert status(g14(permit=held), "non_interruption", Category.G14) == "doubtful"
    assert status(g14(applied=None), "non_interruption", Category.G14) == "doubtful"


def test_days_after_the_application_are_not_before_it() -> None:
    """C2015 A, note 3.β."""
    titles = [permit("2006-07-06", "2010-06-30"), permit("2011-10-07", "2017-07-05")]
    assert status(g14(permit=titles), "non_interruption") == "met"


def test_what_shows_that_residence_was_not_interrupted_is_only_what_is_sure() -> None:
    """C2015 A, note 3.β."""
    sure, guessed = [tax_return(2013), deed("2015-12-31")], tax_return(2012).of("unknown")
    found = line(g14(permit=FIVE_OLD_YEARS, tie=[*sure, guessed]), "non_interruption")
    resting_on = {evidence.document for evidence in found.evidence}
    assert resting_on == {FIVE_OLD_YEARS.document.id, *(tie.document.id for tie in sure)}


def test_the_longest_stretch_without_evidence_is_counted_in_days() -> None:
    """C2015 A, note 3.β: from the day after the title to the day before the application."""
    assert evaluate(g14(permit=permit("2008-01-01", "2016-06-08"))).max_gap_days == 27


def test_passport_fee_and_insurance_are_asked_as_for_the_other_category() -> None:
    """C2015, Γ1.4, 1st, 3rd and 4th line."""
    poor = g14(passport=passport("2010-01-01"), fee=fee("150.00"), insurance=insurance("2015-02-28"))
    assert [status(poor, code) for code in ("passport", "fee", "insurance")] == ["met", "missing", "missing"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015-01-01", None, "missing"),
        ("2010-01-01", None, "doubtful"),
        (None, "2008-01-01", "missing"),
        (None, "2013-01-01", "doubtful"),
    ],
)
def test_an_illegible_date_leaves_open_only_what_the_other_one_allows(
    start: str | None, end: str | None, expected: str
) -> None:
    """C2015 A, note 3: from the start to the application, or from the decade's start to the expiry."""
    assert status(g14(permit=permit(start, end)), "definitive_titles_5y", Category.G14) == expected


@pytest.mark.parametrize(
    ("guessed", "expected"),
    [
        (permit("2015-01-01", "2016-01-01").guessing("valid_from"), "doubtful"),
        (permit("2010-01-01", "2011-01-01").guessing("valid_to"), "doubtful"),
        (permit("2015-01-01", "2016-01-01").guessing("valid_to"), "missing"),
    ],
)
def test_a_guessed_date_may_be_any(guessed: Held, expected: str) -> None:
    """C2015 A, note 3."""
    assert status(g14(permit=guessed), "definitive_titles_5y", Category.G14) == expected


def test_titles_of_an_unknown_person_may_reach_the_five_years() -> None:
    """C2015 A, note 3."""
    held = GOOD_G14["permit"]
    for unsure in (held.of("unknown"), held.unclear(), held.guessing("valid_from"), held.guessing("valid_to")):
        assert status(g14(permit=unsure), "definitive_titles_5y", Category.G14) == "doubtful"


def test_a_title_without_a_start_adds_no_day_as_read() -> None:
    """C2015, Γ1.4, 2nd line."""
    assert evaluate(g14(permit=permit(None, "2013-01-01"))).lawful_days_last_decade == 0


def test_ties_of_uncertain_date_or_kind_do_not_fill_a_stretch_for_certain() -> None:
    """C2015 A, note 3."""
    guessed = [tax_return(year).guessing("income_year") for year in range(2012, 2017)]
    assert status(g14(permit=FIVE_OLD_YEARS, tie=guessed), "non_interruption") == "doubtful"
    comparable = [paper("other", holder_name_el="ΑΡΜΠΕΝ", issue_date=f"{year}-06-01") for year in range(2012, 2017)]
    assert status(g14(permit=FIVE_OLD_YEARS, tie=comparable), "non_interruption") == "doubtful"
