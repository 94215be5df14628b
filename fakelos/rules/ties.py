"""Ties with the country (δεσμοί με τη χώρα): which papers are one, and which days they speak for.

Source: C2015, category Γ1.3, kinds α to θ, and note 3.α: the list is indicative, so that a comparable
paper counts too, once a reviewer accepts it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from fakelos.rules.comparable import CLASSES as COMPARABLE
from fakelos.rules.comparable import DATED, dates_of, is_comparable
from fakelos.rules.intervals import Interval, years_touched
from fakelos.rules.law import Law
from fakelos.rules.once import once
from fakelos.rules.papers import EVER, Paper
from fakelos.rules.provisions import TieKind
from fakelos.rules.titles import PERMIT, may_be_no_title, says_provisional
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence

ACCEPTED = "αντίστοιχο έγγραφο"
"""What stands for a letter where a reviewer accepts a paper as comparable to the listed kinds."""
_DATES_STAND = ("years_covered", "income_year", "child_birth_date", "submission_date", "issue_date", "deed_date")
Dated: TypeAlias = tuple[tuple[Interval, ...], bool]
"""The days that a paper speaks for, and whether they are sure."""


@dataclass(frozen=True)
class Tie:
    """One paper that shows a tie. `letter` None: comparable to the listed kinds, for a reviewer to accept.

    `days` are what it speaks for as read; of none, its date was not read. `readings` are the same for
    every way in which its dates may be read; of none, they may be any. `lasts`: what it shows began on some
    day and goes on, as kinship does, so that no date of its own makes it too old.
    """

    paper: Paper
    letter: str | None
    days: tuple[Interval, ...]
    years: frozenset[int]
    readings: tuple[tuple[Interval, ...], ...]
    lasts: bool = False

    @once
    def evidence(self) -> Evidence:
        """Where the paper says what time it speaks of."""
        return self.paper.evidence(*_DATES_STAND)

    @property
    def dates_sure(self) -> bool:
        """Whether its dates can be read in one way only."""
        return len(self.readings) == 1

    @once
    def sure(self) -> bool:
        """Whether its kind, its holder and its dates are."""
        return self.paper.sure and self.dates_sure and self.letter is not None

    @once
    def sure_years(self) -> frozenset[int]:
        """The years that it covers in every reading."""
        if self.letter is None or not self.years or not self.readings or not self.paper.sure:
            return frozenset()
        named = self.paper.periods("years_covered") if self.paper.trusts("years_covered") else ()
        return frozenset.intersection(*map(years_touched, self.readings)) | years_touched(named)

    @once
    def possible_years(self) -> frozenset[int]:
        """The years that it covers in some reading, where its dates were read at all."""
        return self.years.union(*map(years_touched, self.readings)) if self.years else frozenset()

    def speaks_for(self, window: Interval) -> bool | None:
        """Whether it speaks for a day of `window`; None if that hangs on how it is read."""
        met = {any(days.meets(window) for days in reading) for reading in self.readings}
        return met.pop() if len(met) == 1 else None


def classes_of(kinds: Iterable[TieKind]) -> frozenset[DocumentClass]:
    """The classes of paper that are a tie, or may be accepted as one."""
    return COMPARABLE.union(*(kind.classes for kind in kinds))


def read_ties(
    papers: Iterable[Paper], law: Law, accepted: Collection[str] = (), applied: date | None = None
) -> tuple[Tie, ...]:
    """Every paper that is a tie, or may be accepted as one.

    Args:
        papers: the applicant's.
        law: names the kinds of tie.
        accepted: ids of the comparable papers that a reviewer accepts.
        applied: the day of the application, if it is known.
    """
    papers = tuple(papers)
    found = tuple(_ties_of(papers, law, applied))
    known = {tie.paper.document.id for tie in found}
    named = (_comparable(paper) for paper in papers if paper.document.id in set(accepted) - known)
    return tuple(_accepted(tie, accepted) for tie in (*found, *named))


def _accepted(tie: Tie, accepted: Collection[str]) -> Tie:
    return replace(tie, letter=ACCEPTED) if tie.letter is None and tie.paper.document.id in accepted else tie


def _ties_of(papers: Iterable[Paper], law: Law, applied: date | None) -> Iterator[Tie]:
    for paper in papers:
        known = paper.document.doc_class
        for kind in law.ties_of.get(known, ()) if known and _may_be_listed(paper, law) else ():
            yield _listed(paper, kind, law)
        if is_comparable(paper, applied):
            yield _comparable(paper)


def _may_be_listed(paper: Paper, law: Law) -> bool:
    """Whether it is not a permit that is counted as a title, which is no tie beside."""
    return paper.document.doc_class is not PERMIT or may_be_no_title(paper, law.titles)


def _listed(paper: Paper, kind: TieKind, law: Law) -> Tie:
    variants = paper.variants((*kind.fields, *DATED))
    lasts = kind.coverage == "lasting"
    days, readings = _as_read([_days(variant, kind) for variant in variants])
    if lasts:
        _, readings = _as_read([_lasting(variant, kind) for variant in variants])
    years = _years(paper, days) if kind.covers_years else frozenset[int]()
    return Tie(paper, None if _weak(paper, law) else kind.letter, days, years, readings, lasts)


def _lasting(paper: Paper, kind: TieKind) -> Dated:
    """All days from the first that a well read date of the paper names."""
    starts = [day.start for code in kind.fields if paper.trusts(code) for day in paper.periods(code)]
    return ((Interval(min(starts), EVER.end),), True) if starts else ((), False)


def _as_read(found: list[Dated]) -> tuple[tuple[Interval, ...], tuple[tuple[Interval, ...], ...]]:
    """The first way to read a paper's days, and every way; none of them where one is not sure."""
    sure = all(sure for _, sure in found)
    return found[0][0], tuple(dict.fromkeys(days for days, _ in found)) if sure else ()


