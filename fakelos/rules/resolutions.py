"""Doubts that a reviewer has resolved, put in the place of the machine's doubt.

Only a doubt is resolved: what the papers answer for certain stays as they answer it. A line found
missing stays missing for the very doubt that the reviewer saw; new papers bring a new doubt, which
again works for the applicant (C2015 A, note 3).
"""

from fakelos.rules.facts import Facts
from fakelos.rules.law import Line
from fakelos.schemas.dossier import Finding, Resolution, Status


def resolved(finding: Finding, line: Line, facts: Facts) -> Finding:
    """The finding as the reviewer resolved it, or as it is; the last word on the same question counts."""
    if finding.status is not Status.DOUBTFUL:
        return finding
    for resolution in reversed(facts.case.resolutions):
        if _same_question(resolution, line, facts) and _still_holds(resolution, finding):
            return finding.model_copy(update=_words(resolution))
    return finding


def _same_question(resolution: Resolution, line: Line, facts: Facts) -> bool:
    """Whether this line is the one resolved, or asks the same in another category or examination."""
    return any(
        asked.answer is line.answer
        for asked in facts.law.lines
        if asked.requirement.code == resolution.code
        and asked.requirement.examination == resolution.examination
        and resolution.category in asked.requirement.categories
    )


def _still_holds(resolution: Resolution, finding: Finding) -> bool:
    return resolution.status is Status.MET or resolution.doubt == finding.doubt


def _words(resolution: Resolution) -> dict[str, object]:
    return {
        "status": resolution.status,
        "reason_el": f"Κρίθηκε από τον χειριστή: {resolution.reason}",
        "reason_en": f"Resolved by the reviewer: {resolution.reason}",
    }
