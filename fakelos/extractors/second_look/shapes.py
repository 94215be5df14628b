"""A reader of single letters of print: which digit, capital or sign a picture holds, or that it holds none.

It sees one letter at a time and knows neither words nor languages, so its mistakes are other ones than those of a
line reader. `training.py` makes its weights.
"""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.network import Layers, load, probabilities
from fakelos.extractors.second_look.cutting import CELL_HEIGHT, CELL_WIDTH, Ink

Scores = NDArray[np.float32]
"""A line a picture: the probability of each of `SYMBOLS`, then of no letter."""

SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZΓΔΘΛΞΠΣΦΨΩ/-.,:"
NO_LETTER = len(SYMBOLS)
DIRECTIONS, BLOCK, HALF = 8, 4, 2
PLACES = np.array([0.15, 0.45, 0.75, 1.1], np.float32)
"""How wide a picture is tells O from 0: so many features say it, each about a width of its own."""
_OF_EDGES = CELL_HEIGHT // BLOCK * (CELL_WIDTH // BLOCK)
_OF_INK = CELL_HEIGHT // HALF * (CELL_WIDTH // HALF)
FEATURES = DIRECTIONS * _OF_EDGES + _OF_INK + len(PLACES)


def read_shapes(pictures: Ink, widths: NDArray[np.float32]) -> Scores:
    """The probabilities for pictures of a known width, in capitals' heights."""
    return probabilities(_layers(), seen(pictures, widths))


def seen(pictures: Ink, widths: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the network sees of each: edges by direction in each block, the ink at half size, and the width."""
    edges = _edges(pictures)
    strength = np.sqrt((edges**2).sum(axis=1, keepdims=True)) + 0.1
    wide = np.clip((widths[:, None] - PLACES) * 3, -2, 2)
    return np.concatenate([4 * edges / strength, _pooled(pictures, HALF), wide], axis=1, dtype=np.float32)


def _edges(pictures: Ink) -> NDArray[np.float32]:
    """How much the ink falls off in each of eight directions, by blocks."""
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
    right = padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]
    down = padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]
    aslant = np.float32(0.5**0.5)
    ways = right, (right + down) * aslant, down, (down - right) * aslant
    return np.concatenate([_pooled(np.maximum(sign * way, 0), BLOCK) for way in ways for sign in (1, -1)], axis=1)


def _pooled(pictures: Ink, size: int) -> NDArray[np.float32]:
    """The mean of each square of so many pixels, a line a picture."""
    count, high, wide = pictures.shape
    tall = np.ascontiguousarray(pictures.reshape(count * high, wide))
    small = cv2.resize(tall, (wide // size, count * high // size), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).reshape(count, -1)


@cache
def _layers() -> Layers:
    return load(__package__, "shapes.npz")
