"""Searching a page for the phrases of the lexicon, tolerant of what OCR does to letters.

A page is compared with about a thousand phrases in a few milliseconds: phrases that share too few runs of three
letters with the page are dropped first, exact occurrences are found as substrings, and only what is left is
compared letter by letter.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, pairwise

from rapidfuzz import fuzz

from fakelos.extractors.classify.lexicon import phrases, titles
from fakelos.extractors.classify.text import PageText, Stream, trigrams

_SHORT = 7
"""Phrases with fewer letters count only as whole words: they would be found inside other words."""
_RUN = 3
_ALIKE = 86.0
"""Similarity in percent from which a misread phrase is taken for the phrase."""
_LONGER = 3
_LOWER_PART = 0.7
"""What a heading in the lower half of the page is worth."""


@dataclass(frozen=True, order=True)
class Hit:
    """How surely a phrase is on the page (`found`), and as its heading (`heading`), both 0 to 1.

    `span` is its place in the letters of the page's blocks; empty where it was not found there. `within` says that
    it stands nowhere but inside longer phrases, as BOOK OF HEALTH does in BOOK OF HEALTH OF A CHILD.
    """

    found: float
    heading: float
    span: tuple[int, int] = (0, 0)
    within: bool = False


@dataclass(frozen=True)
class _Phrase:
    """A phrase as it is looked for.

    `enough` is how many of its runs of three letters are left when as many letters as allowed are misread; of
    `parts`, one more than those letters, at least one is left whole, each given with its place in the phrase.
    """

    letters: str
    grams: frozenset[str]
    enough: int
    parts: tuple[tuple[int, str], ...]


def search(text: PageText) -> dict[str, Hit]:
    """All phrases of the lexicon that are on the page, by their folded letters."""
    hits = {phrase: _whole_word(phrase, text) for phrase in _short() & text.tokens}
    looked_for = ((phrase.letters, _look_for(phrase, text)) for phrase in _candidates(text))
    hits |= {letters: hit for letters, hit in looked_for if hit.found}
    return _marked_within(hits, text.blocks)


def _marked_within(hits: dict[str, Hit], blocks: Stream) -> dict[str, Hit]:
    """Mark the phrases all of whose places lie inside longer phrases that were read without doubt."""
    places = {letters: _places(letters, hit, blocks) for letters, hit in hits.items()}
    sure = [place for letters, hit in hits.items() if hit.found == 1.0 for place in places[letters]]

    def inside(start: int, end: int) -> bool:
        return any(a <= start and end <= b and b - a >= end - start + _LONGER for a, b in sure)

    return {
        letters: replace(hit, within=bool(places[letters]) and all(inside(*place) for place in places[letters]))
        for letters, hit in hits.items()
    }


def _places(letters: str, hit: Hit, blocks: Stream) -> list[tuple[int, int]]:
    exact = [(at, at + len(letters)) for at in _all(letters, blocks.letters)]
    return exact or ([hit.span] if hit.span[1] else [])


def _candidates(text: PageText) -> list[_Phrase]:
    """The longer phrases of which the page has enough runs of letters."""
    index = _holders()
    shared = Counter(chain.from_iterable(index[run] for run in text.grams & index.keys()))
    return [phrase for place, phrase in enumerate(_long()) if shared[place] >= phrase.enough]


@cache
def _holders() -> dict[str, list[int]]:
    """The places in `_long` of the phrases that hold each run of letters."""
    index: dict[str, list[int]] = {}
    for place, phrase in enumerate(_long()):
        for run in phrase.grams:
            index.setdefault(run, []).append(place)
    return index


@cache
def _short() -> frozenset[str]:
    return frozenset(phrase for phrase in phrases() if len(phrase) < _SHORT)


@cache
def _long() -> tuple[_Phrase, ...]:
    return tuple(_prepared(phrase) for phrase in sorted(phrases() - _short()))


def _prepared(phrase: str) -> _Phrase:
    grams, misreadable = trigrams(phrase), int((1 - _ALIKE / 100) * len(phrase))
    cuts = [len(phrase) * part // (misreadable + 1) for part in range(misreadable + 2)]
    parts = tuple((start, phrase[start:end]) for start, end in pairwise(cuts))
    return _Phrase(phrase, grams, max(len(grams) - _RUN * misreadable, 1), parts)


def _whole_word(word: str, text: PageText) -> Hit:
    holders = [segment for segment in text.headings.segments if word in segment.tokens]
    heading = max((_weight_of(s.top, len(word) / len(s.letters)) for s in holders), default=0.0)
    start = text.blocks.letters.find(word)
    return Hit(1.0, heading, (start, start + len(word)) if start >= 0 else (0, 0))


def _look_for(phrase: _Phrase, text: PageText) -> Hit:
    """The phrase on the page; as a misread heading it is looked for only where the page has it at all."""
    start = text.blocks.letters.find(phrase.letters)
    if start >= 0:
        return Hit(1.0, _as_heading(phrase, text), (start, start + len(phrase.letters)))
    if phrase.letters in text.rows.letters or phrase.letters in text.headings.letters:
        return Hit(1.0, _as_heading(phrase, text))
    misread = _misread(phrase, text.blocks)
    if not misread:
        return Hit(0.0, 0.0)
    heading = _as_heading(phrase, text)
    return max(Hit(max(worth, heading), heading, (a, b)) for a, b, worth in misread)


def _as_heading(phrase: _Phrase, text: PageText) -> float:
    spans = _spans(phrase, text.headings) if phrase.letters in titles() else []
    return max((_standing(span, phrase.letters, text.headings) for span in spans), default=0.0)


def _spans(phrase: _Phrase, stream: Stream) -> list[tuple[int, int, float]]:
    """Where the phrase stands in the stream, with its likeness; misread only where it does not stand exactly."""
    exact = [(at, at + len(phrase.letters), 1.0) for at in _all(phrase.letters, stream.letters)]
    return exact or _misread(phrase, stream)


def _misread(phrase: _Phrase, stream: Stream) -> list[tuple[int, int, float]]:
    """Where the stream is most like the phrase, if anywhere: only around parts that are there whole."""
    best = max((_alike(phrase, start, stream) for start in _starts(phrase, stream)), default=None)
    return [(best[1], best[2], _worth(best[0]))] if best and best[0] >= _ALIKE else []


def _starts(phrase: _Phrase, stream: Stream) -> set[int]:
    if len(phrase.grams & stream.grams) < phrase.enough:
        return set()
    return {at - offset for offset, part in phrase.parts for at in _all(part, stream.letters)}


def _all(part: str, letters: str) -> Iterator[int]:
    at = letters.find(part)
    while at >= 0:
        yield at
        at = letters.find(part, at + 1)


def _alike(phrase: _Phrase, start: int, stream: Stream) -> tuple[float, int, int]:
    """Likeness in percent, and the span, of the letters around `start`; one letter may be lost or added."""
    first = max(start - 1, 0)
    around = stream.letters[first : start + len(phrase.letters) + 1]
    found = (
        fuzz.partial_ratio_alignment(phrase.letters, around, score_cutoff=_ALIKE)
        if len(around) >= len(phrase.letters)
        else None
    )
    return (found.score, first + found.dest_start, first + found.dest_end) if found else (0.0, start, start)


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
