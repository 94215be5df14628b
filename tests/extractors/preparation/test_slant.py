from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.page import read_page
from fakelos.extractors.preparation.grey import Grey, sketch
from fakelos.extractors.preparation.slant import fan_of
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from tests.extractors.letter import A4, DPI, LINES, letter

FULL = np.asarray(letter((*LINES, *LINES, *LINES)), np.uint8)
CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32) * np.array(A4, np.float32)


def photographed() -> tuple[Grey, NDArray[np.float64]]:
    """The page as seen from one side, and the matrix that leads there."""
    seen = np.array([(0.03, 0.1), (0.97, 0.0), (1.0, 1.0), (0.0, 0.92)], np.float32) * np.array(A4, np.float32)
    matrix = cv2.getPerspectiveTransform(CORNERS, seen)
    picture = cv2.warpPerspective(FULL, matrix, A4, flags=cv2.INTER_AREA, borderValue=(120,))
    return np.asarray(picture, np.uint8), np.asarray(matrix, np.float64)


def read(picture: Grey, folder: Path) -> Page:
    path = folder / "page.pgm"
    cv2.imwrite(str(path), picture)
    return read_page(NormalPage(number=1, image=path, dpi=DPI, words=None, problem=None), Settings()).page


@pytest.mark.parametrize("skew", [-5, -0.7, 0, 3])
def test_a_scan_is_no_photograph_however_it_lay(skew: float) -> None:
    page = np.asarray(letter((*LINES, *LINES, *LINES)).rotate(skew, fillcolor=255), np.uint8)
    assert fan_of(sketch(page)) is None


def test_a_page_of_few_letters_is_left_as_it_is() -> None:
    assert fan_of(sketch(np.asarray(letter(("ΑΙΤΗΣΗ", "ΒΕΒΑΙΩΣΗ")), np.uint8))) is None


@pytest.mark.parametrize("half", [0, 2])
def test_rows_of_a_slanted_photograph_are_read_whole(half: int, tmp_path: Path) -> None:
    page = read(np.rot90(photographed()[0], half), tmp_path)
    assert page.rotation == 90 * half
    assert page.text.count("Θεσσαλονίκη, 16 Οκτωβρίου 2015") == 3


@pytest.mark.parametrize("half", [0, 2])
def test_boxes_lie_on_the_words_of_the_photograph(half: int, tmp_path: Path) -> None:
    picture, matrix = photographed()
    page = read(np.rot90(picture, half), tmp_path)
    box = next(word.box for word in page.words if word.text == "SPECIMEN")
    middle = ((box[0] + box[2]) / 2 * A4[0], (box[1] + box[3]) / 2 * A4[1])
    true = cv2.perspectiveTransform(np.array([[(290.0, 242.0)]]), matrix)[0][0]
    assert middle == pytest.approx(tuple(true), abs=15)
