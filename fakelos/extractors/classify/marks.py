"""Pages that no wording decides: covers, blank sheets, photographs, verified zones, pages that could not be read."""

from fakelos.extractors.barcodes import cover_of
from fakelos.extractors.classify.evidence import Evidence, class_of_zone
from fakelos.extractors.classify.text import PageText
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

_CERTAIN = 0.99
_VERIFIED = 0.98
"""A zone whose check digits all hold is on no other paper than its own."""
_LIKELY = 0.93
_NEARLY_NONE, _FEW_WORDS, _CAPTION, _FULL = 3, 6, 12, 20
_SILENT = 1.0
_SPEAKS = 3.0
"""Points from which words decide even on a page that is mostly a picture."""


def by_marks(text: PageText, points: Evidence) -> ClassGuess | None:
    """The class of a page whose marks settle it; None when its words must decide."""
    page = text.page
    if cover_of(page.barcodes):
        return ClassGuess(doc_class=DocumentClass.SEPARATOR, confidence=_CERTAIN)
    if page.source == "none":
        return ClassGuess(doc_class=None, confidence=0.0)
    if page.blank and not page.problems:
        return ClassGuess(doc_class=DocumentClass.BLANK, confidence=_CERTAIN)
    zones = {class_of_zone(zone) for zone in page.mrz if zone.verified}
    if len(zones) == 1:
        return ClassGuess(doc_class=zones.pop(), confidence=_VERIFIED)
    if page.picture and _is_photograph(text, points):
        return ClassGuess(doc_class=DocumentClass.PHOTO, confidence=_LIKELY)
    return None if page.mrz or _says_something(text, points) else ClassGuess(doc_class=None, confidence=0.0)


def is_unheard_of(text: PageText, points: Evidence) -> bool:
    """Whether a page is full of words, and no class has any of them: it is something else, or in another script.

    Not so when OCR itself doubts the page: nothing is known then, rather than known to be nothing.
    """
    silent = max(p.pro for p in points.values()) < _SILENT
    return silent and len(text.page.words) >= _FULL and not text.page.problems


def _is_photograph(text: PageText, points: Evidence) -> bool:
    """Whether a picture has no more beside it than a name, or a caption that says what it is, and no paper's words."""
    most = _CAPTION if points[DocumentClass.PHOTO].net else _FEW_WORDS
    papers = (found.net for doc_class, found in points.items() if doc_class is not DocumentClass.PHOTO)
    return _words(text) <= most and max(papers) < _SPEAKS


def _says_something(text: PageText, points: Evidence) -> bool:
    """Whether there is wording to decide by: a stray word or two that no class knows is none."""
    return _words(text) >= _NEARLY_NONE or max(found.net for found in points.values()) >= _SPEAKS


def _words(text: PageText) -> int:
    """Legible words; specks that OCR took for letters do not count."""
    return sum(word.confidence >= 0.5 and len(word.text) > 2 for word in text.page.words)  # noqa: PLR2004
