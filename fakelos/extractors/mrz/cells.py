"""A reader of single letters: which of the 37 symbols a place holds, by a small network on edge directions.

It knows nothing of words or neighbours, so its mistakes are other ones than those of a line reader;
two such readings that agree are worth more than two of the same kind. `training.py` makes its weights.
"""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.row import Floats
from fakelos.extractors.mrz.strips import CELL_HEIGHT, CELL_WIDTH, Ink
from fakelos.extractors.network import Layers, load, probabilities

Scores = NDArray[np.float32]
"""One line a place: the probability of each of `SYMBOLS`, then of `no letter`."""

SYMBOLS = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIRECTIONS, BLOCK = 8, 4
FEATURES = (CELL_HEIGHT // BLOCK) * (CELL_WIDTH // BLOCK) * DIRECTIONS + CELL_HEIGHT * CELL_WIDTH // 4


def read_cells(pictures: Ink) -> Scores:
    """The probabilities for each picture."""
    return probabilities(_layers(), features(pictures))


def features(pictures: Ink) -> NDArray[np.float32]:
    """What the network sees: strength of edges by direction in each block, and the ink at half size."""
    count = len(pictures)
    tall = pictures.reshape(count * CELL_HEIGHT, CELL_WIDTH)
    half = cv2.resize(tall, (CELL_WIDTH // 2, count * CELL_HEIGHT // 2), interpolation=cv2.INTER_AREA)
    edges = _edges(pictures)
    strength = np.sqrt((edges**2).sum(axis=1, keepdims=True)) + 1.0
    return np.concatenate([edges / strength, half.reshape(count, -1)], axis=1).astype(np.float32)


def _edges(pictures: Ink) -> NDArray[np.float32]:
    """The edges of each block, shared between the two nearest of eight directions."""
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)), mode="edge")
    right = padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]
    down = padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]
    strength, angle = cv2.cartToPolar(right.reshape(-1, CELL_WIDTH), down.reshape(-1, CELL_WIDTH))
    turn = np.asarray(angle * (DIRECTIONS / (2 * np.pi)), np.float32)
    lower, strength = turn.astype(np.int32), np.asarray(strength, np.float32)
    edges = _summed(lower, strength * (lower + 1 - turn)) + _summed(lower + 1, strength * (turn - lower))
    return np.asarray(edges.reshape(len(pictures), -1), np.float32)


def _summed(direction: NDArray[np.int32], strength: Floats) -> Floats:
    """The strength in each picture, direction, and block; one line of pixels a line."""
    high, wide = CELL_HEIGHT // BLOCK, CELL_WIDTH // BLOCK
    picture, line = np.divmod(np.arange(len(direction))[:, None], CELL_HEIGHT)
    place = (picture * DIRECTIONS + direction % DIRECTIONS) * high + line // BLOCK
    block = place * wide + np.arange(CELL_WIDTH) // BLOCK
    size = len(direction) // CELL_HEIGHT * DIRECTIONS * high * wide
    return np.asarray(np.bincount(block.ravel(), strength.ravel(), size), np.float32)


@cache
def _layers() -> Layers:
    return load(__package__, "cells.npz")
