"""How soon a person should look, and the sentence why. Counted as of the dossier's day, never from a clock."""

from collections.abc import Iterable
from datetime import date

from fakelos.rules import buyout
from fakelos.rules.answers import Sentence
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.schemas.dossier import Finding, Status

_PASSED, _NEAR, _AHEAD, _NONE = 80, 60, 40, 20
_NEAR_DAYS = 30
_MONTH_DAYS = 30
_CAP = 9


def priority(formal: Iterable[Finding], deadline: date | None, facts: Facts) -> tuple[int, Sentence]:
    """A number of which the higher comes first, 0–100, and why: deadline first, then doubts, then age."""
    doubts = sum(finding.status is Status.DOUBTFUL for finding in formal)
    level, why = _deadline(deadline, facts)
    parts = [why, _doubts(doubts)]
    el, en = (" ".join(part for part in language if part) for language in zip(*parts, strict=True))
    return level + min(_CAP, doubts) + _age(facts), Sentence(el, en)


def _deadline(deadline: date | None, facts: Facts) -> tuple[int, Sentence]:
    if deadline is None or facts.dates is None:
        return _NONE, Sentence("Χωρίς προθεσμία σε εξέλιξη.", "No time limit is running.")
    left, day = (deadline - facts.dates.as_of).days, show(deadline)
    if left < 0:
        return _PASSED, buyout.deadline(facts.dates, facts)
    el = f"Προθεσμία εξαγοράς {day} (σε {left} ημέρες)."
    en = f"Time limit of the buy-out {day} (in {left} days)."
    return (_NEAR if left <= _NEAR_DAYS else _AHEAD), Sentence(el, en)


def _doubts(count: int) -> Sentence:
    if not count:
        return Sentence("", "")
    if count == 1:
        return Sentence("Μία αμφίβολη προϋπόθεση.", "One doubtful line.")
    return Sentence(f"{count} αμφίβολες προϋποθέσεις.", f"{count} doubtful lines.")


def _age(facts: Facts) -> int:
    """A point for each month since the application, up to nine."""
    if facts.dates is None:
        return 0
    return min(_CAP, (facts.dates.as_of - facts.dates.applied).days // _MONTH_DAYS)
