from pathlib import Path

import pytest
from PIL import Image

from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.page import read_page
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from tests.extractors.forms.test_combs import ROWS, form
from tests.extractors.letter import DPI


def read(image: Image.Image, folder: Path) -> Page:
    path = folder / "page.pgm"
    image.save(path, format="PPM")
    return read_page(NormalPage(number=1, image=path, dpi=DPI, words=None, problem=None), Settings()).page


@pytest.mark.parametrize("skew", [0, 1.4, -4])
def test_a_comb_is_read_in_greek_beside_its_label(skew: float, tmp_path: Path) -> None:
    page = read(form().rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC), tmp_path)
    rows = page.text.splitlines()
    assert [f"{label} {value}" for label, value in ROWS if f"{label} {value}" not in rows] == []


def test_boxes_that_stand_apart_are_read(tmp_path: Path) -> None:
    rows = read(form(apart=8), tmp_path).text.splitlines()
    assert [f"{label} {value}" for label, value in ROWS if f"{label} {value}" not in rows] == []


def test_a_comb_whose_caption_is_latin_is_read_in_latin(tmp_path: Path) -> None:
    filled = (("Επώνυμο", "ΒΟΡΟΜΠΙΕΒΑ"), ("Surname", "VOROBYEVA"), ("Given name", "CHEN"), ("Α.Φ.Μ.", "148692298"))
    rows = read(form(rows=filled), tmp_path).text.splitlines()
    assert [f"{label} {value}" for label, value in filled if f"{label} {value}" not in rows] == []
