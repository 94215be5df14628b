"""Worked examples of the buy-out of insurance days: brought when, due when (C2015 A, note 1)."""

import pytest

from fakelos.schemas.dossier import Outcome
from tests.rules.papers import buyout, g13, insurance, line, outcome, status


def test_the_buy_out_is_due_on_the_last_day_still() -> None:
    """C2015 A, note 1: "within six months"."""
    applied = "2016-07-05"
    assert outcome(g13(applied, as_of="2017-01-05", insurance=None)) is Outcome.TYPE_A_BUYOUT_PENDING
    assert outcome(g13(applied, as_of="2017-01-06", insurance=None)) is Outcome.REJECT_BUYOUT_DEADLINE


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2017-01-09", Outcome.TYPE_A_BUYOUT_PENDING), ("2017-01-10", Outcome.REJECT_BUYOUT_DEADLINE)],
)
def test_a_last_day_on_a_holiday_rejects_nobody_before_the_next_working_day_has_passed(
    as_of: str, expected: Outcome
) -> None:
    """C2015 A, note 1: due on Friday 6 January 2017, Epiphany; no source says what follows, so Monday is a person's."""
    assert outcome(g13(as_of=as_of, insurance=None)) is expected


@pytest.mark.parametrize(
    ("brought", "decided", "as_of", "expected"),
    [
        ("2017-01-06", "2016-12-01", "2017-03-01", "met"),
        ("2017-01-07", "2016-12-01", "2017-03-01", "doubtful"),
        ("2017-01-09", "2016-12-01", "2017-03-01", "doubtful"),
        ("2017-01-10", "2016-12-01", "2017-03-01", "missing"),
        (None, "2016-12-01", "2017-01-06", "met"),
        (None, "2016-12-01", "2017-03-01", "doubtful"),
        (None, "2017-01-09", "2017-03-01", "doubtful"),
        (None, "2017-01-10", "2017-03-01", "missing"),
        (None, None, "2017-03-01", "doubtful"),
    ],
)
def test_a_buy_out_decision_counts_from_the_day_it_was_brought(
    brought: str | None, decided: str | None, as_of: str, expected: str
) -> None:
    """C2015 A, note 1; the limit is a holiday, so Monday 9 January is neither surely in time nor surely late."""
    assert status(g13(as_of=as_of, insurance=buyout(brought, decided)), "insurance") == expected


def test_a_decision_brought_after_a_holiday_says_which_holiday_and_which_day_was_next() -> None:
    """C2015 A, note 1."""
    found = line(g13(as_of="2017-03-01", insurance=buyout("2017-01-09")), "insurance")
    assert "06/01/2017, Θεοφάνεια· επόμενη εργάσιμη 09/01/2017" in found.reason_el
    assert "06/01/2017, Epiphany; next working day 09/01/2017" in found.reason_en


@pytest.mark.parametrize(
    ("brought", "decided", "expected"),
    [
        (None, "2015-12-01", "doubtful"),
        (None, "2015-12-02", "met"),
        ("2015-12-20", "2015-11-30", "doubtful"),
        ("2015-12-01", None, "doubtful"),
        ("2015-12-02", None, "met"),
        (None, "2015-11", "doubtful"),
        (None, "2015-12", "met"),
    ],
)
def test_a_decision_from_before_the_buy_outs_began_is_looked_at_by_a_person(
    brought: str | None, decided: str | None, expected: str
) -> None:
    """C2015 A, note 1: "will begin after 1 December 2015"; an older decision rests on some other provision."""
    dossier = g13("2015-10-20", insurance=buyout(brought, decided))
    assert status(dossier, "insurance") == expected


def test_a_decision_brought_too_late_leads_to_rejection() -> None:
    """C2015 A, note 1: "otherwise the application will be rejected"."""
    assert outcome(g13(as_of="2017-02-01", insurance=buyout("2017-01-20"))) is Outcome.REJECT_BUYOUT_DEADLINE


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2017-01-06", "Απόφαση εξαγοράς μπορεί να προσκομιστεί έως 06/01/2017."),
        ("2017-01-10", "Η προθεσμία εξαγοράς έληξε στις 06/01/2017."),
    ],
)
def test_a_lacking_insurance_says_until_when_the_buy_out_may_be_brought(as_of: str, said: str) -> None:
    """C2015 A, note 1."""
    assert line(g13(as_of=as_of, insurance=None), "insurance").reason_el.endswith(said)
    assert "εξαγορά" not in line(g13(as_of=as_of), "insurance").reason_el
    assert "εξαγορά" not in line(g13(as_of=as_of, insurance=insurance(None)), "insurance").reason_el
