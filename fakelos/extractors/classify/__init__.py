"""What each page is: one of the classes of paper, with a calibrated probability, or nothing when it is not clear.

The points of `evidence` may come to be joined by those of a trained model: `decide` only sees points per class.
"""

from collections.abc import Sequence

from fakelos.extractors.classify.continuation import Relation, relation
from fakelos.extractors.classify.decision import decide
from fakelos.extractors.classify.evidence import Evidence, Points, points_of
from fakelos.extractors.classify.lexicon import announcements
from fakelos.extractors.classify.marks import by_marks
from fakelos.extractors.classify.text import PageText, text_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page

_GOES_ON = {Relation.CONTINUES: 9.0, Relation.LIKELY: 7.0}
"""Points that a page gets for the class of the page that it goes on from; half of them for papers of one page."""


def classify(page: Page) -> ClassGuess:
    """What one page is, judged by itself."""
    text = text_of(page)
    points = points_of(text)
    return by_marks(text, points) or decide(points)


def classify_all(pages: Sequence[Page]) -> list[ClassGuess]:
    """What each page of one file is; a page that goes on from the one before it is likely of its class."""
    guesses: list[ClassGuess] = []
    before: PageText | None = None
    for page in pages:
        text = text_of(page)
        points = points_of(text)
        guess = by_marks(text, points) or decide(
            points if before is None else _in_sequence(points, before, text, guesses)
        )
        guesses.append(guess)
        before = before if guess.doc_class is DocumentClass.BLANK else text
    return guesses


def _in_sequence(points: Evidence, before: PageText, text: PageText, guesses: Sequence[ClassGuess]) -> Evidence:
    """The points of a page in the light of the last page before it that was not blank."""
    last = next((g.doc_class for g in reversed(guesses) if g.doc_class is not DocumentClass.BLANK), None)
    more = _GOES_ON.get(relation(before, text), 0.0)
    if last is None or not more:
        return points
    share = 1.0 if announcements()[last].runs_on else 0.5
    other = points[DocumentClass.OTHER]
    doubted = {DocumentClass.OTHER: Points(other.pro, other.contra + other.pro)}
    return points | doubted | {last: points[last].raised(share * more)}
