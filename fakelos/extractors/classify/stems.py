"""Beginnings of the words of a page: what the trained model reads beside runs of letters.

Greek words change at their ends: six letters stand for all forms of a word. Each counts once a page, however often it
is said, and numbers do not count.
"""

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.classify.text import PageText, fold

BITS = 15
BUCKETS = 1 << BITS
_LENGTH, _SHORTEST = 6, 3
_FULL_PAGE = 5.0
"""The length that the counts of a short page have: shorter ones are not stretched to 1."""


def stems_of(text: PageText) -> NDArray[np.int64]:
    """The buckets of the page's words, each once, in order."""
    found = {bucket for word in text.page.words if (bucket := _bucket(word.text)) is not None}
    return np.array(sorted(found), np.int64)


def weight_of(stems: NDArray[np.int64]) -> float:
    """What each of the page's words weighs, so that the weights have length 1 at most."""
    return float(1 / np.hypot(np.sqrt(len(stems)), _FULL_PAGE))


@lru_cache(maxsize=1 << 16)
def _bucket(word: str) -> int | None:
    """The bucket of a word; none for numbers and for words too short to tell anything.

    >>> _bucket("διαμονής") == _bucket("ΔΙΑΜΟΝΗ"), _bucket("2403"), _bucket("το")
    (True, None, None)
    """
    letters = fold(word)
    if len(letters) < _SHORTEST or any(map(str.isdigit, letters)):
        return None
    return zlib.crc32(letters[:_LENGTH].encode()) & (BUCKETS - 1)
