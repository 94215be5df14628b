"""A copy of the passport, even of one that has expired (C2015, categories Γ1.3 and Γ1.4)."""

from fakelos.rules.answers import Answer, best, met, missing
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
    """Met by any passport of the applicant; its dates do not matter here."""
    answers = (paper.temper(_copy(paper, facts)) for paper in facts.of(DocumentClass.PASSPORT))
    return best(answers, missing("Δεν βρέθηκε αντίγραφο διαβατηρίου.", "No copy of a passport was found."))


def _copy(paper: Paper, facts: Facts) -> Answer:
    expiry, dates = paper.day("expiry_date"), facts.dates
    evidence = paper.evidence("passport_no", "mrz2", "holder_surname_lat")
    if dates and expiry.latest < dates.applied:
        return met(
            f"Αντίγραφο διαβατηρίου που έληξε στις {expiry.said}· αρκεί και ληγμένο.",
            f"Copy of a passport that expired on {expiry.said}; an expired one is enough.",
            evidence,
        )
    return met("Υπάρχει αντίγραφο διαβατηρίου.", "There is a copy of the passport.", evidence)
