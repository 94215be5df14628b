import numpy as np
import pytest
from numpy.typing import NDArray

from fakelos.extractors.preparation import Grey, flatten, sketch
from fakelos.extractors.surface import has_picture, is_blank, is_noise
from tests.specimens import single

A4 = 2339, 1654


def grey(values: NDArray[np.float64]) -> Grey:
    return np.clip(values, 0, 255).astype(np.uint8)


def ruled(step: int) -> Grey:
    sheet = np.full(A4, 255, np.uint8)
    for y in range(100, 2240, step):
        sheet[y : y + 2, 100:1554] = 0
    return sheet


@pytest.mark.parametrize(("middle", "spread"), [(128, 60), (170, 25), (90, 30)])
def test_grey_noise_is_neither_blank_paper_nor_a_picture(middle: int, spread: int) -> None:
    chance = np.random.default_rng(1)
    assert is_noise(flatten(grey(chance.normal(middle, spread, A4))))


@pytest.mark.parametrize("wear", ["office", "photocopy", "fax", "dim", "phone", "coarse", "hard"])
@pytest.mark.parametrize("paper", [("tax_return", "assessment_new"), ("blank", "bleed_through"), ("photo", "single")])
def test_no_wear_of_paper_is_taken_for_noise(paper: tuple[str, str], wear: str) -> None:
    page = np.asarray(single(*paper, 3, wear).image.convert("L"))
    assert not is_noise(flatten(page))


@pytest.mark.parametrize("step", [12, 20, 40, 90])
def test_ruled_paper_is_no_picture_and_not_blank(step: int) -> None:
    page = sketch(ruled(step))
    assert (has_picture(page), is_blank(page)) == (False, False)
