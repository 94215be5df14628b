"""Which reading of an uncertain value would settle a doubtful line: for the reviewer who is to look at the paper.

Each uncertain value is taken for read, once for every way in which it may be read, and the case is examined
again. Worked out on demand; an evaluation does not wait for it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from fakelos.rules.circulars import law as packaged_law
from fakelos.rules.dates import ONE_DAY, add_years, read_day, read_period, show
from fakelos.rules.evaluate import evaluate
from fakelos.rules.facts import Dates, Facts
from fakelos.rules.intervals import Interval
from fakelos.rules.law import Law
from fakelos.rules.papers import Paper
from fakelos.schemas.document import Document, Field
from fakelos.schemas.dossier import CaseFile, Status

Line: TypeAlias = tuple[str, str]
"""Examination and code, of the proposed category."""
Statuses: TypeAlias = dict[Line, Status]
_BEYOND_YEARS = 3


class Reading(NamedTuple):
    """One way to read a value, as people see it (a day, or a stretch of days), and the line's answer by it."""

    said: str
    status: Status


class Turning(NamedTuple):
    """An uncertain value of a paper, and how each reading of it would answer a line that is doubtful now."""

    document: str
    field: str
    examination: str
    code: str
    readings: tuple[Reading, ...]


def turning_readings(case: CaseFile, law: Law | None = None) -> tuple[Turning, ...]:
    """The uncertain values that hold a line of the proposed category in doubt, with the readings that settle it."""
    rules = law or packaged_law()
    facts, now = Facts(case, rules), _statuses(case, rules)
    doubtful = [line for line, status in now.items() if status is Status.DOUBTFUL]
    return tuple(
        turning
        for paper, code in _uncertain(facts)
        for turning in _turnings(_Trial(case, rules, paper.document, code), paper, facts, doubtful)
    )


class _Trial(NamedTuple):
    """A value that is taken for read, in a case that stays as it is."""

    case: CaseFile
    law: Law
    document: Document
    code: str

    def by(self, value: str) -> Statuses:
        """Every line's answer if the field says this."""
        field = self.document.fields[self.code]
        read = field.model_copy(update={"value": value, "confidence": 1.0, "problem": None, "alternatives": ()})
        document = self.document.model_copy(update={"fields": {**self.document.fields, self.code: read}})
        documents = tuple(document if one.id == document.id else one for one in self.case.documents)
        return _statuses(self.case.model_copy(update={"documents": documents}), self.law)


def _statuses(case: CaseFile, law: Law) -> Statuses:
    proposed = evaluate(case, law).examinations[0]
    return {(found.examination, found.code): found.status for found in (*proposed.formal, *proposed.substantive)}


def _uncertain(facts: Facts) -> Iterator[tuple[Paper, str]]:
    """Values that may be read otherwise than they were, or less exactly than to a day."""
    for paper in facts.papers:
        for code, field in paper.document.fields.items():
            if isinstance(field.value, str) and (not paper.trusts(code) or _is_inexact(code, field)):
                yield paper, code


def _is_inexact(code: str, field: Field) -> bool:
    period = read_period(str(field.value)) if "year" not in code else None
    return period is not None and period.start != period.end


def _turnings(trial: _Trial, paper: Paper, facts: Facts, doubtful: list[Line]) -> Iterator[Turning]:
    tried = list(_tried(trial, paper, facts))
    for examination, code in doubtful:
        readings = tuple(_joined([(said, found.get((examination, code))) for said, found in tried]))
        if any(reading.status is not Status.DOUBTFUL for reading in readings):
            yield Turning(trial.document.id, trial.code, examination, code, readings)


def _tried(trial: _Trial, paper: Paper, facts: Facts) -> Iterator[tuple[tuple[str, str], Statuses]]:
    """Each way to read the value with what it gives: a stretch from and to, or a text and nothing."""
    field = trial.document.fields[trial.code]
    value = str(field.value)
    if facts.dates is None or field.alternatives or not read_period(value) or "year" in trial.code:
        yield from (((_said(text), ""), trial.by(text)) for text in (value, *field.alternatives))
        return
    day = paper.day(trial.code)
    window = Interval(day.earliest, day.latest) if day.bounded else _around(facts.dates)
    for stretch in _stretches(trial, window, facts.dates):
        yield (show(stretch.start), show(stretch.end)), trial.by(stretch.start.isoformat())


def _said(text: str) -> str:
    day = read_day(text)
    return show(day) if day else text


def _around(dates: Dates) -> Interval:
    return Interval(add_years(dates.decade.start, -_BEYOND_YEARS), add_years(dates.as_of, _BEYOND_YEARS))


def _stretches(trial: _Trial, window: Interval, dates: Dates) -> Iterator[Interval]:
    """The window in stretches within which the day does not matter, found by halving from the days that count."""
    counted = (dates.decade.start, dates.applied, dates.as_of, dates.buyout)
    probes = sorted({window.start, window.end, *(day for day in counted if window.start < day < window.end)})
    start, found = window.start, trial.by(window.start.isoformat())
    for probe in probes[1:]:
        while found != trial.by(probe.isoformat()):
            last = _last_alike(trial, start, probe, found)
            yield Interval(start, last)
            start, found = last + ONE_DAY, trial.by((last + ONE_DAY).isoformat())
    yield Interval(start, window.end)


def _last_alike(trial: _Trial, start: date, end: date, found: Statuses) -> date:
    """The last day from `start` on, before `end`, that gives what `start` gives."""
    while (end - start).days > 1:
        middle = start + timedelta(days=(end - start).days // 2)
        start, end = (middle, end) if trial.by(middle.isoformat()) == found else (start, middle)
    return start


def _joined(tried: list[tuple[tuple[str, str], Status | None]]) -> Iterator[Reading]:
    """Neighbouring stretches with one answer are one; where the line is not asked, there is none."""
    for status, alike in groupby(tried, key=itemgetter(1)):
        if status is not None:
            yield from (Reading(said, status) for said in _told([stretch for stretch, _ in alike]))


def _told(stretches: list[tuple[str, str]]) -> list[str]:
    first, last = stretches[0][0], stretches[-1][1]
    if not last:
        return [text for text, _ in stretches]
    return [first if first == last else f"{first}–{last}"]
