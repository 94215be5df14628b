"""Worked examples of insurance and its buy-out. Each names the paragraph it rests on."""

import pytest

from tests.rules.papers import (
    Held,
    buyout,
    g13,
    insurance,
    paper,
    status,
)


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
        (paper("social_insurance", valid_to="2017-02-28", period_to="2016-05"), "met"),
        (paper("social_insurance", period_from="2016-01", period_to="2016-05"), "missing"),
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
