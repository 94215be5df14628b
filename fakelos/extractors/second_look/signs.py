"""What stands before figures and is none of them: +480,45 is read as 148045, ***16,67 as 33316,67, : 22513 as 122513.

Digits and capitals reach from the line to its full height; signs hang above the line or float between.
"""

import re
from dataclasses import replace
from itertools import takewhile
from statistics import median

import numpy as np

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.second_look.cutting import STROKE, WIDE, CutWord, Span

HANGS, FLOATS, LOW, FLAT = 0.72, 0.08, 0.55, 0.25  # in heights of capitals, from their top; the last a height
WIDER = 1.5
"""Than most digits: two that touch."""
_READ = re.compile(r"[^\w.,/]*")
_SIGNED = re.compile(r"[+*\-]\d")
_POINTS = ".,/"


def is_signed(word: RawWord) -> bool:
    """Whether a sign was read before figures; then others on the page will have been taken for figures.

    >>> is_signed(RawWord("+480,45", 0, 0, 9, 9, 0.9)), is_signed(RawWord("480-45", 0, 0, 9, 9, 0.9))
    (True, False)
    """
    return bool(_SIGNED.match(word.text))


def without_signs(word: RawWord, pieces: CutWord) -> tuple[RawWord, CutWord]:
    """The word with the signs before its figures as such, not as digits; and its pieces without theirs."""
    signs = "".join(takewhile(bool, (_sign(pieces, blob) for blob in pieces.blobs)))
    rest = _behind(pieces, len(signs))
    if not signs or not rest.blobs or _are_like_signs(rest):
        return word, pieces
    return replace(word, text=_told(word.text, signs, rest)), rest


def _are_like_signs(rest: CutWord) -> bool:
    """Whether most of what stands behind floats as well: the figures of a date are lower than its strokes."""
    return sum(bool(_sign(rest, blob)) for blob in rest.blobs) > len(rest.blobs) / 2


def _sign(pieces: CutWord, blob: Span) -> str:
    """The sign that a blob is; empty for digits, letters and what stands on the line."""
    top, bottom = pieces.rows_of(blob)
    if top >= LOW and bottom >= 1 - FLOATS:
        return ""
    if _is_parted(pieces, blob):
        return ":" if top > 2 * FLOATS else ""
    if top > FLOATS and bottom < 1 - FLOATS / 2:
        return "-" if bottom - top < FLAT else "+" if bottom >= HANGS else "*"
    return "*" if bottom < HANGS and bottom - top > FLAT else ""


def _behind(pieces: CutWord, count: int) -> CutWord:
    """The pieces without those of the first blobs."""
    if not 0 < count < len(pieces.blobs):
        return replace(pieces, blobs=()) if count else pieces
    first = pieces.blobs[count].first
    blobs = tuple(replace(blob, first=blob.first - first, end=blob.end - first) for blob in pieces.blobs[count:])
    return replace(pieces, pieces=pieces.pieces[first:], blobs=blobs)


def _told(text: str, signs: str, rest: CutWord) -> str:
    """The text with the digits that signs were taken for as signs, as far as there are more digits than printed."""
    read = _READ.match(text).group()  # type: ignore[union-attr] # matches the empty string as well
    bare, spare = text[len(read) :], max(0, len(signs) - len(read))
    widths = [blob.right - blob.left for blob in rest.blobs if rest.is_high(blob)]
    more = sum(map(str.isalnum, bare)) - len(widths)
    if not 0 <= more <= spare or max(widths, default=0) > max(WIDE * rest.height, WIDER * median(widths)):
        return text
    for _ in range(more):
        bare = bare.lstrip(_POINTS)[1:]
    return (read or signs) + bare if not more else signs + bare.lstrip(_POINTS)


def _is_parted(pieces: CutWord, blob: Span) -> bool:
    """Whether there is a white row between its dots."""
    rows = np.flatnonzero((pieces.ink[:, blob.left : blob.right] > STROKE).any(axis=1))
    return len(rows) > 1 and len(rows) < rows[-1] - rows[0]
