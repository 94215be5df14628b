"""A document while its pages are being gathered."""

import re

from rapidfuzz import fuzz

from fakelos.extractors.classify.continuation import Relation, bears_title, relation
from fakelos.extractors.classify.evidence import announces
from fakelos.extractors.classify.lexicon import announcements
from fakelos.extractors.classify.numbering import numbering_of
from fakelos.extractors.classify.text import PageText
from fakelos.extractors.segment.identity import holder_of
from fakelos.extractors.segment.margins import closes_deed, follows_by_number, is_registered
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess

_LONE = frozenset({DocumentClass.PHOTO, DocumentClass.BLANK, DocumentClass.SEPARATOR})
"""Pages of these classes are papers of their own."""
_UNNAMED = frozenset({DocumentClass.PASSPORT, DocumentClass.SEPARATOR})
"""Further pages of these name nobody."""
_DEEDS = frozenset({DocumentClass.NOTARIAL_DEED, DocumentClass.POWER_OF_ATTORNEY})
_DATA_LABELS = 3
_CARD_WORDS = 70
_STAMPS = 25
_DAY = re.compile(r"(?<!\d)(\d{1,2})[./ -]{1,2}(\d{1,2})[./ -]{1,2}(?:19|20)?(\d\d)(?!\d)")
_END, _END_IN_CARD = slice(21, 27), slice(8, 14)
"""Where the second line of a zone gives the end of validity (ICAO 9303)."""
_HEAD_SEGMENTS, _SAME_HEAD = 3, 85.0


class Draft:
    """The pages of one paper so far; an unclassified first page takes the class of the page that goes on from it."""

    def __init__(self, text: PageText, guess: ClassGuess) -> None:
        self.texts, self.guesses = [text], [guess]
        self._holder = holder_of(text.page)
        self._doubts: set[str] = set()

    def add(self, text: PageText, guess: ClassGuess) -> None:
        """Take a page in; where neither a number, a sentence nor the holder joins it, a person should look."""
        if self._is_doubtful(text):
            self.doubt("boundary_doubtful")
        self.texts.append(text)
        self.guesses.append(guess)
        self._holder = self._holder.joined(holder_of(text.page))

    def doubt(self, problem: str) -> None:
        """State that something about the paper as a whole is not certain."""
        self._doubts.add(problem)

    def _is_doubtful(self, text: PageText) -> bool:
        last = self.texts[-1]
        joined = relation(last, text) in (Relation.CONTINUES, Relation.LIKELY) or self._follows(text)
        joined = joined or self._names(text)
        return not joined and self.doc_class not in _UNNAMED and not _is_back_of_card(self.texts[-1], text)

    @property
    def doc_class(self) -> DocumentClass | None:
        """The class of the first page that has one."""
        return next((guess.doc_class for guess in self.guesses if guess.doc_class), None)

    @property
    def candidates(self) -> tuple[DocumentClass, ...]:
        """What a paper without a class could only be; empty if its first page may be anything."""
        return () if self.doc_class else self.guesses[0].candidates

    @property
    def confidence(self) -> float:
        """The confidence of the page that shows best what the paper is."""
        return max(guess.confidence for guess in self.guesses if guess.doc_class is self.doc_class)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the paper as a whole."""
        unknown = ("class_unknown",) if self.doc_class is None else ()
        return unknown + (("incomplete_document",) if self._lacks_pages() else ()) + tuple(sorted(self._doubts))

    def _lacks_pages(self) -> bool:
        """Whether the printed numbers of the pages leave out one that should be there."""
        numbers = [n for text in self.texts if (n := numbering_of(text.page))]
        last = max((n.total or n.number for n in numbers), default=0)
        unnumbered = len(self.texts) - len(numbers)
        return last - len({n.number for n in numbers}) > unnumbered

    def goes_on(self, text: PageText, guess: ClassGuess, *, parted: bool, enclosed: bool = False) -> bool:
        """Whether the page is the next one of this paper.

        `parted`: a blank page lies between; `enclosed`: both lie between two covers that hold one paper.
        """
        if enclosed and not _LONE & {self.doc_class, guess.doc_class}:
            return self._fits(text, guess)
        if _LONE & {self.doc_class, guess.doc_class} or not self._may_be_one(guess):
            return False
        how = relation(self.texts[-1], text)
        if how in (Relation.CONTINUES, Relation.STARTS):
            return how is Relation.CONTINUES
        if how is not Relation.LIKELY and self._follows(text):
            how = Relation.LIKELY
        if self._holder.contradicts(holder_of(text.page)) or (parted and how is Relation.UNKNOWN):
            return False
        return how is Relation.LIKELY or self._takes(text, guess)

    def _follows(self, text: PageText) -> bool:
        """Whether a bare number or a deed's closing words say that a page goes on."""
        last = self.texts[-1]
        return follows_by_number(last, text) or (self.doc_class in _DEEDS and closes_deed(last, text))

    def _fits(self, text: PageText, guess: ClassGuess) -> bool:
        """Whether nothing on a page says that it is of another paper or of another person."""
        return self._may_be_one(guess) and not self._holder.contradicts(holder_of(text.page))

    def _may_be_one(self, guess: ClassGuess) -> bool:
        return None in (self.doc_class, guess.doc_class) or self.doc_class is guess.doc_class

    def _takes(self, text: PageText, guess: ClassGuess) -> bool:
        """Whether a page that says neither that it goes on nor that it begins is one of this paper."""
        if self.doc_class is None:
            return False
        if guess.doc_class is None:
            return self._may_run_on_to(text, guess)
        if self.doc_class is DocumentClass.PASSPORT:
            return not (_has_data(text) and any(map(_has_data, self.texts)))
        if self.doc_class is DocumentClass.RESIDENCE_PERMIT and _is_back_of_card(self.texts[-1], text):
            return True
        if _is_whole_card(self.texts[-1], text):
            return False
        return announcements()[self.doc_class].runs_on and not self._begins_alike(text, self.doc_class)

    def _begins_alike(self, text: PageText, doc_class: DocumentClass) -> bool:
        """Whether a page begins as a paper of the class does: with a title, or like the first page of this one."""
        titled = bears_title(text) and (is_registered(text) or not self._names(text))
        return titled or announces(text, doc_class) or fuzz.ratio(_head(text), _head(self.texts[0])) >= _SAME_HEAD

    def _names(self, text: PageText) -> bool:
        """Whether the page names this paper's holder by a number of his."""
        return self._holder.shares(holder_of(text.page))

    def _may_run_on_to(self, text: PageText, guess: ClassGuess) -> bool:
        """Whether an unclassified page may be one more of this paper: most like it, or stamps in a passport."""
        if text.page.problems or self.doc_class is None:
            return False
        if self.doc_class is DocumentClass.PASSPORT:
            return _is_stamped(text)
        alike = guess.runner_up is self.doc_class and not self._begins_alike(text, self.doc_class)
        return alike and announcements()[self.doc_class].runs_on


