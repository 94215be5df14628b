"""The dark marks of a page that may be letters of a zone."""

from dataclasses import dataclass

import cv2
import numpy as np

from fakelos.extractors.mrz.rows import Marks
from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import Grey

SMALLEST, LARGEST = 5, 90
"""The longer side of a mark in pixels."""
CONTRASTS, FAINT = (0.45, 0.65), 0.25
"""How dark a mark is at least, as a share of the strongest contrast nearby, and in pale or thin print among dirt."""
FAINTEST = 14.0
"""In grey values darker than the paper around."""
PATTERNED, CARD = 0.5, 240
"""The share of a square, of so many pixels, that print covers: typed text and tables stay under 0.42, security print
exceeds it. Of a square, since a card may be copied to any part of a sheet."""


@dataclass(frozen=True)
class Contrast:
    """How dark each pixel is, and the darkest nearby; below `floor` all is paper."""

    depth: Grey
    nearby: Grey
    floor: float

    def looks(self) -> list[Marks]:
        """The marks of a page; of one printed over and over with fine lines also those that are far darker."""
        return [self._darker(share) for share in CONTRASTS[: 1 + _is_patterned(self.depth)]]

    def faint(self) -> Marks:
        """The marks of a page with those that are pale beside darker ones."""
        return self._darker(FAINT)

    def _darker(self, share: float) -> Marks:
        """The marks that reach a share of the strongest contrast nearby."""
        level = np.maximum(np.arange(256) * share, self.floor).clip(0, 255).astype(np.uint8)
        return _marks(cv2.compare(self.depth, cv2.LUT(self.nearby, level), cv2.CMP_GT))


def contrast(small: Grey) -> Contrast:
    """The contrast of a page."""
    depth = np.asarray(cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((25, 25), np.uint8)), np.uint8)
    nearby = np.asarray(cv2.dilate(depth, np.ones((41, 41), np.uint8)), np.uint8)
    return Contrast(depth, nearby, max(FAINTEST, 3.0 * _median(depth)))


def _median(depth: Grey) -> int:
    counts = np.bincount(depth[::2, ::2].ravel(), minlength=256)
    return int(np.searchsorted(counts.cumsum(), counts.sum() / 2))


def _is_patterned(depth: Grey) -> bool:
    """Whether print covers most of a card anywhere on a page. Looked at in quarter size."""
    high, wide = (max(1, side // 4) for side in depth.shape)
    dark = cv2.threshold(depth[: 4 * high, : 4 * wide], FAINTEST, 255, cv2.THRESH_BINARY)[1]
    small = cv2.resize(dark, (wide, high), interpolation=cv2.INTER_AREA)
    return bool(cv2.blur(small, (CARD // 4, CARD // 4)).max() > 255 * PATTERNED)


def _marks(ink: cv2.typing.MatLike) -> Marks:
    """Connected marks of a letter's size."""
    _, stats = components(np.asarray(ink, np.uint8))
    left, top, width, height = (stats[1:, n].astype(float) for n in range(4))
    longer = np.maximum(width, height)
    marks = np.stack([left + width / 2, top + height / 2, width, height], axis=1)
    of_letters: Marks = marks[(longer >= SMALLEST) & (longer < LARGEST)]
    return of_letters
