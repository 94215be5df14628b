"""A page on its way to be read: as it was scanned, and with its pale print made dark; turned and straightened alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from fakelos.extractors.preparation.contrast import darkened
from fakelos.extractors.preparation.grey import Grey, Sketch, sketch, turn
from fakelos.extractors.preparation.slant import Fan


@dataclass(frozen=True)
class Lying:
    """A page at 200 dpi: `flat`; `dark`, which is the same picture where no print is pale; the sketch of `dark`."""

    flat: Grey
    dark: Grey
    outline: Sketch

    @classmethod
    def of(cls, flat: Grey, outline: Sketch) -> "Lying":
        """A flattened page and its sketch."""
        dark = darkened(flat)
        return cls(flat, dark, outline if dark is flat else sketch(dark))

    @property
    def is_pale(self) -> bool:
        """Whether print had to be made dark."""
        return self.dark is not self.flat

    def turned(self, quarter: int) -> "Lying":
        """The page turned counter-clockwise by nothing or by a quarter."""
        return replace(self._changed(lambda picture: turn(picture, quarter)), outline=_turned(self.outline, quarter))

    def closed(self, fan: Fan) -> "Lying":
        """The page with its rows level."""
        level = self._changed(fan.closed)
        return replace(level, outline=sketch(level.dark))

    def pictures(self, half: int) -> tuple[Grey, Grey]:
        """`flat` and `dark`, turned by nothing or by a half."""
        upright = self._changed(lambda picture: turn(picture, half))
        return upright.flat, upright.dark

    def _changed(self, change: Callable[[Grey], Grey]) -> "Lying":
        flat = change(self.flat)
        return replace(self, flat=flat, dark=change(self.dark) if self.is_pale else flat)


def _turned(outline: Sketch, quarter: int) -> Sketch:
    if not quarter:
        return outline
    left, top, wide, high, ink = outline.boxes.T
    boxes = np.stack([top, outline.ink.shape[1] - left - wide, high, wide, ink], axis=1)
    return Sketch(turn(outline.ink, quarter), turn(outline.letters, quarter), boxes)
