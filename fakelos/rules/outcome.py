"""What is proposed to the reviewer, doubts read for the applicant (SVC, step 3; C2015 A, note 1)."""

from collections.abc import Iterable

from fakelos.rules.facts import Facts
from fakelos.rules.law import Line
from fakelos.schemas.dossier import Finding, Outcome, Status

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
    if INSURANCE in lacking and _too_late(facts):
        return Outcome.REJECT_BUYOUT_DEADLINE
    return Outcome.TYPE_A_BUYOUT_PENDING if lacking == {INSURANCE} else Outcome.TYPE_A_MISSING_DOCUMENTS


def _too_late(facts: Facts) -> bool:
    dates = facts.dates
    return bool(dates and dates.as_of > dates.buyout and not facts.excuse(dates.buyout))
