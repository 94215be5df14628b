import numpy as np

from fakelos.extractors.second_look.cutting import CELL_HEIGHT, CELL_WIDTH, cut
from fakelos.extractors.second_look.shapes import FEATURES, NO_LETTER, SYMBOLS, read_shapes, seen
from tests.extractors.second_look.prints import printed


def test_each_digit_and_capital_of_a_common_face_is_known() -> None:
    texts = ("0123456789", "ABCDEFGHK", "LMNPQRSTU", "VWXYZ", "ΓΔΘΛΞΠΣΦΨ")
    image, words = printed(*texts, face="dejavu")
    known = 0
    for text, word in zip(texts, words, strict=True):
        pieces = cut(image, word)
        assert pieces is not None
        scores = read_shapes(*pieces.pictures(pieces.blobs))
        known += sum(SYMBOLS[n] == sign for n, sign in zip(scores.argmax(axis=1) % NO_LETTER, text, strict=False))
    assert known >= sum(map(len, texts)) - 2


def test_probabilities_add_up_to_one() -> None:
    pictures = np.random.default_rng(5).random((6, CELL_HEIGHT, CELL_WIDTH), np.float32)
    scores = read_shapes(pictures, np.full(6, 0.6, np.float32))
    assert scores.shape == (6, NO_LETTER + 1)
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-5)


def test_what_is_seen_has_one_length_and_is_finite_on_empty_pictures() -> None:
    empty = seen(np.zeros((2, CELL_HEIGHT, CELL_WIDTH), np.float32), np.array([0.0, 9.0], np.float32))
    assert empty.shape == (2, FEATURES)
    assert np.isfinite(empty).all()
