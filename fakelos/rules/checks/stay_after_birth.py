"""Evidence of staying in the country after the child's birth (C2015 B, ΣΤ.1, 6th line)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from fakelos.rules.answers import Answer, best, doubtful, met, missing
from fakelos.rules.checks.birth_act import FAMILY
from fakelos.rules.dates import ONE_DAY, show
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence


class Options(Frozen):
    """Nothing to set."""


class _Stay(NamedTuple):
    days: tuple[Interval, ...]
    sure: bool
    evidence: Evidence


def examine(facts: Facts, options: Options) -> Answer:  # noqa: ARG001  # every check has the same verb
    """Met by a paper of the applicant that speaks for a day between a child's birth and the application."""
    born = _first_birth(facts)
    absent = missing(
        "Δεν βρέθηκαν στοιχεία διαμονής μετά τη γέννηση.", "No evidence of staying after the birth was found."
    )
    return best((_after(stay, born, facts.application_date) for stay in _stays(facts)), absent)


def _first_birth(facts: Facts) -> date | None:
    acts = facts.of(DocumentClass.BIRTH_ACT, roles=FAMILY)
    days = (paper.day("child_birth_date").known for paper in acts if paper.class_sure)
    return min((day for day in days if day), default=None)


def _stays(facts: Facts) -> Iterator[_Stay]:
    for tie in facts.ties:
        yield _Stay(tie.days, tie.sure, tie.paper.evidence("years_covered", "issue_date"))
    for title in facts.titles:
        days = (title.as_read,) if title.as_read else ()
        yield _Stay(days, title.surely is not None, title.paper.evidence("valid_to"))


def _after(stay: _Stay, born: date | None, application: date | None) -> Answer:
    if born is None or application is None or not stay.days or not stay.sure:
        return doubtful(
            "Στοιχείο διαμονής: δεν είναι βέβαιο ότι αφορά χρόνο μετά τη γέννηση.",
            "Evidence of stay: that it is of a time after the birth is not certain.",
            stay.evidence,
        )
    after = Interval(born + ONE_DAY, application)
    if not any(days.meets(after) for days in stay.days):
        return missing(
            f"Το στοιχείο δεν αφορά χρόνο μετά τη γέννηση ({show(born)}).",
            f"The evidence is not of a time after the birth ({show(born)}).",
            stay.evidence,
        )
    return met(
        f"Στοιχείο διαμονής μετά τη γέννηση ({show(born)}).",
        f"Evidence of stay after the birth ({show(born)}).",
        stay.evidence,
    )
