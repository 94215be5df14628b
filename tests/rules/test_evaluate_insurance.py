"""Worked examples of insurance and its buy-out. Each names the paragraph it rests on."""

from collections.abc import Callable

import pytest

from fakelos.schemas.dossier import CaseFile
from tests.rules.papers import Held, buyout, g13, g14, insurance, line, paper, st1, status


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (insurance("2016-07-06"), "met"),
        (insurance("2016-07-05"), "missing"),
        (insurance("2017-02-28", since="2016-07-07"), "missing"),
        (insurance("2017-02-28", since="2016-07-07").guessing("valid_from"), "doubtful"),
        (insurance("2016-07-05").guessing("valid_to"), "doubtful"),
        (insurance(None), "doubtful"),
        (insurance("2017-02-28").of("unknown"), "doubtful"),
        (paper("social_insurance", period_from="2016-01", period_to="2016-06"), "missing"),
        (paper("social_insurance", period_from="2016-01", period_to="2016-07"), "doubtful"),
        (paper("social_insurance", period_to="2016-06").guessing("period_to"), "doubtful"),
        (paper("social_insurance", period_from="2016-01-01", period_to="2016-07-06"), "doubtful"),
        (paper("social_insurance", years_covered=("2014", "2016"), period_to="2016-03"), "missing"),
        (paper("social_insurance", years_covered=("2014", "2015")), "missing"),
        (paper("social_insurance", years_covered=("2014", "2016")), "doubtful"),
        (paper("social_insurance", total_days="120"), "doubtful"),
        (None, "missing"),
    ],
)
def test_insurance_must_be_in_force_on_the_day_of_the_application(held: Held | None, expected: str) -> None:
    """C2015, Γ1.3, 5th line: "in force"."""
    assert status(g13(insurance=held), "insurance") == expected


def test_insurance_that_came_into_force_before_the_dossier_was_judged_counts() -> None:
    """C2015 A, last note: the decision comes after all papers were brought."""
    late = insurance("2017-02-28", since="2016-08-01")
    assert status(g13(as_of="2016-09-01", insurance=late), "insurance") == "met"


def test_the_buy_out_of_insurance_days_satisfies_the_line() -> None:
    """C2015, Γ1.3, 5th line: "or proof of the buy-out"."""
    assert status(g13(as_of="2017-01-06", insurance=buyout("2017-01-06")), "insurance") == "met"


FAMILY = insurance("2017-02-28").dated("covers_family", "yes")


@pytest.mark.parametrize("role", ["other", "sponsor"])
@pytest.mark.parametrize("dossier", [g13, g14, st1])
def test_a_familys_booklet_in_somebody_elses_name_is_doubtful(dossier: Callable[..., CaseFile], role: str) -> None:
    """C2015, Γ1.3, 5th line: "a personal or family health booklet"; the applicant may be a protected member."""
    found = line(dossier(insurance=FAMILY.of(role)), "insurance")
    assert (found.status.value, "προστατευόμενο μέλος" in found.reason_el) == ("doubtful", True)


def test_somebody_elses_own_insurance_or_a_familys_that_ran_out_is_no_insurance_of_the_applicant() -> None:
    """C2015, Γ1.3, 5th line."""
    expired = insurance("2016-07-05").dated("covers_family", "yes")
    for held in (insurance("2017-02-28").of("other"), expired.of("other")):
        assert status(g13(insurance=held), "insurance") == "missing"


def test_only_a_stamp_of_receipt_says_when_a_buy_out_was_brought() -> None:
    """C2015 A, note 1: the day of the request to the fund is not the day of bringing; the limit is 6 January 2017."""
    asked = paper("buyout_decision", submitted_date="2016-08-01", decision_date="2016-12-01")
    assert status(g13(as_of="2016-12-20", insurance=asked), "insurance") == "met"
    assert status(g13(as_of="2017-05-01", insurance=asked), "insurance") == "doubtful"
    late = asked.dated("brought_date", "2017-02-01")
    assert status(g13(as_of="2017-05-01", insurance=late), "insurance") == "missing"


def test_without_a_date_of_application_insured_time_may_go_on() -> None:
    """Dates never come from today's clock."""
    record = paper("social_insurance", period_from="2014-01", period_to="2014-06")
    assert status(g13(applied=None, insurance=record), "insurance") == "doubtful"
