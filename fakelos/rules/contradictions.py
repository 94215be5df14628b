"""Dates of one paper that exclude one another: nothing follows from them, and the reviewer is told which they are."""

from datetime import date
from functools import lru_cache

from fakelos.rules.answers import Sentence
from fakelos.rules.dates import read_period, show
from fakelos.rules.intervals import Interval
from fakelos.schemas.document import Document

_ORDERED = (
    ("birth_date", "issue_date"),
    ("birth_date", "expiry_date"),
    ("birth_date", "valid_from"),
    ("birth_date", "decision_date"),
    ("birth_date", "deed_date"),
    ("birth_date", "marriage_date"),
    ("birth_date", "course_from"),
    ("birth_date", "period_from"),
    ("child_birth_date", "issue_date"),
    ("issue_date", "expiry_date"),
    ("valid_from", "valid_to"),
    ("period_from", "period_to"),
    ("course_from", "course_to"),
)
"""Pairs of dates of which the first cannot come after the second. A permit may be issued after it has run out."""
COMPARED = frozenset(code for pair in _ORDERED for code in pair)
"""The fields that are compared: where two of a paper contradict, none of them is believed."""
_SORTED = tuple(sorted(_ORDERED))

_NAMES = {
    "birth_date": Sentence("γέννηση", "birth"),
    "child_birth_date": Sentence("γέννηση τέκνου", "birth of the child"),
    "issue_date": Sentence("έκδοση", "issue"),
    "expiry_date": Sentence("λήξη", "expiry"),
    "valid_from": Sentence("έναρξη ισχύος", "start of validity"),
    "valid_to": Sentence("λήξη ισχύος", "end of validity"),
    "decision_date": Sentence("απόφαση", "decision"),
    "deed_date": Sentence("συμβόλαιο", "deed"),
    "marriage_date": Sentence("γάμος", "marriage"),
    "course_from": Sentence("έναρξη μαθημάτων", "start of the course"),
    "course_to": Sentence("λήξη μαθημάτων", "end of the course"),
    "period_from": Sentence("έναρξη περιόδου", "start of the period"),
    "period_to": Sentence("λήξη περιόδου", "end of the period"),
}


def contradiction(document: Document) -> Sentence | None:
    """The sentence that names the first two dates which cannot both be right; None if all can."""
    present = document.fields.keys() & COMPARED
    pairs = [pair for pair in _SORTED if present.issuperset(pair)] if len(present) > 1 else ()
    return next((said for pair in pairs if (said := _contradict(document, *pair))), None)


def _contradict(document: Document, first: str, second: str) -> Sentence | None:
    days = _excluded(_texts(document, first), _texts(document, second))
    if days is None:
        return None
    earlier, later, one, other = *map(show, days), _NAMES[first], _NAMES[second]
    return Sentence(
        f"Οι ημερομηνίες του εγγράφου αντιφάσκουν: {one.el} {earlier}, {other.el} {later}.",
        f"The dates on the paper contradict one another: {one.en} {earlier}, {other.en} {later}.",
    )


def _texts(document: Document, code: str) -> tuple[str, ...]:
    return (*document.values_of(code), *document.fields[code].alternatives)


@lru_cache(maxsize=8192)
def _excluded(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[date, date] | None:
    """The two days as read, if no reading of the first lies before any reading of the second; None if one does."""
    starts, ends = _readings(first), _readings(second)
    if not starts or not ends or min(p.start for p in starts) <= max(p.end for p in ends):
        return None
    return starts[0].start, ends[0].end


def _readings(texts: tuple[str, ...]) -> list[Interval]:
    return [period for text in texts if (period := read_period(text))]