def _weak(paper: Paper, law: Law) -> bool:
    """Whether the paper is of a listed kind, but lacks what makes it a tie.

    A provisional certificate is no earlier permit; kinship is with a Greek or an ethnic Greek (letter στ); a
    deed must show that the applicant was present (letter θ), and an authority to a lawyer is drawn up for
    the application itself.
    """
    document = paper.document
    if document.doc_class is DocumentClass.KINSHIP:
        return document.text_of("relative_is_greek") == "no"
    if document.doc_class is DocumentClass.NOTARIAL_DEED:
        present = document.text_of("appeared_in_person") == "yes" and paper.trusts("appeared_in_person")
        return not present or "lawyer" in document.fields
    return says_provisional(paper, law.titles)


def _comparable(paper: Paper) -> Tie:
    dates = dates_of(paper)
    days, readings = _as_read([_first_dated(variant, dates) for variant in paper.variants(dates)])
    return Tie(paper, None, days, _years(paper, days), readings)


def _days(paper: Paper, kind: TieKind) -> Dated:
    """The days that a paper speaks for, and whether they are sure: by its own fields, else by its date of issue."""
    own, sure = _span(paper, *kind.fields) if kind.coverage == "span" else _each(paper, kind)
    return (own, sure) if own else _first_dated(paper, DATED)


def _span(paper: Paper, first: str, last: str) -> Dated:
    starts, ends = paper.periods(first), paper.periods(last)
    if not starts or not ends:
        known = [code for code in (first, last) if paper.periods(code)]
        return _first_dated(paper, known)
    return (Interval(starts[0].start, ends[0].end),), paper.trusts(first) and paper.trusts(last)


def _each(paper: Paper, kind: TieKind) -> Dated:
    school = kind.coverage == "school_years"
    found = tuple(day for code in kind.fields for day in paper.periods(code, school=school))
    return found, all(paper.trusts(code) for code in kind.fields if code in paper.document.fields)


def _first_dated(paper: Paper, codes: Iterable[str]) -> Dated:
    for code in codes:
        periods = paper.periods(code)
        if periods:
            return periods, paper.trusts(code)
    return (), False


def _years(paper: Paper, days: tuple[Interval, ...]) -> frozenset[int]:
    return years_touched((*days, *paper.periods("years_covered")))
