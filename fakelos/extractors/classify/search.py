"""Searching a page for the phrases of the lexicon, tolerant of what OCR does to letters.

A page is compared with about a thousand phrases in a few milliseconds: phrases that share too few runs of three
letters with the page are dropped first, exact occurrences are found as substrings, and only what is left is
compared letter by letter.
"""

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from fakelos.extractors.classify.lexicon import phrases
from fakelos.extractors.classify.text import PageText, Stream, trigrams

_SHORT = 7
"""Phrases with fewer letters count only as whole words: they would be found inside other words."""
_SHARED = 0.55
"""Share of a phrase's letter runs that two misread letters in sixteen leave."""
_ALIKE = 86.0
"""Similarity in percent from which a misread phrase is taken for the phrase."""
_LOWER_PART = 0.7
"""What a heading in the lower half of the page is worth."""


@dataclass(frozen=True, order=True)
class Hit:
    """How surely a phrase is on the page (`found`), and as its heading (`heading`), both 0 to 1.

    `span` is its place in the letters of the page's blocks; empty where it was not found there.
    """

    found: float
    heading: float
    span: tuple[int, int] = (0, 0)


def search(text: PageText) -> dict[str, Hit]:
    """All phrases of the lexicon that are on the page, by their folded letters."""
    hits = {phrase: _whole_word(phrase, text) for phrase in _short() & text.tokens}
    grams = text.grams
    for phrase, runs, enough in _long():
        if len(runs & grams) >= enough:
            hit = _look_for(phrase, text)
            if hit.found:
                hits[phrase] = hit
    return hits


@cache
def _short() -> frozenset[str]:
    return frozenset(phrase for phrase in phrases() if len(phrase) < _SHORT)


@cache
def _long() -> tuple[tuple[str, frozenset[str], float], ...]:
    """The longer phrases with their runs of letters and how many of these a page must share."""
    runs = {phrase: trigrams(phrase) for phrase in sorted(phrases() - _short())}
    return tuple((phrase, grams, _SHARED * len(grams)) for phrase, grams in runs.items())


def _whole_word(word: str, text: PageText) -> Hit:
    holders = [segment for segment in text.headings.segments if word in segment.tokens]
    heading = max((_weight_of(s.top, len(word) / len(s.letters)) for s in holders), default=0.0)
    start = text.blocks.letters.find(word)
    return Hit(1.0, heading, (start, start + len(word)) if start >= 0 else (0, 0))


def _look_for(phrase: str, text: PageText) -> Hit:
    heading = max((_standing(span, phrase, text.headings) for span in _spans(phrase, text.headings)), default=0.0)
    start = text.blocks.letters.find(phrase)
    if start >= 0:
        return Hit(1.0, heading, (start, start + len(phrase)))
    if phrase in text.rows.letters:
        return Hit(1.0, heading)
    misread = _misread(phrase, text.blocks)
    return max((Hit(max(worth, heading), heading, (a, b)) for a, b, worth in misread), default=Hit(heading, heading))


def _spans(phrase: str, stream: Stream) -> list[tuple[int, int, float]]:
    """Where the phrase stands in the stream, with its likeness; misread only where it does not stand exactly."""
    exact, at = [], stream.letters.find(phrase)
    while at >= 0:
        exact.append((at, at + len(phrase), 1.0))
        at = stream.letters.find(phrase, at + 1)
    return exact or _misread(phrase, stream)


def _misread(phrase: str, stream: Stream) -> list[tuple[int, int, float]]:
    if len(stream.letters) < len(phrase):
        return []
    best = fuzz.partial_ratio_alignment(phrase, stream.letters, score_cutoff=_ALIKE)
    return [(best.dest_start, best.dest_end, _worth(best.score))] if best else []


def _worth(score: float) -> float:
    """Likeness in percent to evidence: what barely passes counts for half.

    >>> _worth(100.0), _worth(86.0)
    (1.0, 0.5)
    """
    return 0.5 + 0.5 * (score - _ALIKE) / (100.0 - _ALIKE)


def _standing(span: tuple[int, int, float], phrase: str, headings: Stream) -> float:
    start, end, worth = span
    touched = headings.touched(start, end)
    coverage = len(phrase) / max(sum(len(segment.letters) for segment in touched), 1)
    return worth * _weight_of(touched[0].top, coverage)


def _weight_of(top: float, coverage: float) -> float:
    """What a heading is worth by its place and by how much of its lines it fills."""
    place = 1.0 if top < 0.5 else _LOWER_PART  # noqa: PLR2004
    return place * min(1.0, 0.4 + coverage)
