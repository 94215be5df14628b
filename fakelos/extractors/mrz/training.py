"""Makes `cells.npz`: the letter reader learns from drawn rows.

Run `python -m fakelos.extractors.mrz.training`: fifteen minutes on one core. The same fonts and seed give the
same weights. Fonts: Debian's fonts-ocr-a, fonts-ocr-b, fonts-dejavu-core, fonts-freefont-ttf, fonts-liberation.
"""

from pathlib import Path

import numpy as np

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.cells import SYMBOLS, features
from fakelos.extractors.mrz.drawing import Random, draw_row
from fakelos.extractors.mrz.strips import CELL_WIDTH, PITCHES, Ink, cells, closeup
from fakelos.extractors.network import Course, Labels, keep, learn

NO_LETTER = len(SYMBOLS)
TURNABLE = "<AKBCDEFGJLPQRTY47"
"""Symbols that upside down are no symbol; they teach which way up a row is."""
LETTERS, TURNED, BETWEEN, BEYOND = range(4)
SHARES = (0.8, 0.08, 0.07, 0.05)
"""How many rows are shown rightly, upside down, half a place off, and beyond their end."""
ROWS, COLUMNS = 20000, 44
COURSE = Course(hidden=320, rounds=22, softening=0.03)


def main() -> None:
    """Draw, learn, and write the weights beside this module."""
    random = np.random.default_rng(9303)
    pictures, labels = zip(*(_row(random) for _ in range(ROWS)), strict=True)
    inputs = np.concatenate([features(part) for part in pictures])
    layers = learn(inputs, np.concatenate(labels), NO_LETTER + 1, COURSE, random)
    keep(layers, Path(__file__).with_name("cells.npz"))


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


if __name__ == "__main__":
    main()
