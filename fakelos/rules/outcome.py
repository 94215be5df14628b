"""What is proposed to the reviewer, doubts read for the applicant (SVC, step 3; C2015 A, note 1)."""

from collections.abc import Iterable

from fakelos.rules.buyout import too_late
from fakelos.rules.facts import Facts
from fakelos.rules.law import Line
from fakelos.schemas.dossier import Category, CategoryExamination, Finding, Outcome, Status

INSURANCE = "insurance"


LACKING = frozenset({Status.MISSING})
UNPROVEN = frozenset({Status.MISSING, Status.DOUBTFUL})
"""Which findings fail: with doubts read for the applicant, and against."""


def propose(
    lines: Iterable[Line], findings: Iterable[Finding], facts: Facts, failing: frozenset[Status] = LACKING
) -> Outcome:
    """The outcome of one category from its formal findings.

    A category of which no line is marked as minimum asks for all of them before a certificate is issued.
    """
    lines = tuple(lines)
    lacking = {finding.code for finding in findings if finding.status in failing}
    minimum = {line.requirement.code for line in lines if line.requirement.minimum}
    if not lacking:
        return Outcome.TYPE_A_COMPLETE
    if not minimum or lacking & minimum:
        return Outcome.INCOMPLETE
    if INSURANCE in lacking and too_late(facts):
        return Outcome.REJECT_BUYOUT_DEADLINE
    return Outcome.TYPE_A_BUYOUT_PENDING if lacking == {INSURANCE} else Outcome.TYPE_A_MISSING_DOCUMENTS


_WORSE_TO_BETTER = (
    Outcome.INCOMPLETE,
    Outcome.REJECT_BUYOUT_DEADLINE,
    Outcome.TYPE_A_MISSING_DOCUMENTS,
    Outcome.TYPE_A_BUYOUT_PENDING,
    Outcome.TYPE_A_COMPLETE,
)


def rank(one: Outcome) -> int:
    """How good an outcome is for the applicant; the worst is 0."""
    return _WORSE_TO_BETTER.index(one)


def unclaimed(examined: tuple[CategoryExamination, ...]) -> tuple[CategoryExamination, ...]:
    """The examinations in the order in which they are proposed where the applicant names no category.

    Papers of a family alone do not take a better exceptional category away.
    """
    family, *exceptional = examined
    worse = bool(exceptional) and rank(family.outcome) < rank(exceptional[0].outcome)
    return (*exceptional, family) if family.category is Category.ST1 and worse else examined


def better_first(examined: tuple[CategoryExamination, ...]) -> tuple[CategoryExamination, ...]:
    """The examinations with that of the two exceptional categories first which proposes more.

    For titles that may make five years, by a date that was not read or by whose they are: which category it is
    nobody knows yet, and doubt works for the applicant.
    """
    exceptional = (one for one in examined if one.category is not Category.ST1)
    ordered = iter(sorted(exceptional, key=lambda one: -rank(one.outcome)))
    return tuple(one if one.category is Category.ST1 else next(ordered) for one in examined)
