"""What a page image needs before it is read: even light, known turn and skew, one resolution."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import components

cv2.setNumThreads(1)  # pages are read side by side: threads within one only wait for each other

Grey: TypeAlias = NDArray[np.uint8]
QuarterTurn: TypeAlias = Literal[0, 90, 180, 270]

OCR_DPI = 200
OCR_DPI_TOLERANCE = 1.15
SKETCH_DPI = 100
BLACK, WHITE = 0, 255
INK_LEVEL = 170
BILEVEL_SHARE = 0.98
NEGATIVE_SHARE = 0.75
DARKEST_PAPER = 64  # what is darker all over is no paper in shadow
LEAST_SKEW_TO_TURN = 1.8
LEAST_SKEW_TO_LEVEL = 0.3
"""In degrees: less moves nothing over the length of a word or a comb by more than drawn lines are thick."""
BAR_RATIO = 7
JAGS = 0.6
LETTER_LENGTH, LETTER_WIDTH, LETTER_AREA = (4, 60), 40, 6  # pixels at 100 dpi
_TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


@dataclass(frozen=True)
class Sketch:
    """A page at 100 dpi reduced to its ink: `ink` all of it, `letters` what has the size of letters (0/255)."""

    ink: Grey
    letters: Grey
    boxes: NDArray[np.int32]
    """Left, top, width, height and ink of each letter."""

    @property
    def letter_count(self) -> int:
        """How many letters there seem to be."""
        return len(self.boxes)


def flatten(grey: Grey) -> Grey:
    """Divide by the blurred background, so that shadow and yellowed paper become white.

    Uneven light costs most words while the confidence stays high, so this is always done, except
    to bilevel pages, which have no light left to even out.
    """
    if is_bilevel(grey):
        return grey
    height, width = grey.shape
    paper = np.maximum(light_on(grey), DARKEST_PAPER)
    background = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, background, scale=255), np.uint8)


def light_on(grey: Grey) -> Grey:
    """How light the paper is, or whatever the print lies on, in a picture an eighth as large."""
    return np.asarray(cv2.medianBlur(cv2.dilate(_shrunk(grey, 8), np.ones((7, 7), np.uint8)), 21), np.uint8)


def is_bilevel(grey: Grey) -> bool:
    """Whether nearly all pixels are pure black or pure white."""
    sample = grey[::7, ::7]
    return bool(np.mean((sample == BLACK) | (sample == WHITE)) > BILEVEL_SHARE)


def positive(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page with ink dark on paper: a negative, as some scanning programs write black and white, is turned over."""
    negative = is_bilevel(image) and float(np.mean(image[::7, ::7] == BLACK)) > NEGATIVE_SHARE
    return np.asarray(cv2.bitwise_not(image), np.uint8) if negative else image


def smooth(image: Grey) -> Grey:
    """A black and white page without the jags of its letters, which cost a tenth of what is misread on faxes."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), JAGS), np.uint8) if is_bilevel(image) else image


def turn(image: NDArray[np.uint8], degrees: int) -> NDArray[np.uint8]:
    """Turn by quarter turns counter-clockwise; `degrees` is 0, 90, 180 or 270."""
    return np.ascontiguousarray(cv2.rotate(image, _TURNS[degrees])) if degrees % 360 else image


def sketch(flat: Grey) -> Sketch:
    """Reduce a flattened page at 200 dpi to its ink at 100 dpi and to the part of it that looks like letters."""
    small = _shrunk(flat, OCR_DPI // SKETCH_DPI)
    ink = np.asarray(cv2.threshold(small, INK_LEVEL - 1, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    labels, stats = components(ink)
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    longest, shortest = np.maximum(width, height), np.minimum(width, height)
    bar = longest > BAR_RATIO * shortest  # of a barcode, or a short rule
    like_letter = _within(longest, LETTER_LENGTH) & (shortest <= LETTER_WIDTH) & (area >= LETTER_AREA) & ~bar
    like_letter[0] = False
    letters = np.take(np.where(like_letter, 255, 0).astype(np.uint8), labels)
    return Sketch(ink, letters, stats[like_letter])


def deskew_matrix(shape: tuple[int, ...], skew: float) -> NDArray[np.float64]:
    """The 2 x 3 affine matrix that levels a page of this shape about its centre."""
    height, width = shape[:2]
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0), np.float64)


def level(flat: Grey, matrix: NDArray[np.float64]) -> Grey:
    """Apply a deskew matrix; what comes in from outside the page is white."""
    if np.array_equal(matrix[:, :2], np.eye(2)):
        return flat
    size = (flat.shape[1], flat.shape[0])
    return np.asarray(cv2.warpAffine(flat, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255), np.uint8)


def at_ocr_resolution(flat: Grey, dpi: int) -> Grey:
    """Bring a page to 200 dpi, where reading is cheaper and no worse from 8 pt up."""
    scale = OCR_DPI / dpi
    return flat if 1 / OCR_DPI_TOLERANCE <= scale <= OCR_DPI_TOLERANCE else _scaled(flat, scale)


def _scaled(image: Grey, scale: float) -> Grey:
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, size, interpolation=method), np.uint8)


def _shrunk(image: Grey, times: int) -> Grey:
    """An image at a whole fraction of its size, which takes a tenth of the time of a fraction that is nearly whole."""
    height, width = (max(times, side - side % times) for side in image.shape)
    size = width // times, height // times
    return np.asarray(cv2.resize(image[:height, :width], size, interpolation=cv2.INTER_AREA), np.uint8)


def _within(values: NDArray[np.int32], bounds: tuple[int, int]) -> NDArray[np.bool_]:
    return (values >= bounds[0]) & (values <= bounds[1])
