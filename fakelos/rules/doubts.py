"""Why what was not found may still be there: nothing is missing while a cause to doubt it lies in the dossier.

Source: C2015 A, note 3, at its end: doubt works for the applicant. The cause is on the papers (a page unread, a paper
unrecognised, two papers perhaps taken for one) or in time (the rule not yet in force).
"""

from collections.abc import Iterator

from fakelos.rules.answers import DOUBTFUL, MISSING, Answer, Sentence
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.rules.law import Line
from fakelos.rules.papers import Paper

_BY_RELATIVES = frozenset({"birth_act", "stay_after_birth", "sponsor_permit", "insurance"})
"""Checks that the paper of a relative may answer: a child's act, the sponsor's permit, a family's booklet."""


def with_doubt(line: Line, answer: Answer, facts: Facts) -> Answer:
    """The answer, or doubt where it says that something lacks which may be there unseen."""
    if answer.status is not MISSING:
        return answer
    unknown, not_whole = _could_serve(line, facts), _may_hide(line, facts)
    sentence = answer.sentence
    for doubt in (*_of_papers(facts.case.unread_pages, len(unknown), len(not_whole)), *_of_time(line, facts)):
        sentence = sentence.then(doubt)
    if sentence == answer.sentence:
        return answer
    papers = dict.fromkeys(paper.evidence() for paper in (*unknown, *not_whole))
    return Answer(DOUBTFUL, sentence, (*answer.evidence, *papers))


def _of_papers(unread: int, unknown: int, not_whole: int) -> Iterator[Sentence]:
    if unread:
        yield Sentence(
            f"Σελίδες της παρτίδας που δεν διαβάστηκαν ή ίσως είναι αυτού του φακέλου: {unread}.",
            f"Pages of the batch that were not read, or that may be of this dossier: {unread}.",
        )
    if unknown:
        yield Sentence(f"Έγγραφα που δεν αναγνωρίστηκαν: {unknown}.", f"Papers that were not recognised: {unknown}.")
    if not_whole:
        yield Sentence(
            f"Έγγραφα που ίσως περιέχουν και άλλο ή δεν διαβάστηκαν ολόκληρα: {not_whole}.",
            f"Papers that may hold another one or were not read whole: {not_whole}.",
        )


def _of_time(line: Line, facts: Facts) -> Iterator[Sentence]:
    day, since = facts.rules_day, line.requirement.applies_from
    if day and day < since:
        yield Sentence(f"Ο κανόνας ισχύει από {show(since)}.", f"The rule applies from {show(since)}.")


def _could_serve(line: Line, facts: Facts) -> tuple[Paper, ...]:
    """The unrecognised papers that could be what the line asks for; somebody else's, only where relatives' count."""
    anybodys = line.requirement.check in _BY_RELATIVES
    possible = (paper for paper in facts.unrecognised if anybodys or paper.role != "other" or paper.glued)
    return tuple(paper for paper in possible if paper.may_be(line.served_by))


def _may_hide(line: Line, facts: Facts) -> tuple[Paper, ...]:
    """The papers of a kind that the line asks for of which not everything was seen."""
    return tuple(paper for paper in facts.papers_not_whole if paper.document.doc_class in line.served_by)
