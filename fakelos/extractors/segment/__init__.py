"""Which pages of a file are one paper.

A page goes on with the open document when its number or an unfinished sentence says so, or when it is of the
same class, bears no title of its own and names no other holder. Doubt parts: two papers taken for two can be
joined by a person who sees both, two people's papers glued together are seen by nobody.
"""

from collections.abc import Sequence

from fakelos.extractors.barcodes import cover_of
from fakelos.extractors.classify.text import PageText, text_of
from fakelos.extractors.segment.covers import Place, places
from fakelos.extractors.segment.draft import Draft
from fakelos.extractors.segment.duplicates import Twin, find_duplicates
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Page

__all__ = ["Span", "Twin", "find_duplicates", "segment"]


class Span(Frozen):
    """One paper of a file: its page numbers, its class (None: a person must say) and what is wrong with it.

    `candidates`: without a class, it could only be one of these; empty, it could be anything.
    """

    pages: tuple[int, ...]
    doc_class: DocumentClass | None
    confidence: float
    problems: tuple[str, ...] = ()
    candidates: tuple[DocumentClass, ...] = ()


def segment(pages: Sequence[Page], guesses: Sequence[ClassGuess]) -> list[Span]:
    """The papers of one file in the order in which they begin. Every page is in exactly one span."""
    drafts: list[Draft] = []
    current: Draft | None = None
    for page, guess, place in zip(pages, guesses, places(pages), strict=True):
        text = text_of(page)
        home = _home(drafts, current, text, guess, enclosed=place is Place.ONE_PAPER)
        if home is None:
            home = Draft(text, guess)
            drafts.append(home)
        else:
            home.add(text, guess)
        if place is Place.COVER_MISSING:
            home.doubt("cover_missing")
        current = current if guess.doc_class is DocumentClass.BLANK else home
    return [_span(draft) for draft in drafts]


def _home(
    drafts: list[Draft], current: Draft | None, text: PageText, guess: ClassGuess, *, enclosed: bool
) -> Draft | None:
    """The draft that a page belongs to, None if it begins one."""
    if guess.doc_class is DocumentClass.BLANK or current is None:
        return None
    parted = drafts[-1] is not current
    if _may_be_cover(guess) and not parted and _same_cover(current, text):
        return current
    if guess.doc_class is DocumentClass.SEPARATOR:
        return None
    return current if current.goes_on(text, guess, parted=parted, enclosed=enclosed) else None


def _may_be_cover(guess: ClassGuess) -> bool:
    """Whether a page is a cover, or of no known class and most like one, as backs without a code are."""
    likely = guess.doc_class or guess.runner_up
    return likely is DocumentClass.SEPARATOR


def _same_cover(current: Draft, text: PageText) -> bool:
    """Whether a cover is the back of the cover before it: it opens the same thing, or nothing of its own."""
    if current.doc_class is not DocumentClass.SEPARATOR:
        return False
    opened = cover_of(text.page.barcodes)
    return opened is None or opened == cover_of(current.texts[0].page.barcodes)


def _span(draft: Draft) -> Span:
    return Span(
        pages=tuple(text.page.number for text in draft.texts),
        doc_class=draft.doc_class,
        confidence=draft.confidence,
        problems=draft.problems,
        candidates=draft.candidates,
    )
