"""Pale print made as dark as print is, before anything looks for ink.

Tesseract parts ink from paper by one level for the whole page, and so does all that looks for marks: on copies of
copies, and where pale captions stand beside bold values, thin letters fall out. How pale the print is shows in the
darkest spot of each letter.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import Grey

FAINTEST = 205
"""What is paler than this is paper, shining-through or the pattern of security paper."""
PAPER = 240
PALE_SHARE, PALE = 75, 60
"""The darkest spots of so many per cent of all letters are at most so dark on a page that is left alone."""
BROUGHT_TO = -0.1
"""Of the way from black to paper: the palest print is brought beyond black, so that all of it is dark."""
FEWEST_LETTERS = 40
SMOOTHING = 0.6
"""Grain is spread as well; without it a twentieth more of the words of such pages is found."""
HIGH, WIDE, LEAST_INK = (4, 25), 30, 5  # pixels at 100 dpi


def darkened(flat: Grey) -> Grey:
    """A flattened page at 200 dpi, its greys spread so that its pale print is dark; as it is where that is dark."""
    palest = _print_level(flat, PALE_SHARE)
    if palest is None or palest <= PALE:
        return flat
    black = (palest - BROUGHT_TO * PAPER) / (1 - BROUGHT_TO)
    spread = (np.arange(256, dtype=np.float32) - black) * 255 / (PAPER - black)
    dark = np.asarray(cv2.LUT(flat, np.clip(spread, 0, 255).astype(np.uint8)), np.uint8)
    return np.asarray(cv2.GaussianBlur(dark, (0, 0), SMOOTHING), np.uint8)


def _print_level(flat: Grey, share: float) -> float | None:
    """The grey level that the darkest spots of `share` per cent of all letters reach; None without letters."""
    darkest = _darkest_spots(flat)
    return float(np.percentile(darkest, share)) if len(darkest) >= FEWEST_LETTERS else None


def _darkest_spots(flat: Grey) -> NDArray[np.uint8]:
    """Of each mark of a letter's size. Looked for at 100 dpi."""
    small = np.asarray(cv2.erode(flat, np.ones((2, 2), np.uint8)), np.uint8)[::2, ::2]
    ink = small < FAINTEST
    labels, boxes = components(ink.astype(np.uint8))
    _, _, wide, high, area = boxes.T
    letter = (high >= HIGH[0]) & (high <= HIGH[1]) & (wide <= WIDE) & (area >= LEAST_INK)
    letter[0] = False
    spots = np.full(len(boxes), 255, np.uint8)
    np.minimum.at(spots, labels[ink], small[ink])
    return np.asarray(spots[letter], np.uint8)
