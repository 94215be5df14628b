"""The rows of a zone, side by side."""

from dataclasses import dataclass

import numpy as np

from fakelos.extractors.mrz.row import Row

APART = 2.5
"""The distance of two rows by the standard, in pitches."""


@dataclass(frozen=True)
class Band:
    """Parallel rows with a common first place, in reading order if letters run in order of the places."""

    rows: tuple[Row, ...]

    @property
    def places(self) -> int:
        """How many letters a row may hold."""
        return self.rows[0].places

    @property
    def pitch(self) -> float:
        """The distance of neighbouring places in pixels."""
        return float(np.mean([row.pitch for row in self.rows]))

    def backwards(self) -> "Band":
        """The band as it reads on the page turned upside down."""
        return Band(tuple(row.backwards() for row in reversed(self.rows)))

    def widened(self) -> "Band":
        """The band with a row more above and below, where a row may be too worn to be seen."""
        (x0, y0), (x1, y1) = self.rows[0].point(0), self.rows[-1].point(0)
        steps = len(self.rows) - 1
        if steps:
            apart = (x1 - x0) / steps, (y1 - y0) / steps
        else:
            x1, y1 = self.rows[0].point(1)
            apart = APART * (y0 - y1), APART * (x1 - x0)
        before, after = self.rows[0].shifted(-apart[0], -apart[1]), self.rows[-1].shifted(*apart)
        return Band((before, *self.rows, after))

    @property
    def height(self) -> float:
        """The height of capital letters in pixels."""
        return max(row.height for row in self.rows)
