"""A passport that is valid on the day of the application (SVC, papers, 2)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """Nothing to set."""


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.PASSPORT})


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by a passport of the applicant that expires on the day of the application or later."""
    answers = (paper.temper(validity(paper, facts)) for paper in facts.of(DocumentClass.PASSPORT))
    return best(answers, missing("Δεν βρέθηκε διαβατήριο.", "No passport was found."))


def validity(paper: Paper, facts: Facts) -> Answer:
    """Whether one passport was valid on the day of the application."""
    expiry, evidence = paper.day("expiry_date"), paper.evidence("expiry_date", "mrz2")
    if facts.dates and expiry.earliest >= facts.dates.applied:
        return met(f"Διαβατήριο σε ισχύ έως {expiry.said}.", f"Passport valid until {expiry.said}.", evidence)
    if facts.dates and expiry.latest < facts.dates.applied:
        return missing(
            f"Το διαβατήριο έληξε στις {expiry.said}, πριν από την αίτηση.",
            f"The passport expired on {expiry.said}, before the application.",
            evidence,
        )
    return doubtful(
        "Δεν είναι βέβαιο αν το διαβατήριο ήταν σε ισχύ την ημέρα της αίτησης.",
        "Whether the passport was valid on the day of the application is not certain.",
        evidence,
    )
