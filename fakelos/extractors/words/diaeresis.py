"""The two dots over Ϊ and Ϋ in capital words, which recognition hardly ever gives: ΣΕΪΧ is read as ΣΕΙΧ."""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.components import boxes_around
from fakelos.extractors.preparation.grey import INK_LEVEL, WHITE, Grey

_MAY_BEAR = re.compile(r"(?<=[ΑΕΟΥAEOY])[ΙI]|(?<=[ΑΕΟAEO])[ΥY]")
"""A vowel behind one with which it would otherwise be read together."""
_CAPITALS = re.compile(r"[Α-ΩΪΫA-Z]{3,}[.,:;]?")
_ONLY_LATIN = re.compile(r"[CDFGJLQRSUVW]")
_DOTTED = str.maketrans("ΙIΥY", "ΪΪΫΫ")
_ABOVE, _INTO = 0.5, 0.12
"""How far above capitals dots are looked for, and how far down they may reach, in heights of capitals."""
_LARGEST, _SMALLEST = 0.3, 0.06
_NEAREST, _WIDEST = 0.1, 0.75
_LEVEL = 0.12
_OFF = 0.8
"""How far from the middle of its letter the pair may be, in letters' widths."""

Box = tuple[int, int, int, int]


def with_diaeresis(image: Grey, words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a levelled page, a vowel over which two dots stand as such."""
    return [_dotted(image, word) if _is_open(word.text) else word for word in words]


def _is_open(text: str) -> bool:
    return bool(_CAPITALS.fullmatch(text) and _MAY_BEAR.search(text) and not _ONLY_LATIN.search(text))


def _dotted(image: Grey, word: RawWord) -> RawWord:
    height = word.bottom - word.top
    top, left = max(0, word.top - height // 2), max(0, word.left)
    crop = image[top : word.bottom, left : word.right]
    if not crop.size:
        return word
    ink = np.asarray(cv2.threshold(crop, INK_LEVEL - 1, WHITE, cv2.THRESH_BINARY_INV)[1], np.uint8)
    middle = _pair(boxes_around(ink))
    step = (word.right - word.left) / len(word.text)
    near = (m for m in _MAY_BEAR.finditer(word.text) if abs((m.start() + 0.5) * step - middle) < _OFF * step)
    found = min(near, key=lambda m: abs((m.start() + 0.5) * step - middle), default=None) if middle else None
    if found is None:
        return word
    text = word.text[: found.start()] + found[0].translate(_DOTTED) + word.text[found.end() :]
    return replace(word, text=text)


def _pair(boxes: Sequence[Box]) -> float:
    """The middle of the only two dots above the letters, 0 if there are none: more are a dotted line, or specks."""
    tallest = max((height for _, _, _, height in boxes), default=0)
    letters = [box for box in boxes if box[3] >= 0.7 * tallest]
    if not letters:
        return 0.0
    capital = float(np.median([height for _, _, _, height in letters]))
    line = float(np.median([top for _, top, _, _ in letters]))
    dots = [box for box in boxes if _is_dot(box, capital, line)]
    if len(dots) != 2:  # noqa: PLR2004
        return 0.0
    (x0, y0, w0, h0), (x1, y1, w1, h1) = sorted(dots)
    middles = x0 + w0 / 2, x1 + w1 / 2
    level = abs(y0 + h0 / 2 - y1 - h1 / 2) <= _LEVEL * capital
    apart = _NEAREST * capital < middles[1] - middles[0] < _WIDEST * capital
    return sum(middles) / 2 if level and apart else 0.0


def _is_dot(box: Box, capital: float, line: float) -> bool:
    _, top, width, height = box
    small = _SMALLEST * capital <= min(width, height) and max(width, height) <= _LARGEST * capital
    return small and line - _ABOVE * capital <= top and top + height <= line + _INTO * capital
