"""Deadlines that fell into an excused period and were missed (C2024): no fine, no sanction."""

from datetime import date

from fakelos.rules.facts import Facts
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Finding, Status


def excused(formal: tuple[Finding, ...], facts: Facts) -> tuple[date, ...]:
    """The excused deadlines of a dossier: of the buy-out, and of renewing a title or a Type A certificate."""
    missed = (_buyout(formal, facts), *_renewals(facts))
    return tuple(day for day in missed if day and facts.excuse(day))


def _buyout(formal: tuple[Finding, ...], facts: Facts) -> date | None:
    deadline = facts.buyout_deadline
    insured = any(f.code == "insurance" and f.status is Status.MET for f in formal)
    brought = (p.day("submitted_date").value for p in facts.of(DocumentClass.BUYOUT_DECISION))
    latest = max((day for day in (facts.as_of, *brought) if day), default=None)
    return deadline if deadline and latest and latest > deadline and not insured else None


def _renewals(facts: Facts) -> tuple[date | None, ...]:
    """A title that expired before the application was not renewed in time, nor a certificate that ran out since."""
    title, asked = facts.last_title_expiry, facts.application_date
    unrenewed = title if title and asked and title < asked else None
    certificates = (p.day("valid_to").value for p in facts.of(DocumentClass.TYPE_A_CERTIFICATE))
    return (unrenewed, *(day for day in certificates if day and facts.as_of and day < facts.as_of))
