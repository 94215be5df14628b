"""A passport that is valid on the day of the application (SVC, papers, 2)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.dates import show
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """Nothing to set."""


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by a passport of the applicant that expires on the day of the application or later."""
    answers = (paper.temper(validity(paper, facts)) for paper in facts.of(DocumentClass.PASSPORT))
    return best(answers, missing("Δεν βρέθηκε διαβατήριο.", "No passport was found."))


def validity(paper: Paper, facts: Facts) -> Answer:
    """Whether one passport was valid on the day of the application."""
    expiry, evidence = paper.day("expiry_date").known, paper.evidence("expiry_date", "mrz2")
    if expiry is None or facts.dates is None:
        return doubtful(
            "Δεν είναι βέβαιο αν το διαβατήριο ήταν σε ισχύ την ημέρα της αίτησης.",
            "Whether the passport was valid on the day of the application is not certain.",
            evidence,
        )
    if expiry < facts.dates.applied:
        return missing(
            f"Το διαβατήριο έληξε στις {show(expiry)}, πριν από την αίτηση.",
            f"The passport expired on {show(expiry)}, before the application.",
            evidence,
        )
    return met(f"Διαβατήριο σε ισχύ έως {show(expiry)}.", f"Passport valid until {show(expiry)}.", evidence)
