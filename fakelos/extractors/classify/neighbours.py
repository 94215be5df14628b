"""The layouts that the model was made from, by their telling words, and how like them a page is.

A class such as `other` holds papers that have nothing in common but not being the rest: no line divides them from all
others, yet a new electricity bill is like an electricity bill. Kept are hashed word beginnings of invented specimens.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST = 128
"""Words kept of a layout: its most telling ones."""
_SCALE = 10.0

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Neighbours:
    """For each layout the buckets of its words, what they weigh (of length 1), and the place of its class.

    `rarity` is what a word of each bucket tells: the fewer layouts have it, the more.
    """

    rarity: Numbers
    buckets: NDArray[np.int64]
    weights: Numbers
    owners: NDArray[np.int64]

    def likeness(self, stems: NDArray[np.int64], classes: int) -> list[float]:
        """How like the most similar layout of each class the page is: 0 is nothing in common, 10 the same words."""
        page = np.zeros_like(self.rarity)
        page[stems] = self.rarity[stems]
        near = (page[self.buckets] * self.weights).sum(axis=1) / (float(np.linalg.norm(page)) or 1.0)
        best = np.zeros(classes, np.float32)
        np.maximum.at(best, self.owners, near)
        return [_SCALE * float(value) for value in best]
