"""Makes `shapes.npz`: the reader of letters learns from drawn words, cut as words of pages are.

Run `python -m fakelos.extractors.second_look.training`: some minutes on one core. The same fonts and seed give the
same weights. Fonts: Debian's fonts-dejavu, fonts-liberation, fonts-freefont-ttf, fonts-ocr-b.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.second_look.cutting import CutWord, Span, cut
from fakelos.extractors.second_look.drawing import Drawn, Random, draw_word
from fakelos.extractors.second_look.shapes import FEATURES, NO_LETTER, SYMBOLS, seen, softmax

Labels = NDArray[np.int64]

WORDS, HIDDEN, ROUNDS, BATCH, SEED = 30_000, 224, 16, 512, 9303
RATE, SOFTENING = 2e-3, 0.02
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
    first, first_bias, second, second_bias = (part.astype(np.float16) for part in learn(inputs, labels, random))
    target = Path(__file__).with_name("shapes.npz")
    np.savez_compressed(target, first=first, first_bias=first_bias, second=second, second_bias=second_bias)


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


def learn(inputs: NDArray[np.float16], labels: Labels, random: Random) -> Sequence[NDArray[np.float32]]:
    """Two layers by Adam on cross entropy, the step falling to nothing."""
    weights = _start(random)
    mean, square = ([np.zeros_like(part) for part in weights] for _ in range(2))
    steps = ROUNDS * (len(inputs) // BATCH)
    for step in range(1, steps + 1):
        chosen = random.integers(0, len(inputs), BATCH)
        slopes, right = _slopes(weights, inputs[chosen].astype(np.float32), labels[chosen])
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
