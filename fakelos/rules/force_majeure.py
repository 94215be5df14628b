"""Deadlines that fell into an excused period and were missed (C2024): no fine, no sanction."""

from collections.abc import Iterator
from datetime import date

from fakelos.rules.facts import Facts
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Finding, Status


def excused(formal: tuple[Finding, ...], facts: Facts) -> tuple[date, ...]:
    """The excused deadlines of a dossier: of the buy-out, and of renewing a title or a Type A certificate."""
    missed = (*_buyout(formal, facts), *_renewals(facts))
    return tuple(day for day in missed if facts.excuse(day))


def _buyout(formal: tuple[Finding, ...], facts: Facts) -> Iterator[date]:
    """The buy-out's time limit, if nobody was insured or bought out when it ended."""
    deadline = facts.buyout_deadline
    insured = any(f.code == "insurance" and f.status is Status.MET for f in formal)
    brought = (paper.day("submitted_date").value for paper in facts.of(DocumentClass.BUYOUT_DECISION))
    latest = max((day for day in (facts.as_of, *brought) if day), default=None)
    if deadline and latest and latest > deadline and not insured:
        yield deadline


def _renewals(facts: Facts) -> Iterator[date]:
    """A title that expired before the application was not renewed in time, nor a certificate that ran out since."""
    title, asked = facts.last_title_expiry, facts.application_date
    if title and asked and title < asked:
        yield title
    for paper in facts.of(DocumentClass.TYPE_A_CERTIFICATE):
        until = paper.day("valid_to").value
        if until and facts.as_of and until < facts.as_of:
            yield until
