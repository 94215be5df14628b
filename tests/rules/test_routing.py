"""How soon a person should look, and why."""

from fakelos.rules.evaluate import evaluate
from tests.rules.papers import g13, insurance, paper


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
    assert "Η προθεσμία εξαγοράς πέρασε (06/01/2017)" in found.routing_reason_el


def test_doubts_raise_the_priority_and_are_counted() -> None:
    doubtful = evaluate(g13(insurance=insurance(None), passport=paper("passport").of("unknown")))
    assert doubtful.priority == evaluate(g13()).priority + 2
    assert "2 αμφίβολες γραμμές" in doubtful.routing_reason_el
    assert "Μία αμφίβολη γραμμή" in evaluate(g13(insurance=insurance(None))).routing_reason_el


def test_older_dossiers_rise_slowly() -> None:
    young, old = evaluate(g13(as_of="2016-07-20")).priority, evaluate(g13(as_of="2016-10-20")).priority
    assert old == young + 3


def test_the_priority_stays_between_0_and_100() -> None:
    worst = evaluate(g13(as_of="2019-01-01", insurance=None, passport=None, fee=None, tie=paper(None)))
    assert 0 <= evaluate(g13()).priority <= worst.priority <= 100
