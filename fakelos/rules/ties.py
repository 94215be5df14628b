"""Ties with the country (δεσμοί με τη χώρα): which papers are one, and which days they speak for.

Source: C2015, category Γ1.3, kinds α to θ, and note 3.α: the list is indicative, so that a comparable
paper counts too, once a reviewer accepts it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fakelos.rules.intervals import Interval, years_touched
from fakelos.rules.law import Law, TieKind
from fakelos.rules.papers import Paper
from fakelos.rules.titles import may_be_no_title, says_provisional
from fakelos.schemas.document_class import DocumentClass

_DATED = ("years_covered", "issue_date", "date", "deed_date")
_COMPARABLE = (DocumentClass.OTHER, DocumentClass.POWER_OF_ATTORNEY)


@dataclass(frozen=True)
class Tie:
    """One paper that shows a tie. `letter` None: comparable to the listed kinds, for a reviewer to accept.

    `days` are what it speaks for; of none, its date was not read.
    """

    paper: Paper
    letter: str | None
    days: tuple[Interval, ...]
    years: frozenset[int]
    dates_sure: bool

    @property
    def sure(self) -> bool:
        """Whether its kind, its holder and its dates are."""
        return self.paper.sure and self.dates_sure and self.letter is not None


def read_ties(papers: Iterable[Paper], law: Law) -> tuple[Tie, ...]:
    """Every paper that is a tie, or may be accepted as one."""
    return tuple(_ties_of(papers, law))


def _ties_of(papers: Iterable[Paper], law: Law) -> Iterator[Tie]:
    kinds = [(doc_class, kind) for kind in law.ties for doc_class in kind.classes]
    for paper in papers:
        for doc_class, kind in kinds:
            if paper.document.doc_class is doc_class and _is_tie(paper, kind, law):
                yield _listed(paper, kind, law)
        if paper.document.doc_class in _COMPARABLE and _is_comparable(paper):
            yield _comparable(paper)


def _is_tie(paper: Paper, kind: TieKind, law: Law) -> bool:
    if kind.only_by_these_fields and not any(code in paper.document.fields for code in kind.fields):
        return False
    is_permit = paper.document.doc_class is DocumentClass.RESIDENCE_PERMIT
    return not is_permit or may_be_no_title(paper, law.titles)


def _listed(paper: Paper, kind: TieKind, law: Law) -> Tie:
    days, dates_sure = _days(paper, kind)
    letter = None if _weak(paper, law) else kind.letter
    years = _years(paper, days) if kind.covers_years else frozenset[int]()
    return Tie(paper=paper, letter=letter, days=days, years=years, dates_sure=dates_sure)


def _weak(paper: Paper, law: Law) -> bool:
    """Whether the paper is of a listed kind, but lacks what makes it a tie.

    A provisional certificate is no earlier permit; a deed must show that the applicant was present
    (letter θ), and an authority to a lawyer is drawn up for the application itself.
    """
    document = paper.document
    if document.doc_class is DocumentClass.NOTARIAL_DEED:
        return document.text_of("appeared_in_person") == "no" or "lawyer" in document.fields
    return says_provisional(paper, law.titles)


def _is_comparable(paper: Paper) -> bool:
    document = paper.document
    if document.doc_class is DocumentClass.POWER_OF_ATTORNEY:
        return not paper.trusts("lawyer")
    named = "holder_surname_el" in document.fields or "holder_name_el" in document.fields
    return named and any(code in document.fields for code in _DATED)


def _comparable(paper: Paper) -> Tie:
    days, sure = _first_dated(paper, _DATED)
    return Tie(paper=paper, letter=None, days=days, years=_years(paper, days), dates_sure=sure)


def _days(paper: Paper, kind: TieKind) -> tuple[tuple[Interval, ...], bool]:
    """The days that a paper speaks for, and whether they are sure: by its own fields, else by its date of issue."""
    own, sure = _span(paper, *kind.fields) if kind.coverage == "span" else _each(paper, kind)
    if own or kind.only_by_these_fields:
        return own, sure
    return _first_dated(paper, _DATED)


def _span(paper: Paper, first: str, last: str) -> tuple[tuple[Interval, ...], bool]:
    starts, ends = paper.periods(first), paper.periods(last)
    if not starts or not ends:
        known = [code for code in (first, last) if paper.periods(code)]
        return _first_dated(paper, known)
    return (Interval(starts[0].start, ends[0].end),), paper.trusts(first) and paper.trusts(last)


def _each(paper: Paper, kind: TieKind) -> tuple[tuple[Interval, ...], bool]:
    school = kind.coverage == "school_years"
    found = tuple(day for code in kind.fields for day in paper.periods(code, school=school))
    return found, all(paper.trusts(code) for code in kind.fields if code in paper.document.fields)


def _first_dated(paper: Paper, codes: Iterable[str]) -> tuple[tuple[Interval, ...], bool]:
    for code in codes:
        periods = paper.periods(code)
        if periods:
            return periods, paper.trusts(code)
    return (), False


def _years(paper: Paper, days: tuple[Interval, ...]) -> frozenset[int]:
    return years_touched((*days, *paper.periods("years_covered")))
