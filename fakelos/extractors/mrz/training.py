"""Makes `cells.npz`: the letter reader learns from drawn rows.

Run `python -m fakelos.extractors.mrz.training`: six minutes on one core. The same fonts and seed give the
same weights. Fonts: Debian's fonts-ocr-a, fonts-ocr-b, fonts-dejavu-core, fonts-freefont-ttf, fonts-liberation.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.cells import FEATURES, SYMBOLS, features, softmax
from fakelos.extractors.mrz.drawing import Random, draw_row
from fakelos.extractors.mrz.finder import Band
from fakelos.extractors.mrz.strips import CELL_WIDTH, PITCHES, Ink, cells, closeup

Labels = NDArray[np.int64]

NO_LETTER = len(SYMBOLS)
TURNABLE = "<AKBCDEFGJLPQRTY47"
"""Symbols that upside down are no symbol; they teach which way up a row is."""
LETTERS, TURNED, BETWEEN, BEYOND = range(4)
SHARES = (0.8, 0.08, 0.07, 0.05)
"""How many rows are shown rightly, upside down, half a place off, and beyond their end."""
ROWS, COLUMNS, HIDDEN, ROUNDS, BATCH = 11000, 44, 176, 24, 512
RATE, SOFTENING = 2e-3, 0.03


def main() -> None:
    """Draw, learn, and write the weights beside this module."""
    random = np.random.default_rng(9303)
    pictures, labels = zip(*(_row(random) for _ in range(ROWS)), strict=True)
    first, first_bias, second, second_bias = (
        part.astype(np.float16)
        for part in learn(np.concatenate([features(part) for part in pictures]), np.concatenate(labels), random)
    )
    target = Path(__file__).with_name("cells.npz")
    np.savez_compressed(target, first=first, first_bias=first_bias, second=second, second_bias=second_bias)


def _row(random: Random) -> tuple[Ink, Labels]:
    """The pictures of one drawn row, and what they show."""
    kind = int(random.choice(4, p=SHARES))
    labels = random.choice(NO_LETTER, COLUMNS, p=[0.12] + [0.88 / 36] * 36)
    if kind == TURNED:
        labels = np.array([SYMBOLS.index(symbol) for symbol in random.choice(list(TURNABLE), COLUMNS)])
    page, row = draw_row("".join(SYMBOLS[n] for n in labels), random)
    near, band = closeup(page, Band((row.backwards() if kind == TURNED else row,)), CELL_WIDTH / PITCHES)
    off = {BETWEEN: random.uniform(0.35, 0.65), BEYOND: COLUMNS + random.uniform(1, 2)}.get(kind, 0.0)
    places = np.arange(COLUMNS) + off + random.normal(0, 0.05) + random.normal(0, 0.03, COLUMNS)
    shown = cells(near, band.rows[0], band.height * random.uniform(0.92, 1.1), places)
    return shown, labels if kind == LETTERS else np.full(COLUMNS, NO_LETTER)


def learn(inputs: NDArray[np.float32], labels: Labels, random: Random) -> Sequence[NDArray[np.float32]]:
    """Two layers by Adam on cross entropy, the step falling to nothing."""
    weights = _start(random)
    mean, square = ([np.zeros_like(part) for part in weights] for _ in range(2))
    steps = ROUNDS * (len(inputs) // BATCH)
    for step in range(1, steps + 1):
        chosen = random.integers(0, len(inputs), BATCH)
        slopes, right = _slopes(weights, inputs[chosen], labels[chosen])
        rate = RATE * (1 - step / steps)
        for n, slope in enumerate(slopes):
            mean[n] += 0.1 * (slope - mean[n])
            square[n] += 0.001 * (slope**2 - square[n])
            weights[n] -= rate * mean[n] / (1 - 0.9**step) / (np.sqrt(square[n] / (1 - 0.999**step)) + 1e-8)
        if step % 1000 == 0:
            sys.stderr.write(f"{step}/{steps}: {right:.3f} right\n")
    return weights


def _start(random: Random) -> list[NDArray[np.float32]]:
    return [
        random.normal(0, (2 / FEATURES) ** 0.5, (FEATURES, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random.normal(0, (1 / HIDDEN) ** 0.5, (HIDDEN, NO_LETTER + 1)).astype(np.float32),
        np.zeros(NO_LETTER + 1, np.float32),
    ]


def _slopes(
    weights: Sequence[NDArray[np.float32]], inputs: NDArray[np.float32], labels: Labels
) -> tuple[list[NDArray[np.float32]], float]:
    """The slopes of the loss at a batch, labels softened a little, and the share of it that is read rightly."""
    first, first_bias, second, second_bias = weights
    hidden = np.maximum(inputs @ first + first_bias, 0)
    guess = softmax(hidden @ second + second_bias)
    wanted = np.full_like(guess, SOFTENING / guess.shape[1])
    wanted[np.arange(len(labels)), labels] += 1 - SOFTENING
    error = (guess - wanted) / len(labels)
    back = (error @ second.T) * (hidden > 0)
    slopes = [inputs.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]
    return slopes, float((guess.argmax(axis=1) == labels).mean())


if __name__ == "__main__":
    main()
