"""The words of a scan whichever way it lies, read once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.attempt import improved
from fakelos.extractors.forms.comb_letters import read_combs
from fakelos.extractors.forms.combs import find_combs, without_combs
from fakelos.extractors.forms.leaders import without_leaders
from fakelos.extractors.forms.ticks import read_ticks
from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation.grey import (
    LEAST_SKEW_TO_LEVEL,
    LEAST_SKEW_TO_TURN,
    Grey,
    QuarterTurn,
    Sketch,
    deskew_matrix,
    level,
    smooth,
    turn,
)
from fakelos.extractors.preparation.lying import Lying
from fakelos.extractors.preparation.marks import Marks, marks_of
from fakelos.extractors.preparation.orientation import lies_sideways, skew_of, uprightness
from fakelos.extractors.preparation.seals import Ring, without_debris, without_seals
from fakelos.extractors.preparation.slant import fan_of
from fakelos.extractors.second_look import look_again
from fakelos.extractors.words.diaeresis import with_diaeresis
from fakelos.extractors.words.legibility import confidence
from fakelos.extractors.words.lookalikes import in_greek_letters, in_latin_letters, parted
from fakelos.extractors.words.rows import rows_of
from fakelos.extractors.words.second_reading import reread_dates, reread_greek
from fakelos.extractors.words.spelling import respelled
from fakelos.extractors.words.tidy import whole_amounts, without_rules, without_specks, without_strays
from fakelos.extractors.words.unread import reread_unread
from fakelos.schemas.base import Box
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.page import Word

SURE = 4.0
"""Standard errors by which the letters' vote must lean for no other to be asked."""
FEWEST_TO_READ = 6
STRIP = 0.125
LEGIBLE, WELL_READ = 0.5, 0.55
"""How surely the better way of a strip is read at least, and the likelier one for the other not to be tried: strips on
their head reach 0.39."""
LONG_WORD = 4


@dataclass(frozen=True)
class Reading:
    """Words of one reading: boxes as fractions of the image read, whose height to width is `aspect`.

    `problems` says what of it could not be read; the rest stands.
    """

    words: tuple[Word, ...]
    skew: float
    aspect: float
    problems: tuple[str, ...] = ()

    @property
    def runs_down(self) -> bool:
        """Whether most words are higher than wide, as they are when the page lies on its side."""
        long = [word for word in self.words if len(word.text) >= LONG_WORD]
        upended = [word for word in long if self.aspect * _height(word) > _width(word)]
        return 2 * len(upended) > len(long)


def read_upright(flat: Grey, outline: Sketch, seconds: int) -> tuple[Reading, QuarterTurn]:
    """Read a flattened page at 200 dpi; also by how much it had to be turned, counter-clockwise.

    Which way it lies is told from its letters before anything is read, so that no page is read twice. Only
    where they do not say, a strip of it is read both ways.

    Raises:
        ToolFailure: tesseract failed or did not end in time.
    """
    page = Lying.of(flat, outline)
    quarter: QuarterTurn = 90 if lies_sideways(page.outline) else 0
    reading, half = _read_level(page.turned(quarter), seconds)
    if reading.runs_down:  # tesseract reads a page on its side by itself: what it says then is where up is
        quarter = cast("QuarterTurn", 90 - quarter)
        reading, half = _read_level(page.turned(quarter), seconds)
    return reading, cast("QuarterTurn", quarter + half)


def _read_level(page: Lying, seconds: int) -> tuple[Reading, int]:
    """Read a page whose rows run across it; also by how much it was turned for that, 0 or 180."""
    fan = fan_of(page.outline)
    if fan is None:
        return _read_parallel(page, seconds)
    reading, half = _read_parallel(page.closed(fan), seconds)
    words = tuple(word.model_copy(update={"box": fan.led_back(word.box, half)}) for word in reading.words)
    return replace(reading, words=words, skew=skew_of(page.outline)), half


def _read_parallel(page: Lying, seconds: int) -> tuple[Reading, int]:
    """Read a page whose rows are parallel, as on scans; also by how much it was turned for that, 0 or 180."""
    marks = marks_of(page.dark)
    half = 0 if _stands_upright(page, marks, seconds) else 180
    bare, rings = without_seals(without_leaders(page.dark, marks), marks)
    seals = [ring.turned(half, bare.shape) for ring in rings]
    flat, dark = page.pictures(half)
    shown = dark if bare is page.dark else turn(bare, half)
    return _recognise(shown, (flat, dark), seals, skew_of(page.outline), seconds), half


