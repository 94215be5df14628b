"""The sponsor's residence permit: in force, and granted for at least two years (C2015 B, ΣΤ.1, 4th line)."""

from collections.abc import Iterator

from fakelos.rules.answers import Answer, Sentence, best, doubtful, met, missing
from fakelos.rules.dates import ONE_DAY, add_years
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.papers import Paper
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Status


class Options(Frozen):
    """`years` for which it was granted at least; what is left of them does not matter."""

    years: int


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return frozenset({DocumentClass.RESIDENCE_PERMIT})


def examine(facts: Facts, options: Options) -> Answer:
    """Met by a permit of the sponsor that is in force on the day of the application."""
    permits = facts.of(DocumentClass.RESIDENCE_PERMIT, roles=("sponsor", "unknown"))
    answers = [paper.temper(_permit(paper, facts, options)) for paper in permits]
    answers += [_if_the_sponsors(_permit(paper, facts, options)) for paper in _of_relatives(facts)]
    return best(
        answers,
        missing("Δεν βρέθηκε άδεια διαμονής του συντηρούντος.", "No residence permit of the sponsor was found."),
    )


def _of_relatives(facts: Facts) -> Iterator[Paper]:
    """Permits of others than whom assembly took for the sponsor, unless a reviewer said whose they are."""
    permits = facts.of(DocumentClass.RESIDENCE_PERMIT, roles=("other",))
    return (paper for paper in permits if paper.document.id not in facts.case.whose)


def _if_the_sponsors(answer: Answer) -> Answer:
    """The answer of a permit of which only a person can say that its holder is the sponsor."""
    if answer.status is Status.MISSING:
        return answer
    el = "Άδεια άλλου προσώπου του φακέλου: δείτε αν είναι ο συντηρών."
    en = "A permit of another person in the dossier: see whether that is the sponsor."
    return Answer(Status.DOUBTFUL, answer.sentence.then(Sentence(el, en)), answer.evidence)


def _permit(paper: Paper, facts: Facts, options: Options) -> Answer:
    start, end, evidence = paper.day("valid_from"), paper.day("valid_to"), paper.evidence("valid_to")
    years = options.years
    if facts.dates and end.latest < facts.dates.applied:
        el, en = f"Η άδεια του συντηρούντος έληξε στις {end.said}.", f"The sponsor's permit expired on {end.said}."
        return missing(el, en, evidence)
    if end.latest + ONE_DAY < add_years(start.earliest, years):
        el = f"Η άδεια του συντηρούντος χορηγήθηκε για λιγότερο από {years} έτη."
        return missing(el, f"The sponsor's permit was granted for less than {years} years.", evidence)
    if not _surely(Interval(start.latest, end.earliest), facts, options):
        el = f"Δεν είναι βέβαιο ότι η άδεια του συντηρούντος είναι σε ισχύ και χορηγήθηκε για τουλάχιστον {years} έτη."
        en = f"That the sponsor's permit is in force and was granted for at least {years} years is not certain."
        return doubtful(el, en, evidence)
    el = f"Άδεια του συντηρούντος σε ισχύ έως {end.said}, διάρκειας τουλάχιστον {years} ετών."
    en = f"The sponsor's permit is in force until {end.said}, granted for at least {years} years."
    return met(el, en, evidence)


def _surely(shortest: Interval, facts: Facts, options: Options) -> bool:
    """Whether even the shortest reading is in force and long enough."""
    dates = facts.dates
    in_force = dates is not None and shortest.start <= dates.as_of and shortest.end >= dates.applied
    return in_force and shortest.end + ONE_DAY >= add_years(shortest.start, options.years)
