"""What is measured: how many answers are right at which threshold, and whether probabilities mean what they say."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

ACCEPTED = 0.85
"""A class is given from this probability on: it keeps both goals, 0.5 % wrong and 6 % abstaining, on all that is kept
out together. The model's card has the curve."""
MISSED = 0.005
"""The share of undecided pages whose class may be missing among the candidates."""
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Risk:
    """Shares of all pages when answers are given from `accepted` on."""

    accepted: float
    right: float
    abstained: float
    wrong: float


def at(accepted: float, best: Numbers, right: NDArray[np.bool_], weights: Numbers) -> Risk:
    """The shares at one threshold. `best` is each page's highest probability, `right` whether its class is true."""
    share, given = weights / weights.sum(), best >= accepted
    return Risk(accepted, share @ (given & right), share @ ~given, share @ (given & ~right))


def reliability(best: Numbers, right: NDArray[np.bool_], weights: Numbers) -> list[tuple[str, int, float, float]]:
    """For each range of probability: how many pages, what was said of them on average, and what was true."""
    found = []
    for low, high in pairwise(BINS):
        inside: NDArray[Any] = (best >= low) & ((best < high) | (high == 1.0))
        if inside.any():
            share = weights[inside] / weights[inside].sum()
            found.append((f"{low:.2f}-{high:.2f}", int(inside.sum()), share @ best[inside], share @ right[inside]))
    return found


def likely_enough(chances: Numbers, truth: NDArray[np.int64], accepted: float) -> float:
    """The share of probability that the likeliest classes must hold together to hold the truth of undecided pages."""
    undecided = chances.max(axis=1) < accepted
    needed = [_held_until(row, place) for row, place in zip(chances[undecided], truth[undecided], strict=True)]
    return float(max([0.99, *np.quantile(needed, [1 - MISSED])])) if needed else 1.0


def _held_until(row: Numbers, place: int) -> float:
    """What the classes that are likelier than the true one hold: a set that stops below it misses the truth."""
    return float(row[row > row[place]].sum())
