"""Whether the text layer of a page says what its picture shows.

A font may call its digits by other names, a number may be typed under a picture of another: whoever looks at the page
does not see that. So some numbers of the layer are looked at letter by letter in the picture.
"""

from collections.abc import Sequence

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.second_look.cutting import CutWord, cut
from fakelos.extractors.second_look.figures import figures_in, signs_of
from fakelos.extractors.second_look.shapes import SYMBOLS, read_shapes

MOST_COMPARED = 24
FEWEST_DIGITS = 4
MOST_DIFFERING, PLAIN = 0.5, 0.9
"""Of the digits of a number, and how sure one must be to be another: two of them at least, for typefaces differ."""


def agrees(image: Grey, words: Sequence[RawWord]) -> bool:
    """Whether no number of the layer is plainly another one in the picture, a page at 200 dpi."""
    cuts = [(words[n], pieces) for n in figures_in(words, MOST_COMPARED) if (pieces := cut(image, words[n]))]
    told = [(digits, pieces) for word, pieces in cuts if (digits := _digits(word)) and _as_many(pieces, digits)]
    return not any(_differs(digits, pieces) for digits, pieces in told)


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
