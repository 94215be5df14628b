"""What a dossier would be with or without a paper: which one carries which line, and which would turn the category."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from fakelos.rules.circulars import law as packaged_law
from fakelos.rules.dates import ONE_DAY
from fakelos.rules.evaluate import evaluate
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval, gaps
from fakelos.rules.law import Law
from fakelos.schemas.document import Document
from fakelos.schemas.dossier import CaseFile, Category, Evaluation, Outcome, Person, Status


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


def added(case: CaseFile, paper: Document, role: str = "applicant") -> CaseFile:
    """The case with one more paper of the person in this role; nothing stored changes."""
    holder = next((person for person in case.persons if person.role == role), None)
    person = holder or Person.model_validate({"id": f"what-if-{role}", "role": role})
    held = person.model_copy(update={"documents": (*person.documents, paper.id)})
    others = tuple(one for one in case.persons if one is not holder)
    return case.model_copy(update={"documents": (*case.documents, paper), "persons": (*others, held)})


def title_to_five_years(case: CaseFile, law: Law | None = None) -> Interval | None:
    """The shortest title that, added to the case, would make five years and so turn Γ1.3 into Γ1.4.

    The latest of the shortest ones; None where the five years are reached, or the application date is not known.
    What turns it back is among `turning_papers`: the permits of which any one struck out changes the category.
    """
    facts = Facts(case, law or packaged_law())
    lacking = facts.law.titles.total_days - facts.lawful_days
    if facts.dates is None or lacking <= 0:
        return None
    free = gaps(facts.counted_titles, facts.dates.decade)
    reaching = (_reaching(free[: at + 1], lacking) for at in range(len(free)))
    return min((title for title in reaching if title), key=lambda title: (title.days, -title.end.toordinal()))


def _reaching(free: Sequence[Interval], lacking: int) -> Interval | None:
    """The title that ends with the last free stretch and begins so late that it holds just the days that lack."""
    for stretch in reversed(free):
        if stretch.days >= lacking:
            return Interval(stretch.end - (lacking - 1) * ONE_DAY, free[-1].end)
        lacking -= stretch.days
    return None


def turning_papers(case: CaseFile) -> tuple[Turn, ...]:
    """The papers of which any single one would, if struck out, change a line, and so perhaps category or outcome."""
    before = evaluate(case)
    turns = (_turn(document.id, before, evaluate(struck_out(case, {document.id}))) for document in case.documents)
    return tuple(turn for turn in turns if turn)


def _turn(document: str, before: Evaluation, after: Evaluation) -> Turn | None:
    """The turn, if any line changes: no two categories ask for the same lines, and the outcome hangs on them."""
    lines = tuple(_changed(before, after))
    return Turn(document, after.category, after.outcome, lines) if lines else None


def _changed(before: Evaluation, after: Evaluation) -> Iterator[tuple[str, Status, Status | None]]:
    then = {finding.code: finding.status for finding in after.examinations[0].formal}
    for finding in before.examinations[0].formal:
        if then.get(finding.code) is not finding.status:
            yield finding.code, finding.status, then.get(finding.code)
