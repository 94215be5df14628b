import cv2
import numpy as np

from fakelos.extractors.preparation.contrast import darkened
from tests.extractors.letter import letter


def paled(black: int) -> np.ndarray:
    """The letter with ink that is `black` on white paper."""
    return (black + np.asarray(letter()).astype(np.float32) * (255 - black) / 255).astype(np.uint8)


def test_pale_print_becomes_dark_and_paper_stays_white() -> None:
    dark = darkened(paled(150))
    assert dark.min() < 20
    assert np.median(dark) == 255


def test_a_page_of_dark_print_is_left_as_it_is() -> None:
    page = paled(20)
    assert darkened(page) is page


def test_what_shines_through_is_not_made_print() -> None:
    page = paled(225)
    assert darkened(page) is page


def test_an_empty_page_is_left_as_it_is() -> None:
    page = np.full((2339, 1653), 250, np.uint8)
    cv2.circle(page, (300, 300), 20, (60,), -1)
    assert darkened(page) is page
