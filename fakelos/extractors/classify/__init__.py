"""What each page is: one of the classes of paper, with a calibrated probability, or nothing when it is not clear.

A trained model may come to add its points to those of `points_of`: `decide` sees nothing but points per class.
"""

from collections.abc import Sequence

from fakelos.extractors.classify.continuation import Relation, relation
from fakelos.extractors.classify.decision import decide
from fakelos.extractors.classify.evidence import Evidence, Points, points_of
from fakelos.extractors.classify.lexicon import announcements
from fakelos.extractors.classify.marks import by_marks, is_unheard_of
from fakelos.extractors.classify.text import PageText, text_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page

_GOES_ON = {Relation.CONTINUES: 9.0, Relation.LIKELY: 7.0}
"""Points that a page gets for the class of the page that it goes on from; half of them for papers of one page."""
_ALONE = frozenset({DocumentClass.PHOTO, DocumentClass.SEPARATOR})
"""From these no page goes on."""
_UNHEARD_OF = 0.9
"""Of the unseen layouts that said nothing known, every one was something else; there were about a dozen of them."""


def classify(page: Page) -> ClassGuess:
    """What one page is, judged by itself."""
    text = text_of(page)
    return _judged(text, points_of(text))


def classify_all(pages: Sequence[Page]) -> list[ClassGuess]:
    """What each page of one file is; a page that goes on from the one before it is likely of its class."""
    guesses: list[ClassGuess] = []
    before: PageText | None = None
    last: DocumentClass | None = None
    for page in pages:
        text = text_of(page)
        guess = _judged(text, points_of(text), before, last)
        guesses.append(guess)
        if guess.doc_class in _ALONE:
            before, last = None, None
        elif guess.doc_class is not DocumentClass.BLANK:
            before, last = text, guess.doc_class
    return guesses


def _judged(
    text: PageText, points: Evidence, before: PageText | None = None, last: DocumentClass | None = None
) -> ClassGuess:
    """The class of a page; `before` is the last page that was not blank, and `last` its class."""
    marked = by_marks(text, points)
    if marked:
        return marked
    how = relation(before, text) if before else Relation.STARTS
    if how in _GOES_ON:
        return decide(_going_on(points, last, _GOES_ON[how]) if last else points)
    if is_unheard_of(text, points) and (how is Relation.STARTS or not last or not announcements()[last].runs_on):
        return ClassGuess(doc_class=DocumentClass.OTHER, confidence=_UNHEARD_OF)
    return decide(points)


def _going_on(points: Evidence, last: DocumentClass, more: float) -> Evidence:
    """The points of a page that goes on from one of class `last`; it is hardly something else than all papers."""
    other = points[DocumentClass.OTHER]
    doubted = {DocumentClass.OTHER: Points(other.pro, other.contra + other.pro)}
    share = 1.0 if announcements()[last].runs_on else 0.5
    return points | doubted | {last: points[last].raised(share * more)}
