"""Runs of letters of a page, counted in a fixed number of buckets: what the trained model reads.

Letters are folded as for the phrase search, so that accents and look-alike scripts do not matter, and digits are
all alike: a number says what a paper is by its form, not by its value. What stands in headings is counted once more,
apart, for what a paper calls itself weighs more than what it mentions.
"""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.classify.text import PageText, Segment, fold

BITS = 14
"""Each half of the vector has two to this power buckets: runs of letters in the whole page, and in its headings."""
BUCKETS = 2 << BITS
_RUNS = (3, 4, 5)
_UPPER = 0.55
_SPACED = 4
_FULL_PAGE, _FULL_TITLE = 12.0, 6.0
"""The length that the counts of a short page and of a short title have: shorter ones are not stretched to 1."""
_FACTOR, _SPREAD = np.uint32(0x01000193), np.uint32(0x9E3779B1)
_DIGITS = str.maketrans("012345678", "9" * 9)

Counts: TypeAlias = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Buckets in use, and what each weighs; the weights of either half have length 1 at most."""


def grams_of(text: PageText) -> Counts:
    """The weighted buckets of a page."""
    body = _counted(text.rows.segments, _FULL_PAGE)
    titles = _counted((segment for segment in text.headings.segments if segment.top < _UPPER), _FULL_TITLE)
    return np.concatenate([body[0], titles[0] + (1 << BITS)]), np.concatenate([body[1], titles[1]])


def _counted(segments: Iterable[Segment], full: float) -> Counts:
    """The buckets of some segments; where there is little to read, the weights are small, for little is known."""
    letters = " ".join(["", *(_plain(word) for segment in segments for word in _words(segment)), ""])
    codes = np.frombuffer(letters.encode("utf-16-le"), np.uint16).astype(np.uint32)
    buckets, counts = np.unique(np.concatenate([_hashed(codes, run) for run in _RUNS]), return_counts=True)
    weights = 1 + np.log(counts)
    length = np.hypot(np.linalg.norm(weights), full)
    return buckets.astype(np.int64), (weights / length).astype(np.float32)


def _words(segment: Segment) -> list[str]:
    """The words of a segment; letter-spaced ones are one word."""
    words = [word.text for word in segment.words]
    return ["".join(words)] if len(words) >= _SPACED and all(len(word) == 1 for word in words) else words


def _plain(word: str) -> str:
    """Folded letters; a word that is mostly a number keeps its form alone.

    >>> _plain("16/10/2015"), _plain("Άδεια")
    ('99/99/9999', 'ΑΑΕΙΑ')
    """
    digits = sum(map(str.isdigit, word))
    return word.translate(_DIGITS) if 2 * digits >= len(word) else fold(word)


def _hashed(codes: NDArray[np.uint32], run: int) -> NDArray[np.uint32]:
    """The bucket of each run of letters; runs of different lengths that collide share one."""
    found = np.full(max(len(codes) - run + 1, 0), run, np.uint32)
    for place in range(run):
        found = found * _FACTOR ^ codes[place : place + len(found)]
    return (found * _SPREAD) >> np.uint32(32 - BITS)