def _stands_upright(page: Lying, marks: Marks, seconds: int) -> bool:
    """By the shapes of its letters; where they hardly say, by which way a strip of the page reads better."""
    votes = uprightness(page.dark, marks)
    if abs(votes) < SURE and page.is_pale:
        votes = max(votes, uprightness(page.flat, marks_of(page.flat)), key=abs)
    if abs(votes) >= SURE or page.outline.letter_count < FEWEST_TO_READ:
        return votes >= 0
    strip = turn(_densest(page.dark, page.outline), 0 if votes >= 0 else 180)
    likelier = confidence(recognise(strip, seconds, layout=BLOCK))
    if likelier >= WELL_READ:
        return votes >= 0
    other = confidence(recognise(turn(strip, 180), seconds, layout=BLOCK))
    return votes >= 0 if likelier >= other or other < LEGIBLE else votes < 0


def _densest(flat: Grey, outline: Sketch) -> Grey:
    """The strip across the page, an eighth of its height, in which most letters stand."""
    middles = (outline.boxes[:, 1] + outline.boxes[:, 3] / 2) / outline.ink.shape[0]
    tops = np.arange(0, 1, STRIP / 2)
    held = [np.count_nonzero((middles >= top) & (middles < top + STRIP)) for top in tops]
    top = round(float(tops[int(np.argmax(held))]) * flat.shape[0])
    return flat[top : top + round(STRIP * flat.shape[0])]


def _recognise(bare: Grey, pictures: tuple[Grey, Grey], seals: Sequence[Ring], skew: float, seconds: int) -> Reading:
    """One pass, once more if the tool fails; boxes are led back to the page before levelling.

    Each later look at some of the words may fail: what was read before it stands.
    `pictures` are the page as it was scanned and with pale print made dark; `bare` the latter without what is taken
    off for the recogniser's sake.
    """
    matrix = deskew_matrix(bare.shape, skew if abs(skew) >= LEAST_SKEW_TO_LEVEL else 0)
    flat, dark = pictures
    levelled = level(dark, matrix)
    pale = levelled if flat is dark else level(flat, matrix)
    combs = find_combs(levelled)
    turned = abs(skew) > LEAST_SKEW_TO_TURN
    bare_levelled = without_combs(levelled if bare is dark else level(bare, matrix), combs)
    shown = bare_levelled if turned else without_combs(bare, combs, _back(matrix))
    first = _twice(smooth(shown), seconds)
    words, problems = improved(
        first,
        (
            lambda words: reread_greek(shown, words, seconds),
            lambda words: reread_dates(shown, words, seconds),
            lambda words: words if turned else [_moved(word, matrix) for word in words],
            lambda words: reread_unread(bare_levelled, words, seconds),
            lambda words: read_combs(levelled, words, combs, seconds),
            lambda words: without_debris(words, [ring.moved(matrix) for ring in seals]),
            without_rules,
            whole_amounts,
            without_specks,
            respelled,
            in_greek_letters,
            in_latin_letters,
            without_strays,
            lambda words: parted(levelled, words),
            lambda words: with_diaeresis(pale, words),
            lambda words: look_again(pale, words, seconds, lambda word: any(comb.holds(word) for comb in combs)),
            lambda words: read_ticks(levelled, words, combs),
        ),
    )
    return Reading(_placed(words, matrix, bare.shape), skew, bare.shape[0] / bare.shape[1], problems)


def _placed(words: Sequence[RawWord], matrix: NDArray[np.float64], shape: tuple[int, ...]) -> tuple[Word, ...]:
    """Words of a levelled page in their rows, with their boxes on the page as it lay."""
    rows = rows_of([_box(word, shape) for word in words])
    back = _back(matrix)
    return tuple(
        Word(
            text=word.text,
            box=_box(_moved(word, back), shape),
            confidence=word.confidence,
            line=row,
            others=word.others,
        )
        for word, row in zip(words, rows, strict=True)
    )


def _back(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(cv2.invertAffineTransform(matrix), np.float64)


def _twice(image: Grey, seconds: int) -> list[RawWord]:
    try:
        return recognise(image, seconds)
    except ToolFailure as failure:
        if failure.code == "ocr_timeout":
            raise
        return recognise(image, seconds)


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
