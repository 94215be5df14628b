"""Born-digital pages on which more stands than their text layer says."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fakelos.extractors import pasted
from fakelos.extractors.normalise import normalise
from fakelos.extractors.page import read_page
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from tests.extractors.letter import letter
from tests.extractors.sandbox.hostile import A4, HELVETICA, filled_form, typed
from tests.specimens import single
from tests.specimens.pdf import Pdf, born_digital, picture

SETTINGS = Settings()
FRONT, BACK = (350, 450, 1030, 882), (350, 946, 1030, 1380)
"""Where the sides of a card lie on the sheet that shows both, at 200 dpi."""


def page_of(content: bytes, folder: Path) -> Page:
    source = folder / "upload.pdf"
    source.write_bytes(content)
    (normal,) = normalise(source, folder, SETTINGS).pages
    return read_page(normal, SETTINGS).page


def with_pictures(*pictures: Image.Image) -> bytes:
    """A typed line and pictures of three inches and a half under each other, as a letter that cards are pasted into."""
    pdf = Pdf()
    names, drawn = [], [typed().decode()]
    for n, image in enumerate(pictures):
        names.append(f"/Im{n} {picture(pdf, image, 85)} 0 R")
        wide, high = (size * 0.36 for size in image.size)
        drawn.append(f"q {wide:.1f} 0 0 {high:.1f} 120 {500 - 250 * n} cm /Im{n} Do Q")
    pdf.page(*A4, f"{HELVETICA} /XObject << {' '.join(names)} >>", "\n".join(drawn).encode())
    return pdf.finish()


@pytest.fixture(scope="module")
def card() -> tuple[Image.Image, Image.Image]:
    sheet = single("residence_permit", "card", 5, "clean").image.convert("L")
    return sheet.crop(FRONT), sheet.crop(BACK)


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_cards_pasted_on_a_typed_page_are_read(
    turn: int, card: tuple[Image.Image, Image.Image], tmp_path: Path
) -> None:
    page = page_of(with_pictures(*(side.rotate(turn, expand=True) for side in card)), tmp_path)
    assert page.source == "text_layer"
    words = {word.text for word in page.words}
    assert {"SPECIMEN:", "GRIGORYANTS"} <= words
    assert {"26/02/1982", "25/12/2012", "24/12/2014"} & words  # of such small print not every day comes out
    assert [(zone.kind, zone.verified) for zone in page.mrz] == [("TD1", True)]


def test_a_word_of_a_pasted_card_has_its_place_on_the_page(
    card: tuple[Image.Image, Image.Image], tmp_path: Path
) -> None:
    page = page_of(with_pictures(card[0]), tmp_path)
    left, top, right, bottom = next(word.box for word in page.words if word.text == "GRIGORYANTS")
    assert (left, right) == pytest.approx((0.36, 0.46), abs=0.06)
    assert (top, bottom) == pytest.approx((0.28, 0.29), abs=0.03)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rows_of_a_card_that_lies_otherwise_on_a_scan_are_read_in_their_order(
    turn: int, card: tuple[Image.Image, Image.Image], tmp_path: Path
) -> None:
    scan = letter()
    scan.paste(card[0].rotate(turn, expand=True), (480, 1400))
    scan.save(tmp_path / "scan.png", dpi=(200, 200))
    page = page_of((tmp_path / "scan.png").read_bytes(), tmp_path)
    assert "Θεσσαλονίκη, 16 Οκτωβρίου 2015" in page.text
    assert "GRIGORYANTS" in page.text
    rows = [[word.text for word in row] for row in page.lines]
    assert ["ΑΔΕΙΑ", "ΔΙΑΜΟΝΗΣ"] in [row[:2] for row in rows]


def test_what_the_text_layer_says_is_not_read_again(tmp_path: Path) -> None:
    page = page_of(born_digital(single("tax_return", "assessment_new", 3, "clean").paper.sheets), tmp_path)
    assert {word.confidence for word in page.words} == {1.0}
    assert page.problems == ()


def test_a_pasted_photograph_is_no_text_that_was_not_recognised(tmp_path: Path) -> None:
    sheet = single("photo", "single", 2, "clean").image.convert("L")
    bounds = Image.fromarray(np.where(np.asarray(sheet) < 250, 255, 0).astype(np.uint8)).getbbox()
    page = page_of(with_pictures(sheet.crop(bounds)), tmp_path)
    assert page.problems == ()


def test_a_pasted_paper_that_could_not_be_read_is_a_problem_of_its_page(
    card: tuple[Image.Image, Image.Image], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ToolFailure("ocr_timeout")

    monkeypatch.setattr(pasted, "read_upright", broken)
    page = page_of(with_pictures(card[0]), tmp_path)
    assert "SPECIMEN:" in page.text
    assert page.problems == ("ocr_timeout",)


def test_text_that_nobody_sees_is_not_read(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(*A4, HELVETICA, typed() + b" BT 3 Tr /F1 14 Tf 72 500 Td (INVISIBLE 079388964) Tj ET")
    assert "INVISIBLE" not in page_of(pdf.finish(), tmp_path).text


@pytest.mark.parametrize("drawn", [True, False])
def test_what_was_filled_into_a_form_is_read(drawn: bool, tmp_path: Path) -> None:  # noqa: FBT001 - of parametrize
    page = page_of(filled_form("SURNAME HOXHA", drawn=drawn), tmp_path)
    assert "SURNAME HOXHA" in page.text
    assert {word.confidence for word in page.words} == {1.0}
