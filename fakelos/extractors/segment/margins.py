"""What a page says of its place among others: a bare number, a deed's closing words, a protocol number of its own."""

import re
import unicodedata

from fakelos.extractors.classify.text import PageText

_TOP = 0.3
_NUMBER = re.compile(r"^\W*([1-9]\d?)\W*$")
_PROTOCOL = re.compile(r"(?<!\w)(?:ΑΡ(?:ΙΘ\w*)?\.?\s?ΠΡΩ?Τ?\w*|Α\.\s?Π\.)[.:\s]*\d", re.IGNORECASE)
_CLOSING = re.compile(r"(?:ΣΕ|ΓΙΑ|ΠΡΟΣ|ΕΙΣ) ΠΙΣΤΩΣΗ|ΜΕΓΑΛΟΦΩΝΑ|ΕΠΗΚΟΟ|ΣΕ ΒΕΒΑΙΩΣΗ ΤΩΝ ΑΝΩΤΕΡΩ|(?:ΔΙ|ΑΝ)ΑΓΝΩΣΘ")
_OPENING = re.compile(r"ΕΜΦΑΝΙΣ[ΘΤ]|ΕΝΩΠΙΟΝ ΜΟΥ|^\W*ΑΡΙΘΜΟΣ|ΠΑΡΟΥΣΙΑΣΤΗΚ|ΠΡΟΣΗΛΘ")


def bare_number(text: PageText) -> int | None:
    """The number that stands alone in the first or the last row, as deeds number their leaves; None without one."""
    rows = text.page.text.splitlines()
    found = (match for row in (*rows[:1], *rows[-1:]) if (match := _NUMBER.match(row)))
    return next((int(match[1]) for match in found), None)


def follows_by_number(before: PageText, text: PageText) -> bool:
    """Whether both pages bear bare numbers and the second is the next, or it is a 2 and the first bears none."""
    theirs, ours = bare_number(before), bare_number(text)
    return ours is not None and ours > 1 and ours - 1 == (theirs or 1)


def closes_deed(before: PageText, text: PageText) -> bool:
    """Whether a page holds the closing words of a deed without its opening, and the page before it none of them."""
    ours, theirs = _plain(text), _plain(before)
    closing = _CLOSING.search(ours) and not _OPENING.search(ours)
    return bool(closing) and not _CLOSING.search(theirs)


def _plain(text: PageText) -> str:
    """The text in capitals without accents."""
    signs = unicodedata.normalize("NFD", text.page.text.upper())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def is_registered(text: PageText) -> bool:
    """Whether a protocol number stands at the head of the page: it was sent as a paper of its own."""
    head = (row for row in text.page.lines if row[0].box[1] < _TOP)
    return any(_PROTOCOL.search(" ".join(word.text for word in row)) for row in head)
