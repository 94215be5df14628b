"""What each page is: one of the classes of paper, with a calibrated probability, or nothing when it is not clear.

Phrases that announce a class (`evidence`) and a model trained on whole pages (`model`) are weighed together
(`decision`). Pages that marks settle, such as covers and blank sheets, need neither (`marks`).
"""

from collections.abc import Mapping, Sequence

from fakelos.extractors.classify.continuation import Relation, relation
from fakelos.extractors.classify.decision import NO_LEANING, Chances, decide, probabilities
from fakelos.extractors.classify.evidence import Evidence, points_of
from fakelos.extractors.classify.lexicon import announcements
from fakelos.extractors.classify.marks import by_marks, is_unheard_of
from fakelos.extractors.classify.model import NOTHING, model
from fakelos.extractors.classify.text import PageText, text_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page

_GOES_ON = {Relation.CONTINUES: 5.0, Relation.LIKELY: 3.5}
"""What a page leans to the class that it goes on from, and away from `other`; half of it for papers of one page."""
_FEWEST_WORDS, _SCRAP, _SAID = 20, 8, 3.0
_SURELY_OTHER = 0.95
"""From this probability on, slips of few words are `other`, and as rarely wrongly so as fuller pages that are."""
_ALONE = frozenset({DocumentClass.PHOTO, DocumentClass.SEPARATOR})
"""From these no page goes on."""
_UNHEARD_OF, _HARDLY_KNOWN = 0.9, 0.7
"""Of 33 pages left out that said nothing known, and were of no known class by at least 0.7, every one was something
else; of 34 less surely so, nine were not."""


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
    goes_on = how in _GOES_ON and last is not None
    chances = _chances(text, points, _leaning(last, how) if goes_on and last else NO_LEANING)
    guess = decide(chances, model())
    unheard_of = is_unheard_of(text, points) and not goes_on and (not last or not announcements()[last].runs_on)
    nearest = guess.doc_class or guess.runner_up
    if unheard_of and nearest is DocumentClass.OTHER and chances[nearest] + chances[NOTHING] >= _HARDLY_KNOWN:
        return ClassGuess(doc_class=DocumentClass.OTHER, confidence=max(_UNHEARD_OF, guess.confidence))
    little = guess.doc_class is DocumentClass.OTHER and _says_little(text, points, guess.confidence)
    return _undecided(guess) if little else guess


def _chances(text: PageText, points: Evidence, leaning: Mapping[str, float]) -> Chances:
    trained = model()
    return probabilities(points, trained.opinion(text), trained, leaning)


def _leaning(last: DocumentClass, how: Relation) -> Mapping[str, float]:
    """What it says of a page that it goes on from one of class `last`: it is hardly a paper of its own."""
    share = 1.0 if announcements()[last].runs_on else 0.5
    return {last: share * _GOES_ON[how], DocumentClass.OTHER: -share * _GOES_ON[how]}


def _says_little(text: PageText, points: Evidence, confidence: float) -> bool:
    """Whether too little was read to know that a page is something else than all papers: it may be any of them."""
    enough = _SCRAP if confidence >= _SURELY_OTHER else _FEWEST_WORDS
    scanty = len(text.page.words) < enough and points[DocumentClass.OTHER].net < _SAID
    return scanty or bool(text.page.problems)


def _undecided(guess: ClassGuess) -> ClassGuess:
    return guess.model_copy(update={"doc_class": None, "runner_up": guess.doc_class})
