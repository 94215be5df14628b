"""Whether the text layer of a page says what its picture shows.

A font may call its digits by other names, a number may be typed under a picture of another: whoever looks at the page
does not see that. So some numbers of the layer are looked at letter by letter in the picture. A font that calls its
letters by other names gives words that Greek does not have.
"""

import re
from collections.abc import Sequence

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.second_look.cutting import CutWord, cut
from fakelos.extractors.second_look.figures import figures_in, signs_of
from fakelos.extractors.second_look.shapes import SYMBOLS, read_shapes
from fakelos.extractors.words.repair import repair
from fakelos.extractors.words.vocabulary import is_known

MOST_COMPARED = 24
FEWEST_DIGITS = 4
MOST_DIFFERING, PLAIN = 0.5, 0.9
"""Of the digits of a number, and how sure one must be to be another: two of them at least, for typefaces differ."""
FEWEST_GREEK, LEAST_KNOWN = 8, 0.55
"""Words to judge letters by, and the share of known ones: 0.8 in the poorest true layer, 0–0.5 in false ones."""
_GREEK_WORD = re.compile(r"[\u0370-\u03ff]{4,}")


def agrees(image: Grey, words: Sequence[RawWord]) -> bool:
    """Whether the layer's words are Greek, and no number is plainly another one in the picture, a page at 200 dpi."""
    if not _is_spelled(words):
        return False
    cuts = [(words[n], pieces) for n in figures_in(words, MOST_COMPARED) if (pieces := cut(image, words[n]))]
    told = [(digits, pieces) for word, pieces in cuts if (digits := _digits(word)) and _as_many(pieces, digits)]
    return not any(_differs(digits, pieces) for digits, pieces in told)


def _is_spelled(words: Sequence[RawWord]) -> bool:
    greek = [match[0] for word in words if (match := _GREEK_WORD.search(repair(word.text)))]
    return len(greek) < FEWEST_GREEK or sum(map(is_known, greek)) >= LEAST_KNOWN * len(greek)


def _digits(word: RawWord) -> str:
    """The digits of a word of nothing else, without its points and strokes; empty for other words."""
    digits = "".join(filter(str.isalnum, signs_of(word.text)))
    return digits if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS else ""


def _as_many(pieces: CutWord, digits: str) -> bool:
    return sum(pieces.is_high(blob) for blob in pieces.blobs) == len(digits)


def _differs(digits: str, pieces: CutWord) -> bool:
    high = [blob for blob in pieces.blobs if pieces.is_high(blob)]
    scores = read_shapes(*pieces.pictures(high))[:, : len(SYMBOLS)]
    seen = [
        SYMBOLS[n] if sure >= PLAIN else "" for n, sure in zip(scores.argmax(axis=1), scores.max(axis=1), strict=True)
    ]
    others = [digit for digit, sign in zip(digits, seen, strict=True) if sign.isdigit() and sign != digit]
    return len(others) >= MOST_DIFFERING * len(digits) and len(set(others)) > 1
