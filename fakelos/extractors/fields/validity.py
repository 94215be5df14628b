"""From when to when a paper is in force."""

import re
from collections.abc import Iterable
from dataclasses import replace

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.times.periods import Period, periods_in

_VALIDITY = re.compile(r"ΙΣΧ|ΔΙΑΡΚΕΙΑ|VΑLΙD|ΑΡΧΙΖ|ΙΚΑΝΟΤΗΤ|ΔΙΚΑΙΟΥΤΑΙ|ΠΑΡΟΧ|ΘΕΩΡΗ")

_NEAR = 16
_JOINED = 0.6
"""From this confidence on a day joined with the beginning is its end, whatever other paper ends another day."""
_LOOSE = 0.6
"""What two dates lose that nothing joins but standing side by side."""


def read_validity(paper: Paper, but: str | None = None) -> tuple[Reading | None, Reading | None]:
    """Beginning and end, from labels or from a sentence (`ισχύει από … έως …`); `but` is known to be another day."""
    pairs = list(validity_periods(paper))
    pairs += labelled_periods(paper)
    begin = best([*paper.read(date_parser("issue", within=16), "valid_from"), *(b for b, _ in pairs)])
    ends = [*paper.read(date_parser("expiry", within=16), "valid_to", "expiry_date"), *(e for _, e in pairs if e)]
    end = best(reading for reading in ends if reading.value != but)
    later = [(b, e) for b, e in pairs if b and e and but != e.value and str(e.value) > str(b.value)]
    joined = best(e for b, e in later if begin and b.value == begin.value)
    return ordered(begin, joined if joined and joined.confidence > _JOINED else end)


def labelled_periods(paper: Paper) -> list[tuple[Reading, Reading]]:
    """Beginning and end where one label asks for both: `Διάρκεια ισχύος: 16.10.2015-15.10.2016`."""
    begins, ends = paper.read(_read_begin, "period"), paper.read(_read_end, "period")
    return list(zip(begins, ends, strict=True))


def _read_begin(strip: Strip) -> Reading | None:
    return _read_end_of(strip, last=False)


def _read_end(strip: Strip) -> Reading | None:
    return _read_end_of(strip, last=True)


def _read_end_of(strip: Strip, *, last: bool) -> Reading | None:
    """The first or the second day of the period with which a strip begins."""
    period = next((found for found in periods_in(strip) if found.begin and found.end), None)
    if period is None or period.begin is None or period.end is None or period.begin.start > _NEAR:
        return None
    hit = period.end if last else period.begin
    return strip.read(hit.start, hit.end, hit.iso, hit.certainty)


def validity_periods(paper: Paper) -> Iterable[tuple[Reading | None, Reading | None]]:
    """Pairs of dates in sentences; surer where the words before speak of being in force."""
    for strip in paper.strips:
        for period in periods_in(strip):
            yield _dated(strip, period)


def _dated(strip: Strip, period: Period) -> tuple[Reading | None, Reading | None]:
    first = period.begin or period.end
    before = strip.folded[max(0, first.start - 90) : first.start] if first else ""
    certainty = 0.95 if _VALIDITY.search(before) else 0.55
    certainty *= (_LOOSE if period.loose else 1.0) if period.begin and period.end else 0.8
    return tuple(  # type: ignore[return-value]
        strip.read(hit.start, hit.end, hit.iso, hit.certainty * certainty) if hit else None
        for hit in (period.begin, period.end)
    )


def ordered(begin: Reading | None, end: Reading | None) -> tuple[Reading | None, Reading | None]:
    """The same two, marked as implausible if the end comes before the beginning."""
    if begin and end and str(begin.value) > str(end.value):
        return replace(begin, problem="implausible_date"), replace(end, problem="implausible_date")
    return begin, end
