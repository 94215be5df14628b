"""Makes `shapes.npz`: the reader of letters learns from drawn words, cut as words of pages are.

Run `python -m fakelos.extractors.second_look.training`: some minutes on one core. The same fonts and seed give the
same weights. Fonts: Debian's fonts-dejavu, fonts-liberation, fonts-freefont-ttf, fonts-ocr-b.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.network import Course, Labels, keep, learn
from fakelos.extractors.ocr import RawWord
from fakelos.extractors.second_look.cutting import CutWord, Span, cut
from fakelos.extractors.second_look.drawing import Drawn, draw_word
from fakelos.extractors.second_look.shapes import NO_LETTER, SYMBOLS, seen

WORDS, SEED = 30_000, 9303
COURSE = Course(hidden=224, rounds=16, softening=0.02)
GRACE = 0.75
"""Pixels by which the middle of a point may lie outside a span of two pixels that shows it."""
ONE_LETTER, NONE = 0.75, 0.6
"""How much of span and letter is common to both where the span is that letter, and where it is none."""


def main() -> None:
    """Draw, learn, and write the weights beside this module."""
    random = np.random.default_rng(SEED)
    parts = [part for _ in range(WORDS) if (part := examples(draw_word(random)))]
    inputs = np.concatenate([part[0] for part in parts])
    labels = np.concatenate([part[1] for part in parts])
    keep(learn(inputs, labels, NO_LETTER + 1, COURSE, random), Path(__file__).with_name("shapes.npz"))


def examples(drawn: Drawn) -> tuple[NDArray[np.float16], Labels] | None:
    """What the network sees of a drawn word's spans, and what each is; spans that are neither are left out."""
    word = cut(drawn.picture, RawWord(drawn.text, *drawn.box, 1.0))
    if word is None or not word.pieces:
        return None
    spans = word.spans()
    marked = [(span, label) for span in spans if (label := _label(drawn, word, span)) is not None]
    if not marked:
        return None
    chosen = [span for span, _ in marked]
    pictures = seen(*word.pictures(chosen))
    return pictures.astype(np.float16), np.array([label for _, label in marked])


def _label(drawn: Drawn, word: CutWord, span: Span) -> int | None:
    start, end = span.left + word.start, span.right + word.start
    held = [n for n, (x0, x1) in enumerate(drawn.letters) if start - GRACE <= (x0 + x1) / 2 <= end + GRACE]
    share = _common((start, end), drawn.letters[held[0]]) if len(held) == 1 else 0.0
    if share >= ONE_LETTER:
        return SYMBOLS.index(drawn.text[held[0]])
    return NO_LETTER if share < NONE else None


def _common(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How much of two stretches lies in both, with a pixel's grace on each side."""
    both = min(one[1], other[1]) - max(one[0], other[0]) + 1
    whole = max(one[1], other[1]) - min(one[0], other[0])
    return float(max(0.0, both) / max(1.0, whole))


if __name__ == "__main__":
    main()
