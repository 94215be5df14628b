"""What a reviewer is to answer next: one doubt at a time, each with its question and the place to look at.

What may resolve lines comes first: papers of which nobody knows the kind or the holder, then values badly
read on papers that a doubtful line rests on, then the doubtful lines that are left.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fakelos.review.dossier.checklist import Answer, Line
from fakelos.review.dossier.contents import Contents
from fakelos.review.dossier.fields import FieldShown
from fakelos.review.dossier.papers import Paper
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Status

UNSURE_PERCENT = 50


class Question(NamedTuple):
    """One doubt. `kind` is `class`, `person`, `field` or `line`; `url` shows the place in the papers.

    `candidates` are the classes that a paper could only be.
    """

    key: str
    kind: str
    url: str
    paper: Paper | None = None
    field: FieldShown | None = None
    answer: Answer | None = None
    candidates: tuple[DocumentClass, ...] = ()


class NextStep(NamedTuple):
    """The question in front of the reviewer: the `nth` of `total`, from 0; none is left if `question` is None."""

    question: Question | None
    nth: int
    total: int

    @property
    def number(self) -> int:
        """The same as people count."""
        return self.nth + 1

    @property
    def following(self) -> int | None:
        """The next one, the first after the last; None where there is no other."""
        return (self.nth + 1) % self.total if self.total > 1 else None

    @property
    def preceding(self) -> int | None:
        """The one before."""
        return (self.nth - 1) % self.total if self.total > 1 else None


def next_step(contents: Contents, lines: Sequence[Line], papers: Sequence[Paper], nth: int) -> NextStep:
    """The `nth` question that is still open; of too high a number, the last."""
    questions = list(_questions(contents, lines, papers))
    at = min(nth, len(questions) - 1) if questions else 0
    return NextStep(questions[at] if questions else None, at, len(questions))


def _questions(contents: Contents, lines: Sequence[Line], papers: Sequence[Paper]) -> Iterator[Question]:
    for paper in papers:
        if not paper.doc_class and paper.human is None:
            read = contents.paper(paper.id)
            yield Question(
                f"class-{paper.id}", "class", _where(paper), paper, candidates=read.candidates if read else ()
            )
    for paper in papers:
        if paper.role == "unknown" and paper.human_person is None:
            yield Question(f"person-{paper.id}", "person", _where(paper), paper)
    doubtful = list(_doubtful(lines))
    doubted = _papers_of(contents, doubtful)
    for paper in papers:
        for field in paper.fields if paper.id in doubted else ():
            if _unsure(field):
                yield Question(f"field-{paper.id}-{field.code}", "field", field.url, paper, field)
    for answer in doubtful:
        where = next((link.url for link in answer.evidence), "")
        yield Question(f"line-{answer.examination}-{answer.code}", "line", where, answer=answer)


def _doubtful(lines: Iterable[Line]) -> Iterator[Answer]:
    """The doubtful answers, those of the formal examination first."""
    every = list(lines)
    for answers in ([line.formal for line in every], [line.substantive for line in every]):
        yield from (answer for answer in answers if answer and answer.status is Status.DOUBTFUL)


def _papers_of(contents: Contents, answers: Sequence[Answer]) -> set[str]:
    """The papers that the answers rest on."""
    asked = {(answer.examination, answer.code) for answer in answers}
    return {
        evidence["document"]
        for row in contents.findings
        if row.category == contents.dossier.category and (row.examination, row.code) in asked
        for evidence in row.evidence
    }


def _unsure(field: FieldShown) -> bool:
    return field.human is None and (bool(field.problem) or field.percent < UNSURE_PERCENT)


def _where(paper: Paper) -> str:
    return paper.sheets[0].url if paper.sheets else ""
