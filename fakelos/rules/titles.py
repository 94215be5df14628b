"""Definitive residence titles (οριστικοί τίτλοι διαμονής) and the days that they surely, or possibly, cover.

Source: C2015, categories Γ1.3 and Γ1.4.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fakelos.rules.intervals import Interval
from fakelos.rules.once import once
from fakelos.rules.papers import Day, Paper
from fakelos.rules.provisions import TitleRule
from fakelos.schemas.document_class import DocumentClass

PERMIT = DocumentClass.RESIDENCE_PERMIT


@dataclass(frozen=True)
class Title:
    """One permit that counts as a definitive title. `sure`: nothing about its kind or holder is in doubt."""

    paper: Paper
    start: Day
    end: Day
    sure: bool

    @once
    def as_read(self) -> Interval | None:
        """Its days as printed, None if a date was not read."""
        if self.start.value is None or self.end.value is None:
            return None
        return Interval(self.start.value, self.end.value)

    @once
    def surely(self) -> Interval | None:
        """Its days in the worst reading: None unless it is surely a title, and some days surely lie in it."""
        days = Interval(self.start.latest, self.end.earliest)
        return days if self.sure and days.days else None

    def possibly(self, window: Interval) -> Interval:
        """Its days of `window` in the reading best for the applicant."""
        return Interval(self.start.earliest, self.end.latest).clip(window)


def read_titles(papers: Iterable[Paper], rule: TitleRule) -> tuple[Title, ...]:
    """The definitive titles among the permits."""
    permits = (p for p in papers if p.document.doc_class is PERMIT)
    return tuple(_title(paper, rule) for paper in permits if not surely_no_title(paper, rule))


def surely_no_title(paper: Paper, rule: TitleRule) -> bool:
    """Whether a permit is surely provisional, or surely a card from before titles were counted."""
    if says_provisional(paper, rule) and paper.trusts("permit_type"):
        return True
    return _granted(paper).latest < rule.counted_from


def may_be_no_title(paper: Paper, rule: TitleRule) -> bool:
    """The same as read, however surely."""
    return says_provisional(paper, rule) or _before_counting(paper, rule)


def _before_counting(paper: Paper, rule: TitleRule) -> bool:
    granted = _granted(paper)
    days = (granted.value, granted.earliest if granted.bounded else None)
    return any(day < rule.counted_from for day in days if day)


def _granted(paper: Paper) -> Day:
    return paper.day("valid_from" if "valid_from" in paper.document.fields else "valid_to")


def says_provisional(paper: Paper, rule: TitleRule) -> bool:
    """Whether the kind of permit, as read, is that of a provisional stay."""
    kind = paper.document.text_of("permit_type")
    return kind is not None and _is_provisional(kind, rule.provisional_words)


@lru_cache(maxsize=1024)
def _is_provisional(kind: str, words: tuple[str, ...]) -> bool:
    plain = unaccented(kind)
    return any(word in plain for word in words)


@lru_cache(maxsize=1024)
def unaccented(text: str) -> str:
    """Capitals without accents, as words are compared.

    >>> unaccented("Προσωρινή")
    'ΠΡΟΣΩΡΙΝΗ'
    """
    parts = unicodedata.normalize("NFD", text.upper())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _title(paper: Paper, rule: TitleRule) -> Title:
    # A permit whose start is not legible was in force at the latest when it was decided.
    start = paper.day("valid_from") if "valid_from" in paper.document.fields else paper.day("decision_date")
    sure = paper.sure and not may_be_no_title(paper, rule)
    return Title(paper=paper, start=start, end=paper.day("valid_to"), sure=sure)
