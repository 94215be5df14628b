"""Days of the calendar: months by their names, years of two digits, and a day found in a text."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from fakelos.extractors.fields.text.letters import fold

Kind = Literal["any", "birth", "issue", "expiry"]

_MONTH_NAMES = (
    "ΙΑΝΟΥΑΡΙΟΥ ΓΕΝΑΡΗ JANUARY JANVIER JANAR GENNAIO ENERO IANUARIE OCAK",
    "ΦΕΒΡΟΥΑΡΙΟΥ ΦΛΕΒΑΡΗ FEBRUARY FEVRIER SHKURT FEBBRAIO",
    "ΜΑΡΤΙΟΥ ΜΑΡΤΗ MARCH MARS MARZO",
    "ΑΠΡΙΛΙΟΥ ΑΠΡΙΛΗ APRIL AVRIL PRILL ABRIL",
    "ΜΑΙΟΥ ΜΑΗ MAY MAI MAJ MAGGIO",
    "ΙΟΥΝΙΟΥ ΙΟΥΝΗ JUNE JUIN QERSHOR JUNIO IUNIE HAZIRAN",
    "ΙΟΥΛΙΟΥ ΙΟΥΛΗ JULY JUILLET KORRIK JULIO IULIE TEMMUZ",
    "ΑΥΓΟΥΣΤΟΥ AUGUST AOUT GUSHT AGOSTO",
    "ΣΕΠΤΕΜΒΡΙΟΥ ΣΕΠΤΕΜΒΡΗ SEPTEMBER SEPTEMBRE SHTATOR",
    "ΟΚΤΩΒΡΙΟΥ ΟΚΤΩΒΡΗ OCTOBER OCTOBRE TETOR OTTOBRE",
    "ΝΟΕΜΒΡΙΟΥ ΝΟΕΜΒΡΗ NOVEMBER NOVEMBRE NENTOR NOIEMBRIE KASIM",
    "ΔΕΚΕΜΒΡΙΟΥ ΔΕΚΕΜΒΡΗ DECEMBER DECEMBRE DHJETOR",
)
_MONTHS = tuple((number, fold(name)) for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split())


@dataclass(frozen=True)
class DateFound:
    """A date in a text: where, which, and how surely it is read (0–1)."""

    start: int
    end: int
    iso: str
    certainty: float


@lru_cache(maxsize=512)
def month_of(word: str) -> int | None:
    """The month that a folded word names, in full or cut short; None if it names none, or two.

    >>> month_of("ΟΚΤ"), month_of("ΙΟΥ"), month_of("ΜΑR")
    (10, None, 3)
    """
    fitting = {number for number, name in _MONTHS if name.startswith(word)} if len(word) > 2 else set()  # noqa: PLR2004
    stems = {number for number, name in _MONTHS if len(name) > 5 and word.startswith(name[:-2])}  # noqa: PLR2004
    found = fitting or stems or _similar_months(word)
    return found.pop() if len(found) == 1 else None


def _similar_months(word: str) -> set[int]:
    scored = [(Levenshtein.normalized_similarity(word, name), number) for number, name in _MONTHS if len(word) > 5]  # noqa: PLR2004
    best = max(scored, default=(0.0, 0))
    return {best[1]} if best[0] >= 0.75 else set()  # noqa: PLR2004


def iso_date(day: str, month: str, year: str, kind: Kind = "any") -> str | None:
    """The date in ISO 8601, or None if there is no such day. Two-digit years are read by `kind`.

    >>> iso_date("1", "7", "74", "birth"), iso_date("30", "02", "2015")
    ('1974-07-01', None)
    """
    try:
        return date(_full_year(int(year), kind), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _full_year(year: int, kind: Kind) -> int:
    """A year in full; two digits are of the last century where that suits the kind of date.

    Raises:
        ValueError: the year is before 1900 or after 2060.
    """
    if year < 100:  # noqa: PLR2004
        year += 1900 if year > {"birth": 24, "expiry": 75}.get(kind, 60) else 2000
    if not 1900 <= year <= 2060:  # noqa: PLR2004
        raise ValueError("year out of range")
    return year
