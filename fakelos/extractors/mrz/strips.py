"""The rows of a band made straight: a small picture of each place, or one picture of all rows for a line reader."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.row import Floats, Row

Grey = NDArray[np.uint8]
Ink = NDArray[np.float32]
"""Ink 1, paper 0."""

CELL_WIDTH, CELL_HEIGHT = 16, 24
PITCHES, HEIGHTS = 1.1, 1.4
"""How much of the row a cell shows: pitches across, letter heights down."""
LINE, EDGE = 2, 1.5
"""Of the picture for a line reader: height of a row, and from its side to the first letter's middle, in pitches."""
STROKE, GRAIN = 1.3, 0.07
"""Of a cell: half a stroke's width in pixels, and the ink that grain may show; letters show 0.12 and more, bare paper
0.05 at most."""
WIDEST_STROKE, BLACK = 0.6, 0.45
"""In pitches, and as a share of the darkest ink nearby."""


def closeup(grey: Grey, band: Band, pitch: float, beyond: float = 0.0) -> tuple[Grey, Band]:
    """The part of the page that holds the band, scaled to a pitch; `beyond`: places more at both ends."""
    ends = np.array([-1.0 - beyond, band.places / 2, band.places + beyond])
    x, y = np.concatenate([np.stack(row.at(ends)) for row in band.rows], axis=1)
    margin, scale = band.height * 1.5 + 4, pitch / band.pitch
    left, top = (max(0, int(low.min() - margin)) for low in (x, y))
    right, bottom = int(x.max() + margin), int(y.max() + margin)
    part = grey[top:bottom, left:right]
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    size = max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale))
    rows = tuple(row.shifted(-left, -top).scaled(scale) for row in band.rows)
    return np.asarray(cv2.resize(part, size, interpolation=method), np.uint8), Band(rows)


def cells(near: Grey, row: Row, height: float, places: Floats) -> Ink:
    """A picture of each place, (n, CELL_HEIGHT, CELL_WIDTH), from a close-up; contrast evened along the row."""
    across = ((np.arange(CELL_WIDTH) + 0.5) / CELL_WIDTH - 0.5) * PITCHES
    down = ((np.arange(CELL_HEIGHT) + 0.5) / CELL_HEIGHT - 0.5) * HEIGHTS * height
    straight = straightened(near, row, (places[:, None] + across[None, :]).ravel(), down)
    return _ink(straight).reshape(CELL_HEIGHT, len(places), CELL_WIDTH).transpose(1, 0, 2)


def empty(pictures: Ink) -> NDArray[np.bool_]:
    """Which of the pictures show bare paper: no stroke stands out from its grain."""
    tall = cv2.GaussianBlur(pictures.reshape(-1, CELL_WIDTH), (0, 0), STROKE)
    inner = tall.reshape(pictures.shape)[:, 2:-2]
    return np.asarray(inner.max(axis=(1, 2)) - np.median(inner, axis=(1, 2)) < GRAIN)


def straightened(near: Grey, row: Row, places: Floats, down: Floats) -> Grey:
    """A close-up along a row: a column for each place, a line for each distance below the row's middle."""
    x, y = row.at(places)
    ahead, behind = row.at(places + 0.5), row.at(places - 0.5)
    along_x, along_y = ahead[0] - behind[0], ahead[1] - behind[1]
    length = np.hypot(along_x, along_y)
    to_x = x[None, :] - down[:, None] * (along_y / length)[None, :] - 0.5
    to_y = y[None, :] + down[:, None] * (along_x / length)[None, :] - 0.5
    maps = to_x.astype(np.float32), to_y.astype(np.float32)
    return np.asarray(cv2.remap(near, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def page_of_lines(near: Grey, band: Band, *, black_and_white: bool) -> Grey:
    """All rows of a close-up made straight, one under the other, dark on white, for a line reader.

    Row n lies between `n × LINE` and `(n + 1) × LINE` times the pitch in height; the middle of place p
    lies `(p + EDGE) × pitch` from the left.
    """
    pitch = round(band.pitch)
    places = (np.arange(round((band.places - 1 + 2 * EDGE) * pitch)) + 0.5) / pitch - EDGE
    down = (np.arange(LINE * pitch) + 0.5 - LINE * pitch / 2) / pitch * band.pitch
    rows = [_strokes(straightened(near, row, places, down), pitch) for row in band.rows]
    ink = np.concatenate([_inside(row, pitch, band.height) for row in rows])
    if black_and_white:
        ink = (cv2.GaussianBlur(ink, (0, 0), pitch / 20) > BLACK).astype(np.float32)
    return np.asarray(255 - 255 * ink, np.uint8)


def _inside(ink: Ink, pitch: int, height: float) -> Ink:
    """A row without what lies above, below and beside it."""
    faded = np.zeros_like(ink)
    middle, side = ink.shape[0] // 2, round((EDGE - 0.75) * pitch)
    reach = round(min(0.8 * height, middle - 1))
    faded[middle - reach : middle + reach, side:-side] = ink[middle - reach : middle + reach, side:-side]
    return faded


def _ink(strip: Grey) -> Ink:
    """Everything darker than the paper around the letters."""
    kernel = np.ones((CELL_HEIGHT, 2 * CELL_WIDTH), np.uint8)
    paper = cv2.GaussianBlur(cv2.morphologyEx(strip, cv2.MORPH_CLOSE, kernel), (0, 0), CELL_WIDTH)
    return _evened(np.clip(paper.astype(np.float32) - strip, 0, None), CELL_WIDTH)


def _strokes(strip: Grey, pitch: int) -> Ink:
    """Everything dark that is as thin as a letter's stroke, so that print lying over the row disappears."""
    kernel = np.ones((round(pitch * WIDEST_STROKE),) * 2, np.uint8)
    return _evened(cv2.morphologyEx(strip, cv2.MORPH_BLACKHAT, kernel).astype(np.float32), pitch)


def _evened(depth: Ink, pitch: int) -> Ink:
    """Paper to 0 and the darkest ink nearby to 1, whatever the light and the copy's strength."""
    darkest = cv2.dilate(depth, np.ones((1, 4 * pitch), np.uint8)).max(axis=0)[None]
    nearby = cv2.GaussianBlur(darkest, (0, 0), pitch)
    floor = max(8.0, 0.4 * float(np.percentile(nearby, 80)))
    return np.asarray(np.minimum(depth / np.maximum(nearby, floor), 1.0), np.float32)
