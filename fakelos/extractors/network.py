"""A network of two layers, small enough to be kept beside the code: how it reads, and how it learns."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Layers: TypeAlias = tuple[NDArray[np.float32], ...]
"""Factors (inputs, hidden) and offsets (hidden) of the first layer, then those of the second."""
Labels = NDArray[np.int64]
NAMES = ("first", "first_bias", "second", "second_bias")


@dataclass(frozen=True)
class Course:
    """How a network learns: its hidden units, the rounds over all examples, the size of a step's batch and its rate.

    `softening` is the probability that is kept for answers other than the label.
    """

    hidden: int
    rounds: int
    softening: float
    batch: int = 512
    rate: float = 2e-3


def probabilities(layers: Layers, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each answer, (n, answers), for inputs (n, features)."""
    return _answered(layers, inputs)[1]


def load(package: str, name: str) -> Layers:
    """The layers in a file beside the modules of a package."""
    with files(package).joinpath(name).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return tuple(stored[part].astype(np.float32) for part in NAMES)


def keep(layers: Layers, target: Path) -> None:
    """Write the layers to a file, in half precision."""
    first, first_bias, second, second_bias = (part.astype(np.float16) for part in layers)
    np.savez_compressed(target, first=first, first_bias=first_bias, second=second, second_bias=second_bias)


def learn(
    inputs: NDArray[np.floating], labels: Labels, answers: int, course: Course, random: np.random.Generator
) -> Layers:
    """Two layers by Adam on cross entropy, the step falling to nothing."""
    weights = _start(inputs.shape[1], answers, course, random)
    mean, square = ([np.zeros_like(part) for part in weights] for _ in range(2))
    steps = course.rounds * (len(inputs) // course.batch)
    for step in range(1, steps + 1):
        chosen = random.integers(0, len(inputs), course.batch)
        slopes, right = _slopes(weights, inputs[chosen].astype(np.float32), labels[chosen], course.softening)
        rate = course.rate * (1 - step / steps)
        for n, slope in enumerate(slopes):
            mean[n] += 0.1 * (slope - mean[n])
            square[n] += 0.001 * (slope**2 - square[n])
            weights[n] -= rate * mean[n] / (1 - 0.9**step) / (np.sqrt(square[n] / (1 - 0.999**step)) + 1e-8)
        if step % 1000 == 0:
            sys.stderr.write(f"{step}/{steps}: {right:.3f} right\n")
    return tuple(weights)


def _answered(layers: Sequence[NDArray[np.float32]], inputs: NDArray[np.float32]) -> Layers:
    """What the hidden units and the answers make of inputs."""
    first, first_bias, second, second_bias = layers
    hidden = np.maximum(inputs @ first + first_bias, 0)
    values = hidden @ second + second_bias
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return hidden, np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _start(features: int, answers: int, course: Course, random: np.random.Generator) -> list[NDArray[np.float32]]:
    return [
        random.normal(0, (2 / features) ** 0.5, (features, course.hidden)).astype(np.float32),
        np.zeros(course.hidden, np.float32),
        random.normal(0, (1 / course.hidden) ** 0.5, (course.hidden, answers)).astype(np.float32),
        np.zeros(answers, np.float32),
    ]


def _slopes(
    weights: Sequence[NDArray[np.float32]], inputs: NDArray[np.float32], labels: Labels, softening: float
) -> tuple[list[NDArray[np.float32]], float]:
    """The slopes of the loss at a batch, and the share of it that is read rightly."""
    hidden, guess = _answered(weights, inputs)
    wanted = np.full_like(guess, softening / guess.shape[1])
    wanted[np.arange(len(labels)), labels] += 1 - softening
    error = (guess - wanted) / len(labels)
    back = (error @ weights[2].T) * (hidden > 0)
    slopes = [inputs.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]
    return slopes, float((guess.argmax(axis=1) == labels).mean())
