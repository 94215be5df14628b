"""Whether a page goes on where the page before it stopped: by its number, or in the middle of a sentence."""

from enum import Enum

from fakelos.extractors.classify.numbering import Numbering, numbering_of
from fakelos.extractors.classify.text import PageText, fold

_TOP = 0.3
_OPENINGS = tuple(fold(words) for words in ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "HELLENIC REPUBLIC", "ΑΡΙΘΜΟΣ", "ΑΡΙΘ ΠΡΩΤ"))
_TITLES = tuple(
    fold(word)
    for word in (
        "ΒΕΒΑΙΩΣΗ", "ΒΕΒΑΙΟΥΤΑΙ", "ΠΙΣΤΟΠΟΙΗΤΙΚΟ", "ΑΠΟΔΕΙΞΗ", "ΑΠΟΔΕΙΚΤΙΚΟ", "ΑΠΟΦΑΣΗ", "ΑΙΤΗΣΗ", "ΔΗΛΩΣΗ", "ΠΑΡΑΒΟΛΟ",
        "ΥΠΕΥΘΥΝΗ", "ΣΥΜΒΑΣΗ", "ΣΥΜΦΩΝΗΤΙΚΟ", "ΙΔΙΩΤΙΚΟ", "ΑΤΟΜΙΚΗ", "ΑΠΟΣΠΑΣΜΑ", "ΛΗΞΙΑΡΧΙΚΗ", "ΕΚΚΑΘΑΡΙΣΤΙΚΟ",
        "ΠΛΗΡΕΞΟΥΣΙΟ", "ΑΔΕΙΑ", "ΒΙΒΛΙΑΡΙΟ", "ΤΙΤΛΟΣ", "CERTIFICATE", "ΘΕΜΑ",
    )
)  # fmt: skip
"""What papers of all kinds call themselves."""
_STOPS = tuple(".;!:»”")
_FEWEST_BLANKS = 4
_SECOND = 2


class Relation(Enum):
    """How a page relates to the page before it."""

    CONTINUES = "continues"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    STARTS = "starts"


def relation(before: PageText, text: PageText) -> Relation:
    """What the page itself says; the classes of the two pages are not looked at."""
    ours = numbering_of(text.page)
    if ours is not None:
        return _by_number(numbering_of(before.page), ours)
    if opens(text):
        return Relation.STARTS
    return Relation.LIKELY if _goes_on(before, text) else Relation.UNKNOWN


def _by_number(theirs: Numbering | None, ours: Numbering) -> Relation:
    if ours.number == 1:
        return Relation.STARTS
    if theirs is None:
        return Relation.LIKELY if ours.number == _SECOND else Relation.UNKNOWN
    if ours.number == theirs.number + 1 and (theirs.total == ours.total or None in (theirs.total, ours.total)):
        return Relation.CONTINUES
    page_missing = theirs.total == ours.total is not None and ours.number > theirs.number
    return Relation.LIKELY if page_missing else Relation.UNKNOWN


def opens(text: PageText) -> bool:
    """Whether the page begins as papers begin: with a letterhead or a number of its own."""
    return any(s.top < _TOP and s.letters.startswith(_OPENINGS) for s in text.headings.segments)


def bears_title(text: PageText) -> bool:
    """Whether a heading at the top begins with what papers call themselves."""
    return any(s.top < _TOP and s.letters.startswith(_TITLES) for s in text.headings.segments)


def _goes_on(before: PageText, text: PageText) -> bool:
    """The running text before stops within a sentence, and that of this page begins with a small letter."""
    last, first = _running(before)[-1:], _running(text)[:1]
    return bool(last and first) and not last[0].endswith(_STOPS) and first[0][0].islower()


def _running(text: PageText) -> list[str]:
    """The rows of running text, without titles, page numbers, stamps and the like."""
    rows = text.page.text.splitlines()
    return [row for row in rows if row.count(" ") >= _FEWEST_BLANKS and not row.isupper()]
