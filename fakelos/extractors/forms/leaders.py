"""Dotted leaders, taken off before reading: tesseract takes value and dots for one smudge and drops both.

Ruled lines stay: they help it to tell columns apart (taking them off costs 2 % of all words).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import WHITE, Grey
from fakelos.extractors.preparation.marks import Marks

DOT = 5
SQUEEZE = 4
"""By how much rows of dots are squeezed together: dots up to 16 pixels apart then touch."""
REACH = np.ones((3, 5), np.uint8)
LEAST_LEADER = 80
THICKEST, STEEPEST = 5, 0.14
"""Of a row of dots squeezed together and spread by their reach; down for each pixel across."""
FEWEST_DOTS = 6


def without_leaders(flat: Grey, marks: Marks) -> Grey:
    """The page at 200 dpi without its dotted leaders, and without the grey around their dots."""
    leading = _leading(marks, flat.shape)
    if not leading.any():
        return flat
    dots = np.concatenate([[False], leading])[marks.labels]
    halo = cv2.dilate(dots.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool) & (marks.labels == 0)
    return np.where(dots | halo, WHITE, flat).astype(np.uint8)


def _leading(marks: Marks, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which marks are dots that stand in a row, close to each other."""
    left, top, across, down, _ = marks.boxes.T
    small = (across <= DOT) & (down <= DOT)
    if np.count_nonzero(small) < FEWEST_DOTS:
        return np.zeros(len(small), np.bool_)
    row, place = top + down // 2, (left + across // 2) // SQUEEZE
    squeezed = np.zeros((shape[0], shape[1] // SQUEEZE + 1), np.uint8)
    squeezed[row[small], place[small]] = 1
    runs, stats = components(np.asarray(cv2.dilate(squeezed, REACH), np.uint8))
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    aslant = (area <= THICKEST * wide) & (high <= 2 * DOT + STEEPEST * SQUEEZE * wide)
    long = (wide * SQUEEZE >= LEAST_LEADER) & (aslant | (high <= 2 * DOT))
    long[0] = False
    return np.asarray(small & long[runs[row, place]], np.bool_)
