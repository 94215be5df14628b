"""What a photographed sheet lies on, made white: its grain is taken for print, and its darkness for ink.

Light on a sheet changes slowly, also in a shadow, but at its edge at once. So the sheet is the largest part of the
picture without an edge across it, told from the light alone, where print is gone. Where a shadow hides an edge, that
part has no sheet's outline, and nothing is made white.
"""

import cv2
import numpy as np

from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import WHITE, Grey, is_bilevel, light_on

EDGE = 0.09
"""By what part of itself light changes from cell to cell at an edge; in soft shadows by two thirds of it."""
DARKEST = 16
SQUARE, LINK = np.ones((3, 3), np.uint8), 7
"""A cell and those beside it; cells across which a sheet hangs together at least."""
LEAST, WHOLE = 0.5, 0.9
"""How much of the picture a sheet covers, and how much of its hull it fills."""
AROUND = 0.5
"""How much of the picture's rim shows the table: a dark band across the head of a letter takes a quarter of it."""
DARK = 0.75
"""Of the light on the sheet, how light it is around it at most."""


def without_table(drawn: Grey, flat: Grey) -> Grey:
    """A picture with its light evened out, and what lies around the sheet white; as it is if no sheet is found."""
    sheet = None if is_bilevel(drawn) else _sheet(light_on(drawn))
    if sheet is None:
        return flat
    high, wide = flat.shape
    shown = flat.copy()
    shown[cv2.resize(sheet, (wide, high), interpolation=cv2.INTER_NEAREST) == 0] = WHITE
    return shown


def _sheet(light: Grey) -> Grey | None:
    """Where the sheet is, as 255; None if it fills the picture, or is not told from what it lies on."""
    labels, boxes = components(_even(light))
    if len(boxes) == 1:
        return None
    own = (labels == 1 + int(boxes[1:, cv2.CC_STAT_AREA].argmax())).astype(np.uint8)
    hull = np.asarray(cv2.fillConvexPoly(np.zeros_like(light), cv2.convexHull(cv2.findNonZero(own)), WHITE), np.uint8)
    covered = float(np.mean(hull > 0))
    if covered < LEAST or np.mean(own) < WHOLE * covered or np.mean(_rim(hull) == 0) < AROUND:
        return None
    return hull if np.median(light[hull == 0]) < DARK * np.median(light[hull > 0]) else None


def _rim(cells: Grey) -> Grey:
    return np.concatenate([cells[0], cells[-1], cells[:, 0], cells[:, -1]])


def _even(light: Grey) -> Grey:
    """The cells whose light is that of the cells beside them, but for those that hang together by a thread."""
    growth = np.log(np.maximum(light, DARKEST).astype(np.float32))
    even = (cv2.dilate(growth, SQUARE) - cv2.erode(growth, SQUARE) <= EDGE).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones((LINK, LINK), np.uint8)), np.uint8)
