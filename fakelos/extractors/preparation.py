"""What a page image needs before it is read: even light, known turn and skew, one resolution."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

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
LARGEST_SKEW = 7.0
LEAST_SKEW_TO_TURN = 2.0
SIDEWAYS_RATIO = 1.25
BAR_RATIO = 7
LETTER_LENGTH, LETTER_WIDTH, LETTER_AREA = (4, 60), 40, 6  # pixels at 100 dpi
FEWEST_LETTERS_TO_JUDGE = 30
_TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}


@dataclass(frozen=True)
class Sketch:
    """A page at 100 dpi reduced to its ink: `ink` all of it, `letters` what has the size of letters (0/255)."""

    ink: Grey
    letters: Grey
    letter_count: int


def flatten(grey: Grey) -> Grey:
    """Divide by the blurred background, so that shadow and yellowed paper become white.

    Uneven light costs most words while the confidence stays high, so this is always done, except
    to bilevel pages, which have no light left to even out.
    """
    if is_bilevel(grey):
        return grey
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    background = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(background, DARKEST_PAPER), scale=255), np.uint8)


def is_bilevel(grey: Grey) -> bool:
    """Whether nearly all pixels are pure black or pure white."""
    sample = grey[::7, ::7]
    return bool(np.mean((sample == BLACK) | (sample == WHITE)) > BILEVEL_SHARE)


def positive(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page with ink dark on paper: a negative, as some scanning programs write black and white, is turned over."""
    negative = is_bilevel(image) and float(np.mean(image[::7, ::7] == BLACK)) > NEGATIVE_SHARE
    return np.asarray(cv2.bitwise_not(image), np.uint8) if negative else image


def turn(image: NDArray[np.uint8], degrees: int) -> NDArray[np.uint8]:
    """Turn by quarter turns counter-clockwise; `degrees` is 0, 90, 180 or 270."""
    return np.ascontiguousarray(cv2.rotate(image, _TURNS[degrees])) if degrees % 360 else image


def sketch(flat: Grey, dpi: int) -> Sketch:
    """Reduce a flattened page to its ink at 100 dpi and to the part of it that looks like letters."""
    small = _scaled(flat, SKETCH_DPI / dpi)
    ink = np.where(small < INK_LEVEL, 255, 0).astype(np.uint8)
    _, labels, raw, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    stats = np.asarray(raw, np.int32)
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    longest, shortest = np.maximum(width, height), np.minimum(width, height)
    bar = longest > BAR_RATIO * shortest  # of a barcode, or a short rule
    like_letter = _within(longest, LETTER_LENGTH) & (shortest <= LETTER_WIDTH) & (area >= LETTER_AREA) & ~bar
    like_letter[0] = False
    letters = np.where(like_letter[labels], 255, 0).astype(np.uint8)
    return Sketch(ink, letters, int(like_letter.sum()))


def lies_sideways(page: Sketch) -> bool:
    """Whether rows of letters run down the page instead of across it."""
    if page.letter_count < FEWEST_LETTERS_TO_JUDGE:
        return False
    across = max(_sharpness(page.letters, angle) for angle in (-4.0, -2.0, 0.0, 2.0, 4.0))
    sideways = turn(page.letters, 90)
    down = max(_sharpness(sideways, angle) for angle in (-4.0, -2.0, 0.0, 2.0, 4.0))
    return down > SIDEWAYS_RATIO * across


def skew_of(page: Sketch) -> float:
    """The skew in degrees, positive when rows rise to the right, 0.0 when there is too little to judge by."""
    if page.letter_count < FEWEST_LETTERS_TO_JUDGE:
        return 0.0
    coarse = _sharpest(page.letters, np.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.5, 1.0))
    return round(_sharpest(page.letters, np.arange(coarse - 0.8, coarse + 0.9, 0.2)), 1)


def deskew_matrix(shape: tuple[int, ...], skew: float) -> NDArray[np.float64]:
    """The 2 x 3 affine matrix that levels a page of this shape about its centre."""
    height, width = shape[:2]
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0), np.float64)


def level(flat: Grey, matrix: NDArray[np.float64]) -> Grey:
    """Apply a deskew matrix; what comes in from outside the page is white."""
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


def _sharpest(letters: Grey, angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: _sharpness(letters, float(angle))))


def _sharpness(letters: Grey, angle: float) -> float:
    """How sharply rows of letters and gaps alternate when the page is levelled by this angle."""
    levelled = _level_letters(letters, angle) if angle else letters
    profile = levelled.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def _within(values: NDArray[np.int32], bounds: tuple[int, int]) -> NDArray[np.bool_]:
    return (values >= bounds[0]) & (values <= bounds[1])


def _level_letters(letters: Grey, angle: float) -> Grey:
    size = (letters.shape[1], letters.shape[0])
    return np.asarray(cv2.warpAffine(letters, deskew_matrix(letters.shape, angle), size), np.uint8)
