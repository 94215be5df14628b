"""Dotted leaders, taken off before reading: tesseract takes value and dots for one smudge and drops both.

Ruled lines stay: they help it to tell columns apart (taking them off costs 2 % of all words).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation import INK_LEVEL, WHITE, Grey

DOT = 5
DOT_GAP = 15
LEAST_LEADER = 80


def without_leaders(flat: Grey) -> Grey:
    """The page at 200 dpi without its dotted leaders, and without the grey around their dots."""
    ink = np.where(flat < INK_LEVEL, WHITE, 0).astype(np.uint8)
    dots = _leaders(ink)
    halo = cv2.dilate(dots.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool) & (ink == 0)
    return np.where(dots | halo, WHITE, flat).astype(np.uint8)


def _leaders(ink: Grey) -> NDArray[np.bool_]:
    """Pixels of dots that stand in a row, close to each other."""
    dots = _components(ink, least_width=1, largest=(DOT, DOT))
    joined = cv2.morphologyEx(dots.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, DOT_GAP), np.uint8))
    rows = _components(np.asarray(joined, np.uint8), least_width=LEAST_LEADER, largest=(ink.shape[1], 2 * DOT))
    return dots & rows


def _components(mask: Grey, least_width: int, largest: tuple[int, int]) -> NDArray[np.bool_]:
    """Pixels of the connected components of these widths and heights."""
    _, labels, raw, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    stats = np.asarray(raw, np.int32)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    kept = (width >= least_width) & (width <= largest[0]) & (height <= largest[1])
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)
