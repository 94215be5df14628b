import numpy as np

from fakelos.extractors.mrz.band import Band
from fakelos.extractors.mrz.cells import SYMBOLS, features, read_cells
from fakelos.extractors.mrz.drawing import draw_row
from fakelos.extractors.mrz.strips import CELL_HEIGHT, CELL_WIDTH, PITCHES, cells, closeup
from fakelos.extractors.mrz.training import NO_LETTER


def test_nearly_every_letter_of_worn_rows_is_read() -> None:
    random, right = np.random.default_rng(77), []
    for _ in range(30):
        text = "".join(random.choice(list(SYMBOLS), 44))
        drawn, row = draw_row(text, random)
        near, band = closeup(drawn, Band((row,)), CELL_WIDTH / PITCHES)
        scores = read_cells(cells(near, band.rows[0], band.height, np.arange(44.0)))
        right += [SYMBOLS[n] == symbol for n, symbol in zip(scores[:, :NO_LETTER].argmax(axis=1), text, strict=True)]
    assert np.mean(right) > 0.96


def test_probabilities_of_a_place_add_up_to_one() -> None:
    noise = np.random.default_rng(1).random((5, CELL_HEIGHT, CELL_WIDTH)).astype(np.float32)
    scores = read_cells(noise)
    assert scores.shape == (5, len(SYMBOLS) + 1)
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-5)


def test_an_empty_place_is_no_letter() -> None:
    scores = read_cells(np.zeros((1, CELL_HEIGHT, CELL_WIDTH), np.float32))
    assert scores.argmax() == NO_LETTER


def test_features_do_not_depend_on_what_is_read_beside() -> None:
    pictures = np.random.default_rng(2).random((4, CELL_HEIGHT, CELL_WIDTH)).astype(np.float32)
    assert np.allclose(features(pictures)[2], features(pictures[2:3])[0], atol=1e-6)
