"""What lies on a page apart from words: nothing at all, a picture, or noise."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.components import components
from fakelos.extractors.preparation import Grey, Sketch

MARGIN = 0.04
MOST_BORDER = 0.3
BLANK_LETTERS = 12
BLANK_INK = 0.002
PENCIL_LETTERS = 60
PENCIL_INK = 0.006
PICTURE_AREA = 0.006
REGION_SIDE, REGION_FILL, REGION_INK = 35, 0.5, 0.5  # pixels at 100 dpi; of its box; of what is seen as one region
TILE, QUIETEST = 16, 10  # pixels at 200 dpi; per cent of all tiles
MOST_GRAIN = 14.0
"""In grey levels: the quietest tiles of scans, copies of copies and photographs have up to 8, of noise over 20."""
HOLE_PIXELS, HOLE_UNEVENNESS, HOLE_FILL, HOLE_STRIP = (10, 60), 4, 0.7, 0.12  # at 100 dpi


def is_blank(page: Sketch, *, pencil: bool = False) -> bool:
    """Whether nobody wrote on this page: specks, punch holes, dark borders and shining-through do not count.

    `pencil` widens what is still blank to a scribble; to be asked only of a page without words.
    """
    inner = _without_border(page.ink)
    letters, ink = (PENCIL_LETTERS, PENCIL_INK) if pencil else (BLANK_LETTERS, BLANK_INK)
    height, width = page.ink.shape
    seen = _inside(page.letters)
    count = cv2.connectedComponents(seen, connectivity=8)[0] - 1
    black = np.count_nonzero(page.ink) > MOST_BORDER * height * width
    return bool(not black and count < letters and np.count_nonzero(inner) < ink * height * width)


def has_picture(page: Sketch) -> bool:
    """Whether solid regions, larger than letters and fuller than stamps, cover as much as a passport photograph.

    Scanned to black and white, a face falls apart into hair and clothes: the regions count together.
    """
    ink = _without_border(page.ink)
    closed = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), np.uint8)
    labels, boxes = components(closed)
    wide, high, area = (boxes[1:, column] for column in (2, 3, 4))
    dark = np.bincount(labels[ink > 0], minlength=len(boxes))[1:]
    solid = (area >= REGION_FILL * wide * high) & (dark >= REGION_INK * area)
    large = solid & (np.minimum(wide, high) >= REGION_SIDE)
    return bool(np.sum((wide * high)[large]) >= PICTURE_AREA * page.ink.size)


def is_noise(flat: Grey) -> bool:
    """Whether a page at 200 dpi is grainy even where it is quietest, as nothing that lies on paper is.

    To be asked only of a page without words: a broken scanner's noise is neither a blank sheet nor a picture.
    """
    high, wide = (side // TILE for side in flat.shape)
    tiles = flat[: high * TILE, : wide * TILE].reshape(high, TILE, wide, TILE)[::2, :, ::2]
    return bool(tiles.size and np.percentile(tiles.std(axis=(1, 3), dtype=np.float32), QUIETEST) > MOST_GRAIN)


def _inside(ink: Grey) -> Grey:
    """The page without its outermost strip, where scanners leave shadows and holes are punched."""
    height, width = ink.shape
    x, y = int(width * MARGIN), int(height * MARGIN)
    inner = np.zeros_like(ink)
    inner[y : height - y, x : width - x] = ink[y : height - y, x : width - x]
    return inner


def _without_border(ink: Grey) -> Grey:
    """Ink that is not part of a region touching the edge of the sheet, nor a punch hole."""
    labels, stats = components(ink)
    dropped = _touches_edge(stats, ink.shape) | _is_hole(stats, ink.shape[1])
    dropped[0] = True
    return np.take(np.where(dropped, 0, 255).astype(np.uint8), labels)


def _touches_edge(stats: NDArray[np.int32], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    left, top, wide, high = (stats[:, column] for column in range(4))
    height, width = shape[:2]
    return (left <= 1) | (top <= 1) | (left + wide >= width - 1) | (top + high >= height - 1)


def _is_hole(stats: NDArray[np.int32], width: int) -> NDArray[np.bool_]:
    """Round, solid, of a punch's size, near a side of the sheet."""
    left, _, wide, high, area = (stats[:, column] for column in range(5))
    smallest, largest = HOLE_PIXELS
    sized = (wide > smallest) & (wide < largest) & (abs(wide - high) <= HOLE_UNEVENNESS)
    at_side = (left + wide < HOLE_STRIP * width) | (left > (1 - HOLE_STRIP) * width)
    return sized & (area > HOLE_FILL * wide * high) & at_side