def _head(text: PageText) -> str:
    """The letters of the topmost rows."""
    return "".join(segment.letters for segment in text.rows.segments[:_HEAD_SEGMENTS])


def _has_data(text: PageText) -> bool:
    """Whether this is the data page of a passport."""
    labels = ("PASSPORT NO", "DATE OF BIRTH", "DATE OF EXPIRY", "GIVEN NAMES", "PLACE OF BIRTH", "NATIONALITY")
    words = text.page.text.upper()
    return bool(text.page.mrz) or sum(label in words for label in labels) >= _DATA_LABELS


def _is_stamped(text: PageText) -> bool:
    """Whether this may be a page of stamps: few words, dates among them; a name alone stands under a photograph."""
    few = len(text.page.words) < _STAMPS and not text.page.picture
    return few and (len(text.page.words) <= 1 or any(char.isdigit() for char in text.page.text))


def _is_back_of_card(front: PageText, back: PageText) -> bool:
    """Whether a zone stands on the second of two pages of few words, as on the back of a permit card."""
    few = len(front.page.words) < _CARD_WORDS and len(back.page.words) < _CARD_WORDS
    return few and bool(back.page.mrz) and not front.page.mrz and not _is_whole_card(front, back)


def _is_whole_card(before: PageText, text: PageText) -> bool:
    """Whether a page with a zone prints the end of validity itself, as fronts do, and the page before it does not."""
    ends = {zone.lines[1][_END_IN_CARD if zone.kind == "TD1" else _END] for zone in text.page.mrz}
    return bool(ends & _days(text) - _days(before))


def _days(text: PageText) -> set[str]:
    """The days in figures on a page, as zones print them: year, month and day with two digits each."""
    return {f"{year}{month:0>2}{day:0>2}" for day, month, year in _DAY.findall(text.page.text)}
