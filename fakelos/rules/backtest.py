"""What a changed rule would turn: the same case file under the law as it is and as it would be."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from fakelos.rules.evaluate import evaluate
from fakelos.rules.law import Law
from fakelos.schemas.dossier import CaseFile, Category, CategoryExamination, Evaluation, Outcome, Status


class TurnedLine(NamedTuple):
    """One line of the proposed category; None on the side where it is not asked."""

    examination: str
    code: str
    before: Status | None
    after: Status | None


class Turned(NamedTuple):
    """What would be otherwise in one dossier."""

    categories: tuple[Category, Category]
    outcomes: tuple[Outcome, Outcome]
    lines: tuple[TurnedLine, ...]


def turned(case: CaseFile, law: Law, rules_of: date) -> Turned | None:
    """What `law` as in force on `rules_of` would change against today's examination; None where nothing."""
    return compare(evaluate(case), evaluate(case, law, rules_of))


def compare(before: Evaluation, after: Evaluation) -> Turned | None:
    """The difference of two evaluations of one case file; None where there is none."""
    lines = tuple(_turned_lines(before.examinations[0], after.examinations[0]))
    categories, outcomes = (before.category, after.category), (before.outcome, after.outcome)
    same = categories[0] is categories[1] and outcomes[0] is outcomes[1] and not lines
    return None if same else Turned(categories, outcomes, lines)


def _turned_lines(before: CategoryExamination, after: CategoryExamination) -> Iterator[TurnedLine]:
    old, new = _statuses(before), _statuses(after)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) is not new.get(key):
            yield TurnedLine(*key, old.get(key), new.get(key))


def _statuses(examination: CategoryExamination) -> dict[tuple[str, str], Status]:
    findings = (*examination.formal, *examination.substantive)
    return {(finding.examination, finding.code): finding.status for finding in findings}
