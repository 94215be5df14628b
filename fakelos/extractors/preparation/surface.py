"""What lies on a page apart from words: nothing at all, a picture, noise, or no paper that anyone could write on."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import INK_LEVEL, Grey, Sketch, sketch

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
PATTERN, RAISED = 0.15, 6.0
"""Share of tiles that stand out from the quietest, and by how much: on blank sheets to 0.08, on squared paper 0.65."""
LIT, UNEVEN = 160, 0.4
"""Grey level of the best lit part of a sheet, and how much darker its worst lit part may be."""
DARK_FORM, LOOSE_FILL = 0.6, 0.3
"""Of the brightest paper, how light hair and clothes are at most; and of its box, how much of it such a form fills."""
HOLE_PIXELS, HOLE_UNEVENNESS, HOLE_FILL, HOLE_STRIP = (10, 60), 4, 0.7, 0.12  # at 100 dpi
SMALL, ROUNDS = 250, 4  # pixels of the longer side; of fitting the paper's light
TONE, TONE_SPREAD = 8, 6  # grey levels
TONED_SIDE, TONED_FILL, MOST_OBLONG = 14, 0.45, 3


def is_blank(page: Sketch, *, pencil: bool = False) -> bool:
    """Whether nobody wrote on this page: specks, punch holes, dark borders and shining-through do not count.

    `pencil` widens what is still blank to a scribble; to be asked only of a page without words.
    """
    letters, ink = (PENCIL_LETTERS, PENCIL_INK) if pencil else (BLANK_LETTERS, BLANK_INK)
    if _letters_inside(page) >= letters or np.count_nonzero(page.ink) > MOST_BORDER * page.ink.size:
        return False
    return bool(np.count_nonzero(_without_border(page.ink)) < ink * page.ink.size)


def is_no_sheet(drawn: Grey, flat: Grey, page: Sketch) -> bool:
    """Whether a page without marks is no blank sheet: too dark, fading from edge to edge, or patterned all over.

    `drawn` is the page before its light was evened out, `flat` after that, both at 200 dpi.
    """
    if page.letter_count >= PENCIL_LETTERS or not is_blank(page, pencil=True):
        return False
    worst, best = np.percentile(cv2.resize(drawn, (8, 12), interpolation=cv2.INTER_AREA), (10, 90))
    grain = _grain(flat)
    patterned = grain.size and np.mean(grain > np.percentile(grain, QUIETEST) + RAISED) > PATTERN
    return bool(patterned or best < LIT or worst < UNEVEN * best)


def has_dark_forms(drawn: Grey) -> bool:
    """Whether large dark forms lie on a page before its light was evened out, which takes hair and clothes away.

    Shadows and tables reach to the edges, and do not count.
    """
    brightest = float(np.percentile(drawn[::8, ::8], 95))
    level = INK_LEVEL / max(1.0, DARK_FORM * brightest)
    return has_picture(sketch(cv2.convertScaleAbs(drawn, alpha=level).astype(np.uint8)), fill=LOOSE_FILL)


def has_picture(page: Sketch, *, fill: float = REGION_FILL) -> bool:
    """Whether solid regions, larger than letters and fuller than stamps, cover as much as a passport photograph.

    Scanned to black and white, a face falls apart into hair and clothes: the regions count together. `fill` is how
    much of its box a region covers.
    """
    ink = _without_border(page.ink)
    closed = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), np.uint8)
    labels, boxes = components(closed)
    wide, high, area = (boxes[1:, column] for column in (2, 3, 4))
    dark = np.bincount(labels[ink > 0], minlength=len(boxes))[1:]
    solid = (area >= fill * wide * high) & (dark >= REGION_INK * area)
    large = solid & (np.minimum(wide, high) >= REGION_SIDE)
    return bool(np.sum((wide * high)[large]) >= PICTURE_AREA * page.ink.size)


def has_tones(drawn: Grey) -> bool:
    """Whether something shaded lies on a page before its light was evened out, though hardly any of it is dark.

    A faded or overexposed photograph; uneven light has no edges, and what shines through has no shape.
    """
    shade = _shade(drawn)
    spots = cv2.morphologyEx((shade > TONE).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    labels, stats = components(
        np.asarray(cv2.morphologyEx(spots, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), np.uint8)
    )
    wide, high, area = (stats[:, column] for column in (2, 3, 4))
    shaped = (np.minimum(wide, high) >= TONED_SIDE) & (area >= TONED_FILL * wide * high)
    shaped &= ~_touches_edge(stats, shade.shape) & (np.maximum(wide, high) <= MOST_OBLONG * np.minimum(wide, high))
    shaped[0] = False
    varied = [place for place in np.flatnonzero(shaped) if shade[labels == place].std() >= TONE_SPREAD]
    return bool(np.sum((wide * high)[varied]) >= PICTURE_AREA * shade.size)


def _shade(drawn: Grey) -> NDArray[np.float32]:
    """How much darker than the paper around it each part of a small copy of a page is, the light even or not."""
    scale = SMALL / max(drawn.shape)
    small = cv2.resize(drawn, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
    high, wide = (complex(side) for side in small.shape)
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j].astype(np.float32)
    bent = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], -1)
    shade, paper = np.zeros_like(small), np.ones(small.shape, bool)
    for _ in range(ROUNDS):
        shade = bent @ np.linalg.lstsq(bent[paper], small[paper], rcond=None)[0] - small
        paper = shade < max(TONE / 2, 1.5 * float(np.median(np.abs(shade[paper]))))
    return np.asarray(shade, np.float32)


def is_noise(flat: Grey) -> bool:
    """Whether a page at 200 dpi is grainy even where it is quietest, as nothing that lies on paper is.

    To be asked only of a page without words: a broken scanner's noise is neither a blank sheet nor a picture.
    """
    grain = _grain(flat)
    return bool(grain.size and np.percentile(grain, QUIETEST) > MOST_GRAIN)


def _grain(flat: Grey) -> NDArray[np.float32]:
    """How uneven each fourth tile of a page is."""
    high, wide = (side // TILE for side in flat.shape)
    tiles = flat[: high * TILE, : wide * TILE].reshape(high, TILE, wide, TILE)[::2, :, ::2]
    return np.asarray(tiles.std(axis=(1, 3), dtype=np.float32), np.float32)


def _letters_inside(page: Sketch) -> int:
    """How many letters are not in the outermost strip, where scanners leave shadows and holes are punched."""
    height, width = page.ink.shape
    x, y = int(width * MARGIN), int(height * MARGIN)
    left, top, wide, high, _ = page.boxes.T
    across, down = (left < width - x) & (left + wide > x), (top < height - y) & (top + high > y)
    return int(np.count_nonzero(across & down))


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
