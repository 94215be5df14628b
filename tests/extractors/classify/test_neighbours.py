import numpy as np
import pytest

from fakelos.extractors.classify.neighbours import Neighbours
from fakelos.extractors.classify.stems import BUCKETS


def neighbours() -> Neighbours:
    """Three layouts of two classes: words 1 and 2, words 2 and 3, word 9."""
    rarity = np.zeros(BUCKETS, np.float32)
    rarity[[1, 2, 3, 9]] = 1.0
    half = np.float32(0.5**0.5)
    weights = np.array([[half, half], [half, half], [1, 0]], np.float32)
    return Neighbours(rarity, np.array([[1, 2], [2, 3], [9, 0]]), weights, np.array([0, 0, 1]))


@pytest.mark.parametrize(
    ("words", "likeness"), [([1, 2], [10.0, 0.0]), ([9], [0.0, 10.0]), ([2, 9], [5.0, 10 * 0.5**0.5]), ([], [0.0, 0.0])]
)
def test_the_most_similar_layout_speaks_for_its_class(words: list[int], likeness: list[float]) -> None:
    assert neighbours().likeness(np.array(words, np.int64), 2) == pytest.approx(likeness, abs=1e-5)


def test_words_that_no_layout_has_say_nothing() -> None:
    assert neighbours().likeness(np.array([500, 600]), 2) == [0.0, 0.0]
