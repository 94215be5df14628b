"""The words of a scan whichever way it lies: read once, and once more only when that went badly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.combs import find_combs, read_combs
from fakelos.extractors.leaders import without_leaders
from fakelos.extractors.ocr import RawWord, recognise
from fakelos.extractors.preparation import (
    LEAST_SKEW_TO_TURN,
    Grey,
    QuarterTurn,
    at_ocr_resolution,
    deskew_matrix,
    level,
    sketch,
    skew_of,
    turn,
)
from fakelos.extractors.rows import rows_of
from fakelos.extractors.second_reading import reread_greek
from fakelos.extractors.ticks import read_ticks
from fakelos.schemas.base import Box
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.page import Word
from fakelos.schemas.settings import Settings

UPSIDE_DOWN_BELOW = 0.60
LONG_WORD = 4


@dataclass(frozen=True)
class Reading:
    """Words of one reading: boxes as fractions of the image read, whose height to width is `aspect`."""

    words: tuple[Word, ...]
    skew: float
    aspect: float

    @property
    def confidence(self) -> float:
        """The mean confidence of its words, weighted by their letters; 0.0 without words."""
        letters = [len(word.text) for word in self.words]
        weighted = sum(word.confidence * n for word, n in zip(self.words, letters, strict=True))
        return weighted / sum(letters) if letters else 0.0

    @property
    def runs_down(self) -> bool:
        """Whether most words are higher than wide, as they are when the page lies on its side."""
        long = [word for word in self.words if len(word.text) >= LONG_WORD]
        upended = [word for word in long if self.aspect * _height(word) > _width(word)]
        return 2 * len(upended) > len(long)


def read_upright(flat: Grey, guess: QuarterTurn, dpi: int, settings: Settings) -> tuple[Reading, QuarterTurn]:
    """Read a flattened page; also by how much it had to be turned, counter-clockwise.

    `guess` is the quarter turn that lays its rows level. Which side is up shows in the confidence:
    80–96 % upright, below 40 % upside down, so most pages are read once.

    Raises:
        ToolFailure: tesseract failed or did not end in time.
    """
    quarter = guess
    first = _recognise(turn(flat, quarter), dpi, settings)
    if first.runs_down:  # tesseract reads a page on its side by itself: what it says then is where up is
        quarter = cast("QuarterTurn", (quarter + 90) % 360)
        first = _recognise(turn(flat, quarter), dpi, settings)
    if first.confidence >= UPSIDE_DOWN_BELOW:
        return first, quarter
    over = cast("QuarterTurn", (quarter + 180) % 360)
    second = _recognise(turn(flat, over), dpi, settings)
    return (second, over) if second.confidence > first.confidence else (first, quarter)


def _recognise(flat: Grey, dpi: int, settings: Settings) -> Reading:
    """One pass at 200 dpi, once more if the tool fails; boxes are led back to the page before levelling."""
    skew = skew_of(sketch(flat, dpi))
    small = at_ocr_resolution(flat, dpi)
    matrix = deskew_matrix(small.shape, skew)
    levelled = level(small, matrix)
    turned = abs(skew) > LEAST_SKEW_TO_TURN
    shown = without_leaders(levelled if turned else small)
    raw = reread_greek(shown, _twice(shown, settings), settings.ocr_seconds)
    plain = raw if turned else [_moved(word, matrix) for word in raw]
    combs = find_combs(levelled)
    words = read_ticks(levelled, read_combs(levelled, plain, combs, settings.ocr_seconds), combs)
    return Reading(_placed(words, matrix, small.shape), skew, aspect=small.shape[0] / small.shape[1])


def _placed(words: Sequence[RawWord], matrix: NDArray[np.float64], shape: tuple[int, ...]) -> tuple[Word, ...]:
    """Words of a levelled page in their rows, with their boxes on the page as it lay."""
    rows = rows_of([_box(word, shape) for word in words])
    back = np.asarray(cv2.invertAffineTransform(matrix), np.float64)
    return tuple(
        Word(text=word.text, box=_box(_moved(word, back), shape), confidence=word.confidence, line=row)
        for word, row in zip(words, rows, strict=True)
    )


def _twice(image: Grey, settings: Settings) -> list[RawWord]:
    try:
        return recognise(image, settings.ocr_seconds)
    except ToolFailure as failure:
        if failure.code == "ocr_timeout":
            raise
        return recognise(image, settings.ocr_seconds)


def _width(word: Word) -> float:
    return word.box[2] - word.box[0]


def _height(word: Word) -> float:
    return word.box[3] - word.box[1]


def _moved(word: RawWord, matrix: NDArray[np.float64]) -> RawWord:
    """The word moved with its centre; its size is kept, so that a slanted row does not swell its boxes."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    dx = matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2] - x
    dy = matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2] - y
    dx, dy = round(float(dx)), round(float(dy))
    return replace(word, left=word.left + dx, right=word.right + dx, top=word.top + dy, bottom=word.bottom + dy)


def _box(word: RawWord, shape: tuple[int, ...]) -> Box:
    height, width = shape[:2]
    left, right = (min(1.0, max(0.0, x / width)) for x in (word.left, word.right))
    top, bottom = (min(1.0, max(0.0, y / height)) for y in (word.top, word.bottom))
    return left, top, right, bottom
