"""How a page lies: on its side, upside down, askew. Told from the places and shapes of its letters, without reading."""

import math
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.grey import Grey, Sketch
from fakelos.extractors.preparation.marks import Marks

FEWEST_LETTERS = 30
LARGEST_SKEW = 8.0
COARSE, FINE = 0.25, 0.05
SIDEWAYS_RATIO = 1.1
PATCH = 12
"""Pixels a side to which a letter is brought before its shape is judged."""
LETTER_SIDE, LETTER_WIDTH, LETTER_INK, LETTER_SHAPE = (9, 60), (4, 70), 20, 6  # pixels at 200 dpi
MOST_LETTERS = 600
MOST_SAID = 3.0
"""How much one letter may say, so that a stamp does not outvote a page."""
_WEIGHTS = "orientation.npy"
Floats = NDArray[np.float64]


def lies_sideways(page: Sketch) -> bool:
    """Whether rows of letters run down the page instead of across it."""
    if page.letter_count < FEWEST_LETTERS:
        return False
    x, y, _ = _places(page)
    across = _gathering(x, y).max() * np.ptp(y)
    down = _gathering(y, x).max() * np.ptp(x)
    return bool(down > SIDEWAYS_RATIO * across)


def skew_of(page: Sketch) -> float:
    """The skew in degrees, positive when rows rise to the right, 0.0 when there is too little to judge by."""
    if page.letter_count < FEWEST_LETTERS:
        return 0.0
    x, _, foot = _places(page)
    return round(_skew(x, foot), 1)


def density_of_rows(page: Sketch, slope: float, growth: float) -> float:
    """How closely letters gather in rows that spread like a fan.

    `slope` is that of rows at the upper edge, positive when they rise to the right, and `growth` by how much it
    grows a pixel further down.
    """
    x, _, foot = _places(page)
    across = x - page.ink.shape[1] / 2
    return _density((foot + across * slope) / (1 - across * growth))


def uprightness(flat: Grey, marks: Marks) -> float:
    """How surely a page at 200 dpi stands upright, in standard errors; below zero it stands on its head.

    Every letter votes by its shape; the weights were learned from specimens, upright and turned.
    """
    letters = letter_patches(flat, marks)
    if len(letters) < FEWEST_LETTERS:
        return 0.0
    votes = np.clip(letters @ weights(), -MOST_SAID, MOST_SAID)
    return float(votes.mean() / (votes.std() / math.sqrt(len(votes)) + 1e-9))


def letter_patches(flat: Grey, marks: Marks) -> NDArray[np.float32]:
    """A row for each letter: its shape less the same shape turned by 180 degrees."""
    _, _, wide, high, ink = marks.boxes.T
    longest, shortest = np.maximum(wide, high), np.minimum(wide, high)
    sized = _within(high, LETTER_SIDE) & _within(wide, LETTER_WIDTH) & (ink >= LETTER_INK)
    chosen = marks.boxes[sized & (longest <= LETTER_SHAPE * shortest)][:MOST_LETTERS].tolist()
    cuts = (flat[y : y + h, x : x + w] for x, y, w, h, _ in chosen)
    patches = [cv2.resize(cut, (PATCH, PATCH), interpolation=cv2.INTER_AREA) for cut in cuts]
    darkness = 1 - np.asarray(patches, np.float32).reshape(-1, PATCH * PATCH) / 255
    return np.asarray(darkness - darkness[:, ::-1], np.float32)


@cache
def weights() -> NDArray[np.float32]:
    """What each pixel of a letter says for standing upright."""
    with (files(__package__) / _WEIGHTS).open("rb") as file:
        return np.asarray(np.load(file), np.float32)


def _places(page: Sketch) -> tuple[Floats, Floats, Floats]:
    """The middles of the letters, and where they stand."""
    left, top, wide, high, _ = page.boxes.T.astype(np.float64)
    return left + wide / 2, top + high / 2, top + high


def _skew(x: Floats, foot: Floats) -> float:
    """The skew in degrees at which letters gather in rows most closely."""
    coarse = _angles(-LARGEST_SKEW, LARGEST_SKEW, COARSE)
    best = coarse[_gathering(x, foot, coarse).argmax()]
    fine = _angles(best - COARSE, best + COARSE, FINE)
    return float(fine[_gathering(x, foot, fine).argmax()])


def _angles(low: float, high: float, step: float) -> Floats:
    return np.arange(low, high + step / 2, step)


def _gathering(along: Floats, across: Floats, angles: Floats | None = None) -> Floats:
    """How closely letters gather in rows that are askew by each of these angles."""
    slopes = np.tan(np.radians(_angles(-LARGEST_SKEW, LARGEST_SKEW, COARSE) if angles is None else angles))
    return np.array([_density(across + along * slope) for slope in slopes])


def _density(heights: Floats) -> float:
    """The sum of squares of how many stand on each two neighbouring pixel rows."""
    counts = np.bincount((heights - heights.min()).astype(np.int64)).astype(np.float64)
    pairs = counts[:-1] + counts[1:] if len(counts) > 1 else counts
    return float(np.square(pairs).sum())


def _within(values: NDArray[np.int32], bounds: tuple[int, int]) -> NDArray[np.bool_]:
    return (values >= bounds[0]) & (values <= bounds[1])
