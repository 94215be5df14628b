"""Deadlines that fell into an excused period and were missed (C2024): no fine, no sanction."""

from collections.abc import Iterator
from datetime import date

from fakelos.rules.facts import Dates, Facts
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Finding, Status


def excused(formal: tuple[Finding, ...], facts: Facts) -> tuple[date, ...]:
    """The excused deadlines of a dossier: of the buy-out, and of renewing a title or a Type A certificate."""
    if facts.dates is None:
        return ()
    buyout = facts.dates.buyout
    missed = [buyout] if facts.excuse(buyout) and _buyout_missed(facts.dates, formal, facts) else []
    return (*missed, *(day for day in _renewals(facts.dates, facts) if facts.excuse(day)))


def _buyout_missed(dates: Dates, formal: tuple[Finding, ...], facts: Facts) -> bool:
    """Whether nobody was insured or bought out when the buy-out's time limit ended."""
    insured = any(f.code == "insurance" and f.status is Status.MET for f in formal)
    brought = (paper.day("brought_date").value for paper in facts.of(DocumentClass.BUYOUT_DECISION))
    return not insured and max(day for day in (dates.as_of, *brought) if day) > dates.buyout


def _renewals(dates: Dates, facts: Facts) -> Iterator[date]:
    """A title that expired before the application was not renewed in time, nor a certificate that ran out since."""
    title = facts.last_title_expiry
    if title and title < dates.applied:
        yield title
    for paper in facts.of(DocumentClass.TYPE_A_CERTIFICATE):
        until = paper.day("valid_to").value
        if until and until < dates.as_of:
            yield until
