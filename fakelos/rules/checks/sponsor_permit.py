"""The sponsor's residence permit: in force, and granted for at least two years (C2015 B, ΣΤ.1, 4th line)."""

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.dates import ONE_DAY, add_years
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Options(Frozen):
    """`years` for which it was granted at least; what is left of them does not matter."""

    years: int


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.RESIDENCE_PERMIT})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by a permit of the sponsor that is in force on the day of the application."""
    permits = facts.of(DocumentClass.RESIDENCE_PERMIT, roles=("sponsor", "unknown"))
    answers = (paper.temper(_permit(paper, facts, options)) for paper in permits)
    return best(
        answers,
        missing("Δεν βρέθηκε άδεια διαμονής του συντηρούντος.", "No residence permit of the sponsor was found."),
    )


def _permit(paper: Paper, facts: Facts, options: Options) -> Answer:
    start, end, evidence = paper.day("valid_from"), paper.day("valid_to"), paper.evidence("valid_to")
    if facts.dates and end.latest < facts.dates.applied:
        return missing(
            f"Η άδεια του συντηρούντος έληξε στις {end.said}.",
            f"The sponsor's permit expired on {end.said}.",
            evidence,
        )
    if end.latest + ONE_DAY < add_years(start.earliest, options.years):
        return missing(
            f"Η άδεια του συντηρούντος χορηγήθηκε για λιγότερο από {options.years} έτη.",
            f"The sponsor's permit was granted for less than {options.years} years.",
            evidence,
        )
    if not _surely(Interval(start.latest, end.earliest), facts, options):
        return doubtful(
            "Δεν είναι βέβαιο ότι η άδεια του συντηρούντος είναι σε ισχύ και χορηγήθηκε για "
            f"τουλάχιστον {options.years} έτη.",
            f"That the sponsor's permit is in force and was granted for at least {options.years} years is not certain.",
            evidence,
        )
    return met(
        f"Άδεια του συντηρούντος σε ισχύ έως {end.said}, διάρκειας τουλάχιστον {options.years} ετών.",
        f"The sponsor's permit is in force until {end.said}, granted for at least {options.years} years.",
        evidence,
    )


def _surely(shortest: Interval, facts: Facts, options: Options) -> bool:
    """Whether even the shortest reading is in force and long enough."""
    dates = facts.dates
    in_force = dates is not None and shortest.start <= dates.as_of and shortest.end >= dates.applied
    return in_force and shortest.end + ONE_DAY >= add_years(shortest.start, options.years)
