"""What a dossier would be without some of its papers: which single paper carries which line, and the category."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Category, Evaluation, Outcome, Status


class Turn(NamedTuple):
    """What striking out one paper changes: formal lines of the proposed category, before and after.

    A line of which `after` is None is not asked in the category that would then be proposed.
    """

    document: str
    category: Category
    outcome: Outcome
    lines: tuple[tuple[str, Status, Status | None], ...]


def struck_out(case: CaseFile, documents: Collection[str]) -> CaseFile:
    """The case without these documents; nothing stored changes."""
    return case.model_copy(
        update={
            "documents": tuple(document for document in case.documents if document.id not in documents),
            "persons": tuple(
                person.model_copy(update={"documents": tuple(d for d in person.documents if d not in documents)})
                for person in case.persons
            ),
        }
    )


def turning_papers(case: CaseFile) -> tuple[Turn, ...]:
    """The papers of which any single one would, if struck out, change a line, the category or the outcome."""
    before = evaluate(case)
    turns = (_turn(document.id, before, evaluate(struck_out(case, {document.id}))) for document in case.documents)
    return tuple(turn for turn in turns if turn)


def _turn(document: str, before: Evaluation, after: Evaluation) -> Turn | None:
    lines = tuple(_changed(before, after))
    same = (before.category, before.outcome) == (after.category, after.outcome)
    return None if same and not lines else Turn(document, after.category, after.outcome, lines)


def _changed(before: Evaluation, after: Evaluation) -> Iterator[tuple[str, Status, Status | None]]:
    then = {finding.code: finding.status for finding in after.examinations[0].formal}
    for finding in before.examinations[0].formal:
        if then.get(finding.code) is not finding.status:
            yield finding.code, finding.status, then.get(finding.code)
