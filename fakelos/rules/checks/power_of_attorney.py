"""A notarial power of attorney where a lawyer files the application (SVC, how it is done, 2nd point)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing, not_required
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass

_NOTARIAL = ("deed_no", "notary")


class Options(Frozen):
    """Nothing to set."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.POWER_OF_ATTORNEY})


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Not required unless a lawyer files, by the register or by a power of attorney among the papers."""
    papers = facts.of(DocumentClass.POWER_OF_ATTORNEY)
    if not papers and not facts.case.application.represented_by_lawyer:
        return not_required("Δεν εμφανίζεται πληρεξούσιος δικηγόρος.", "No lawyer appears for the applicant.")
    absent = missing("Δεν βρέθηκε συμβολαιογραφικό πληρεξούσιο.", "No notarial power of attorney was found.")
    return best((paper.temper(_notarial(paper)) for paper in papers), absent)


def _notarial(paper: Paper) -> Answer:
    evidence = paper.evidence(*_NOTARIAL, "lawyer")
    if any(paper.trusts(code) for code in _NOTARIAL):
        return met("Συμβολαιογραφικό πληρεξούσιο.", "Notarial power of attorney.", evidence)
    return doubtful(
        "Εξουσιοδότηση που δεν φαίνεται να είναι συμβολαιογραφική.",
        "An authority that does not appear to be notarial.",
        evidence,
    )
