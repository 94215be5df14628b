"""How soon a person should look, and why."""

import pytest

from fakelos.rules.evaluate import evaluate
from tests.rules.papers import g13, g14, insurance, paper


def test_a_passed_time_limit_comes_before_a_near_one_and_that_before_a_far_one() -> None:
    far, near, passed = (
        evaluate(g13(as_of=as_of, insurance=None)).priority for as_of in ("2016-07-06", "2017-01-01", "2017-01-07")
    )
    assert passed > near > far > evaluate(g13()).priority


def test_the_sentence_names_the_time_limit_in_both_languages() -> None:
    found = evaluate(g13(as_of="2017-01-01", insurance=None))
    assert found.routing_reason_el == "Προθεσμία εξαγοράς 06/01/2017 (σε 5 ημέρες)."
    assert found.routing_reason_en == "Time limit of the buy-out 06/01/2017 (in 5 days)."


def test_a_passed_time_limit_is_said_to_have_passed() -> None:
    found = evaluate(g13(as_of="2017-02-01", insurance=None))
    assert "Η προθεσμία εξαγοράς έληξε στις 06/01/2017." in found.routing_reason_el


def test_a_time_limit_that_ended_on_a_holiday_is_said_to_have_ended_on_one() -> None:
    """C2015 A, note 1: the limit is Epiphany of 2017, a Friday; no source says whether Monday is still in time."""
    monday, tuesday = (evaluate(g13(as_of=as_of, insurance=None)) for as_of in ("2017-01-09", "2017-01-10"))
    assert "(06/01/2017, Θεοφάνεια· επόμενη εργάσιμη 09/01/2017)" in monday.routing_reason_el
    assert "εργάσιμη" not in tuesday.routing_reason_el
    assert monday.priority == tuesday.priority == 86


def test_doubts_raise_the_priority_and_are_counted() -> None:
    doubtful = evaluate(g13(insurance=insurance(None), passport=paper("passport").of("unknown")))
    assert doubtful.priority == evaluate(g13()).priority + 2
    assert "2 αμφίβολες προϋποθέσεις" in doubtful.routing_reason_el
    assert "Μία αμφίβολη προϋπόθεση" in evaluate(g13(insurance=insurance(None))).routing_reason_el


def test_older_dossiers_rise_slowly() -> None:
    young, old = evaluate(g13(as_of="2016-07-20")).priority, evaluate(g13(as_of="2016-10-20")).priority
    assert old == young + 3


def test_the_priority_stays_between_0_and_100() -> None:
    worst = evaluate(g13(as_of="2019-01-01", insurance=None, passport=None, fee=None, tie=paper(None)))
    assert 0 <= evaluate(g13()).priority <= worst.priority <= 100


@pytest.mark.parametrize(
    ("as_of", "priority"),
    [
        ("2016-07-06", 40),
        ("2016-08-04", 40),
        ("2016-08-05", 41),
        ("2016-12-06", 45),
        ("2016-12-07", 65),
        ("2017-01-06", 66),
        ("2017-01-07", 86),
        ("2017-03-03", 88),
        ("2018-07-06", 89),
    ],
)
def test_a_dossier_that_waits_for_a_buy_out_rises_as_its_time_limit_comes_near(as_of: str, priority: int) -> None:
    """C2015 A, note 1: due on 6 January 2017; near in its last thirty days; a point for each thirty gone."""
    assert evaluate(g13(as_of=as_of, insurance=None)).priority == priority


def test_a_dossier_without_a_time_limit_lies_lowest_and_rises_by_nine_at_most() -> None:
    assert evaluate(g13()).priority == 20
    assert evaluate(g13(as_of="2017-02-28")).priority == 27
    assert evaluate(g14(as_of="2018-07-06", insurance=insurance("2019-02-28"))).priority == 29


def test_without_a_date_of_application_only_doubts_count() -> None:
    found = evaluate(g13(applied=None))
    doubtful = [line for line in found.examinations[0].formal if line.status == "doubtful"]
    assert found.priority == 20 + len(doubtful)


def test_on_its_last_day_a_time_limit_still_runs() -> None:
    """C2015 A, note 1: "within"."""
    assert "(σε 0 ημέρες)" in evaluate(g13(as_of="2017-01-06", insurance=None)).routing_reason_el
