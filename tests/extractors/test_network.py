import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from fakelos.extractors import network
from fakelos.extractors.network import NAMES, Course, keep, learn, load, probabilities

FEATURES, HIDDEN, ANSWERS = 20, 8, 3


def test_learning_tells_kinds_apart() -> None:
    random = np.random.default_rng(3)
    labels = random.integers(0, ANSWERS, 4000)
    inputs = (random.normal(0, 1, (4000, FEATURES)) + 4 * np.eye(ANSWERS, FEATURES)[labels]).astype(np.float32)
    layers = learn(inputs, labels, ANSWERS, Course(HIDDEN, rounds=40, softening=0.02, rate=0.02), random)
    assert [part.shape for part in layers] == [(FEATURES, HIDDEN), (HIDDEN,), (HIDDEN, ANSWERS), (ANSWERS,)]
    assert (probabilities(layers, inputs).argmax(axis=1) == labels).mean() > 0.97


def test_the_same_start_learns_the_same() -> None:
    inputs, labels = np.random.default_rng(1).random((1024, FEATURES)), np.arange(1024) % ANSWERS
    course = Course(HIDDEN, rounds=2, softening=0.02)
    one, other = (learn(inputs, labels, ANSWERS, course, np.random.default_rng(5)) for _ in range(2))
    assert all(np.array_equal(part, same) for part, same in zip(one, other, strict=True))


def test_probabilities_add_up_to_one_however_large_the_values() -> None:
    random = np.random.default_rng(2)
    shapes = (FEATURES, HIDDEN), (HIDDEN,), (HIDDEN, ANSWERS), (ANSWERS,)
    layers = tuple(random.normal(0, 90, shape).astype(np.float32) for shape in shapes)
    found = probabilities(layers, random.normal(0, 90, (50, FEATURES)).astype(np.float32))
    assert np.isfinite(found).all()
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_what_was_kept_is_loaded_in_half_precision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layers = tuple(np.full((2, 2), 1 / 3 + n, np.float32) for n in range(len(NAMES)))
    keep(layers, tmp_path / "layers.npz")
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    loaded = load("anywhere", "layers.npz")
    assert all(np.array_equal(part, kept.astype(np.float16)) for part, kept in zip(loaded, layers, strict=True))


def test_the_products_of_a_reader_start_no_threads() -> None:
    program = "import os, fakelos.extractors, numpy; numpy.ones((99, 99)) @ numpy.ones((99, 99)); "
    count = "print(len(os.listdir('/proc/self/task')))"
    done = subprocess.run(
        [sys.executable, "-c", program + count], env={"PATH": ""}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"
