"""The time limits: one year, six months, thirty days, from day to day."""

from dataclasses import replace
from datetime import date

import pytest

from fakelos.rules.circulars import law
from fakelos.rules.clocks import buyout, clocks_of, limit
from fakelos.rules.facts import Facts
from fakelos.rules.working_days import rest_of
from tests.rules.papers import day, g13, paper


@pytest.mark.parametrize(
    ("applied", "ends"),
    [
        ("2016-07-06", "2017-01-06"),
        ("2016-08-31", "2017-02-28"),
        ("2015-08-31", "2016-02-29"),
        ("2016-02-29", "2016-08-29"),
        ("2015-12-31", "2016-06-30"),
    ],
)
def test_the_buy_out_is_due_six_months_after_the_application(applied: str, ends: str) -> None:
    """C2015 A, note 1; where the month has no such day, on its last."""
    found = buyout(day(applied))
    assert found.ends == day(ends)
    assert "6 μήνες από την υποβολή της αίτησης" in found.explanation.el
    assert "έξι μηνών" in found.quotation.quote
    assert (found.source, found.renewable) == ("C2015", False)


def test_the_buy_out_of_the_clock_is_that_of_the_evaluation() -> None:
    """C2015 A, note 1."""
    dates = Facts(g13(applied="2016-08-31"), law()).dates
    assert dates
    assert buyout(date(2016, 8, 31)).ends == dates.buyout


@pytest.mark.parametrize(("issued", "ends"), [("2016-07-06", "2017-07-06"), ("2016-02-29", "2017-02-28")])
def test_the_certificate_holds_one_year_and_is_renewed(issued: str, ends: str) -> None:
    """SVC, step 3.α."""
    found = limit("type_a", day(issued))
    assert (found.ends, found.renewable, found.source) == (day(ends), True, "SVC")
    assert "ένα έτος από την έκδοση της βεβαίωσης" in found.explanation.el
    assert found.explanation.el.endswith("Ανανεώνεται.")


@pytest.mark.parametrize(("served", "ends"), [("2024-02-15", "2024-03-16"), ("2023-02-15", "2023-03-17")])
def test_departure_is_due_thirty_days_after_the_refusal_was_served(served: str, ends: str) -> None:
    """SVC, step 6: days, not a month."""
    found = limit("departure", day(served))
    assert found.ends == day(ends)
    assert found.explanation.en.startswith("30 days from the service of the refusal")
    assert "Ανανεώνεται" not in found.explanation.el


def test_the_permit_is_granted_for_two_years() -> None:
    """SVC, description."""
    found = limit("permit", day("2017-03-01"))
    assert found.ends == day("2019-03-01")
    assert found.explanation.en.startswith("2 years from the grant")


def test_a_last_day_on_a_holiday_is_named_and_not_moved() -> None:
    """C2015 A, note 1 says nothing of holidays, so a person decides."""
    found = buyout(day("2016-07-06"))
    assert found.ends == day("2017-01-06")
    assert found.rest
    assert found.rest.el == "Θεοφάνεια"
    assert found.working_day == day("2017-01-09")
    assert "δεν είναι εργάσιμη (Θεοφάνεια)· επόμενη εργάσιμη 09/01/2017" in found.explanation.el


def test_a_saturday_is_named_and_a_working_day_is_not() -> None:
    """C2015 A, note 1."""
    found = buyout(day("2016-07-07"))
    assert (found.ends, found.rest, found.working_day) == (
        day("2017-01-07"),
        rest_of(day("2017-01-07")),
        day("2017-01-09"),
    )
    plain = buyout(day("2016-07-11"))
    assert (plain.rest, plain.working_day) == (None, day("2017-01-11"))
    assert "εργάσιμη" not in plain.explanation.el


@pytest.mark.parametrize(
    ("applied", "excused", "days"),
    [
        ("2023-11-02", False, 0),
        ("2023-11-03", True, 1),
        ("2023-11-14", True, 12),
        ("2023-11-15", False, 12),
        ("2024-05-10", False, 4),
        ("2024-05-14", False, 0),
    ],
)
def test_the_outage_excuses_what_fell_into_it_and_is_counted_by_days(applied: str, days: int, *, excused: bool) -> None:
    """C2024: 3 to 14 May 2024, both included."""
    found = buyout(day(applied))
    assert (found.excused is not None, found.excused_days) == (excused, days)


def test_the_clocks_of_a_dossier_come_with_what_starts_them() -> None:
    """SVC, steps 3 and 6; C2015 A, note 1."""
    certificates = [paper("type_a_certificate", issue_date=one) for one in ("2017-07-06", "2016-07-06")]
    found = clocks_of(g13(certificate=certificates), served=day("2018-03-01"))
    assert [(clock.id, clock.starts) for clock in found] == [
        ("buyout", day("2016-07-06")),
        ("type_a", day("2016-07-06")),
        ("type_a", day("2017-07-06")),
        ("departure", day("2018-03-01")),
    ]
    assert clocks_of(g13(applied=None)) == ()


def test_a_certificate_without_a_legible_date_starts_no_clock() -> None:
    """Dates never come from today's clock."""
    poor = paper("type_a_certificate", issue_date="2016-07-06").guessing("issue_date")
    assert [clock.id for clock in clocks_of(g13(certificate=poor))] == ["buyout"]


def test_a_limit_that_no_circular_sets_is_refused() -> None:
    with pytest.raises(KeyError):
        limit("patience", day("2016-07-06"))


def test_the_clocks_go_by_the_circulars_that_are_asked() -> None:
    """C2015 A, note 1, if it said three months."""
    changed = replace(law(), buyout=law().buyout.model_copy(update={"months": 3}))
    assert [clock.ends for clock in clocks_of(g13(), law=changed)] == [day("2016-10-06")]


def test_a_limit_goes_by_the_circulars_that_are_asked() -> None:
    with pytest.raises(KeyError):
        limit("permit", day("2017-03-01"), replace(law(), limits=()))
