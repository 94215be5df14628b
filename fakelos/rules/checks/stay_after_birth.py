"""Evidence of staying in the country after the child's birth (C2015 B, ΣΤ.1, 6th line)."""

from collections.abc import Iterator
from typing import NamedTuple

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.checks.birth_act import acts_of_children
from fakelos.rules.dates import ONE_DAY
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.papers import EVER, NO_DAY, Day
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """Nothing to set."""


class _Stay(NamedTuple):
    """One paper: whether it surely speaks for a day of the time after the birth, whether it may, and where."""

    surely: bool
    maybe: bool
    evidence: Evidence


def serving(options: Options, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:  # noqa: ARG001  # every check has the same verbs
    """The classes of paper that could satisfy it."""
    return ties | {DocumentClass.RESIDENCE_PERMIT, DocumentClass.BIRTH_ACT}


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by a paper of the applicant that speaks for a day between a child's birth and the application."""
    absent = missing(
        "Δεν βρέθηκαν στοιχεία διαμονής μετά τη γέννηση.", "No evidence of staying after the birth was found."
    )
    born = _first_birth(facts)
    return best((_after(stay, born) for stay in _stays(facts, born)), absent)


def _first_birth(facts: Facts) -> Day:
    """The first child's birth, between the earliest and the latest day that the acts allow."""
    acts = acts_of_children(facts)
    days = [paper.day("child_birth_date") if paper.class_sure else NO_DAY for paper in acts] or [NO_DAY]
    return Day(None, min(day.earliest for day in days), min(day.latest for day in days))


def _stays(facts: Facts, born: Day) -> Iterator[_Stay]:
    end = facts.dates.applied if facts.dates else EVER.start
    surely, maybe = Interval(born.latest + ONE_DAY, end), Interval(born.earliest + ONE_DAY, end)
    known = facts.dates is not None
    for tie in facts.ties:
        # Kinship lasts whether or not the applicant is in the country.
        counts = tie.paper.sure and tie.letter is not None and tie.speaks_for(surely) is True and not tie.lasts
        yield _Stay(counts, not known or tie.speaks_for(maybe) is not False, tie.evidence)
    for title in facts.titles:
        evidence = title.paper.evidence("valid_to")
        counts = title.surely is not None and title.surely.meets(surely)
        yield _Stay(counts, not known or title.possibly(maybe).days > 0, evidence)


def _after(stay: _Stay, born: Day) -> Answer:
    if stay.surely:
        return met(
            f"Στοιχείο διαμονής μετά τη γέννηση ({born.said}).",
            f"Evidence of stay after the birth ({born.said}).",
            stay.evidence,
        )
    if stay.maybe:
        return doubtful(
            "Στοιχείο διαμονής: δεν είναι βέβαιο ότι αφορά χρόνο μετά τη γέννηση.",
            "Evidence of stay: that it is of a time after the birth is not certain.",
            stay.evidence,
        )
    return missing(
        f"Το στοιχείο δεν αφορά χρόνο μετά τη γέννηση ({born.said}).",
        f"The evidence is not of a time after the birth ({born.said}).",
        stay.evidence,
    )
