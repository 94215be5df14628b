"""Whose page this is: the numbers and names beside their labels, and whether two pages contradict each other."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from stdnum.gr import amka, vat

from fakelos.extractors.classify.text import fold
from fakelos.schemas.page import Page, Word

_TAX_LABEL, _SECURITY_LABEL = fold("ΑΦΜ"), fold("ΑΜΚΑ")
_NUMBER_LABELS = (fold("ΔΙΑΒΑΤΗΡΙΟΥ"), fold("PASSPORT"))
_SURNAME_LABELS = (fold("ΕΠΩΝΥΜΟ"), fold("SURNAME"))
_DOCUMENT_NUMBER = re.compile(r"[A-ZΑ-Ω]{0,3}\d{6,9}")
_MISREAD_LETTERS = 2
_OTHER_NAME = 60.0
"""Surnames less alike than this, in percent, are those of two people."""


@dataclass(frozen=True)
class Holder:
    """What a page says of its holder: tax, social security and passport numbers, and surnames."""

    tax: frozenset[str] = frozenset()
    security: frozenset[str] = frozenset()
    passport: frozenset[str] = frozenset()
    surname: frozenset[str] = frozenset()

    def contradicts(self, other: "Holder") -> bool:
        """Whether something that both pages say of their holders differs beyond misreading."""
        return (
            _apart(self.tax, other.tax, _MISREAD_LETTERS)
            or _apart(self.security, other.security, _MISREAD_LETTERS)
            or _apart(self.passport, other.passport, _MISREAD_LETTERS)
            or _strangers(self.surname, other.surname)
        )

    def shares(self, other: "Holder") -> bool:
        """Whether both pages give the same number of their holders, or the same surname."""
        return any(
            ours & theirs
            for ours, theirs in (
                (self.tax, other.tax),
                (self.security, other.security),
                (self.passport, other.passport),
                (self.surname, other.surname),
            )
        )

    def joined(self, other: "Holder") -> "Holder":
        """What both pages say together."""
        return Holder(
            self.tax | other.tax,
            self.security | other.security,
            self.passport | other.passport,
            self.surname | other.surname,
        )


def holder_of(page: Page) -> Holder:
    """The holder as far as the page names one. Numbers with a check digit count only when it holds."""
    rows = [(row, fold("".join(word.text for word in row))) for row in page.lines]
    tax = {n for row, letters in rows if _TAX_LABEL in letters for n in _numbers(row, 9) if vat.is_valid(n)}
    security = {n for row, letters in rows if _SECURITY_LABEL in letters for n in _numbers(row, 11) if amka.is_valid(n)}
    labelled = [row for row, letters in rows if any(label in letters for label in _NUMBER_LABELS)]
    passport = {match for row in labelled for word in row for match in _DOCUMENT_NUMBER.findall(_plain(word))}
    zones = {zone.lines[1][:9].strip("<") for zone in page.mrz if zone.kind == "TD3"}
    return Holder(frozenset(tax), frozenset(security), frozenset(passport | zones), frozenset(_surnames(rows)))


def _numbers(row: tuple[Word, ...], length: int) -> list[str]:
    """Runs of exactly `length` digits, blanks and dots between digits ignored."""
    return re.findall(rf"(?<!\d)\d{{{length}}}(?!\d)", " ".join(_plain(word) for word in row))


def _plain(word: Word) -> str:
    return re.sub(r"[.\-/,:;()']", "", word.text.upper())


def _surnames(rows: list[tuple[tuple[Word, ...], str]]) -> list[str]:
    """The word after a surname's label in the same row, if it is in capitals."""
    found = []
    for row, _ in rows:
        for label, value in pairwise(row):
            if fold(label.text).startswith(_SURNAME_LABELS) and value.text.isupper() and value.text.isalpha():
                found.append(fold(value.text))
    return [name for name in found if not name.startswith(_SURNAME_LABELS)]


def _apart(ours: frozenset[str], theirs: frozenset[str], distance: int) -> bool:
    pairs = [(a, b) for a in ours for b in theirs]
    return bool(pairs) and all(Levenshtein.distance(a, b) > distance for a, b in pairs)


def _strangers(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    pairs = [(a, b) for a in ours for b in theirs]
    return bool(pairs) and all(fuzz.ratio(a, b) < _OTHER_NAME for a, b in pairs)
