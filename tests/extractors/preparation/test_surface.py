from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from fakelos.extractors.preparation.grey import Grey, flatten, sketch
from fakelos.extractors.preparation.surface import (
    has_dark_forms,
    has_picture,
    has_tones,
    is_blank,
    is_no_sheet,
    is_noise,
)
from tests.specimens import single
from tests.specimens.wear import WEARS, worn

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


def squared(step: int, ink: int) -> Grey:
    sheet = np.full(A4, 250, np.uint8)
    sheet[::step] = sheet[:, ::step] = ink
    return sheet


def fading(lightest: int) -> Grey:
    return grey(np.tile(np.linspace(0, lightest, A4[1]), (A4[0], 1)))


@pytest.mark.parametrize("drawn", [squared(39, 147), squared(60, 60), fading(255), np.full(A4, 120, np.uint8)])
def test_a_grid_a_gradient_and_the_dark_are_no_blank_sheets(drawn: Grey) -> None:
    flat = flatten(drawn)
    assert is_no_sheet(drawn, flat, sketch(flat))


@pytest.mark.parametrize("wear", ["office", "photocopy", "fax", "dim", "phone", "coarse", "hard"])
@pytest.mark.parametrize("layout", ["white", "bleed_through", "pencil_mark"])
def test_worn_blank_sheets_are_sheets_and_no_pictures(layout: str, wear: str) -> None:
    drawn = np.asarray(single("blank", layout, 4, wear).image.convert("L"))
    flat = flatten(drawn)
    assert (is_no_sheet(drawn, flat, sketch(flat)), has_dark_forms(drawn)) == (False, False)


def test_a_face_is_a_picture_though_evening_out_its_light_takes_most_of_it_away() -> None:
    y, x = np.mgrid[0 : A4[0], 0 : A4[1]] / A4[1]
    drawn = 200.0 - 40 * x
    drawn[np.hypot((x - 0.5) / 0.22, (y - 0.5) / 0.3) < 1] = 40
    drawn[np.hypot((x - 0.5) / 0.17, (y - 0.58) / 0.22) < 1] = 170
    assert has_dark_forms(grey(drawn))


@pytest.mark.parametrize("wear", ["clean", "office", "photocopy", "coarse"])
def test_a_faded_photograph_is_something_though_hardly_any_of_it_is_dark(wear: str) -> None:
    face = np.asarray(single("photo", "pair", 3, "clean").image.convert("L")).astype(float)
    faded = Image.fromarray(grey(255 - 0.35 * (255 - face)))
    assert has_tones(np.asarray(worn(faded, WEARS[wear](Random(3)), Random(3)).convert("L")))


@pytest.mark.parametrize("wear", ["office", "photocopy", "fax", "dim", "phone", "coarse", "hard"])
@pytest.mark.parametrize("layout", ["white", "bleed_through", "pencil_mark"])
def test_light_and_what_shines_through_have_no_tones(layout: str, wear: str) -> None:
    assert not has_tones(np.asarray(single("blank", layout, 3, wear).image.convert("L")))
