"""The sponsor's residence permit: in force, and granted for at least two years (C2015 B, ΣΤ.1, 4th line)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.dates import ONE_DAY, add_years, show
from fakelos.rules.facts import Facts
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """`years` for which it was granted at least; what is left of them does not matter."""

    years: int


def examine(facts: Facts, options: Options) -> Answer:
    """Met by a permit of the sponsor that is in force on the day of the application."""
    permits = facts.of(DocumentClass.RESIDENCE_PERMIT, roles=("sponsor", "unknown"))
    answers = (paper.temper(_permit(paper, facts, options)) for paper in permits)
    return best(
        answers,
        missing("Δεν βρέθηκε άδεια διαμονής του συντηρούντος.", "No residence permit of the sponsor was found."),
    )


def _permit(paper: Paper, facts: Facts, options: Options) -> Answer:
    start, end, evidence = paper.day("valid_from").known, paper.day("valid_to").known, paper.evidence("valid_to")
    if end and facts.dates and end < facts.dates.applied:
        return missing(
            f"Η άδεια του συντηρούντος έληξε στις {show(end)}.",
            f"The sponsor's permit expired on {show(end)}.",
            evidence,
        )
    if start is None or end is None or facts.dates is None:
        return doubtful(
            "Η διάρκεια της άδειας του συντηρούντος δεν διαβάστηκε με βεβαιότητα.",
            "The duration of the sponsor's permit was not read for certain.",
            evidence,
        )
    if end + ONE_DAY < add_years(start, options.years):
        return missing(
            f"Η άδεια του συντηρούντος χορηγήθηκε για λιγότερο από {options.years} έτη.",
            f"The sponsor's permit was granted for less than {options.years} years.",
            evidence,
        )
    return met(
        f"Άδεια του συντηρούντος σε ισχύ έως {show(end)}, διάρκειας τουλάχιστον {options.years} ετών.",
        f"The sponsor's permit is in force until {show(end)}, granted for at least {options.years} years.",
        evidence,
    )
