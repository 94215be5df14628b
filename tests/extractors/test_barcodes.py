import json

import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from fakelos.extractors import barcodes
from fakelos.extractors.barcodes import cover_of
from fakelos.extractors.preparation.grey import at_ocr_resolution, sketch
from fakelos.schemas.document import CoverSheet
from fakelos.schemas.page import Barcode

Pixels = NDArray[np.uint8]


def page_with(text: str, module: int = 8, top: int = 300, left: int = 900) -> Pixels:
    """A white A4 page at 200 dpi with one QR code."""
    code = np.array([[0 if dark else 255 for dark in row] for row in segno.make_qr(text).matrix_iter(scale=module)])
    page = np.full((2339, 1654), 255, np.uint8)
    page[top : top + code.shape[0], left : left + code.shape[1]] = code
    return page


def read_barcodes(page: Pixels, dpi: int = 200) -> tuple[Barcode, ...]:
    return barcodes.read_barcodes(page, sketch(at_ocr_resolution(page, dpi)).ink)


def qr(text: str) -> tuple[Barcode, ...]:
    return (Barcode(kind="QRCode", text=text, box=(0, 0, 1, 1)),)


def test_a_code_is_read_with_its_place_on_the_page() -> None:
    (code,) = read_barcodes(page_with("DOSSIER:077196/2016"))
    assert (code.kind, code.text) == ("QRCode", "DOSSIER:077196/2016")
    left, top, right, bottom = code.box
    assert left == pytest.approx((900 + 32) / 1654, abs=0.01)
    assert top == pytest.approx((300 + 32) / 2339, abs=0.01)
    assert 0.08 < right - left < 0.2
    assert 0.05 < bottom - top < 0.2


@pytest.mark.parametrize("seed", range(4))
def test_a_code_is_read_through_the_specks_of_a_black_and_white_scan(seed: int) -> None:
    page = page_with("DOSSIER:1/2020")
    specks = np.random.default_rng(seed).random(page.shape) < 0.004
    assert [code.text for code in read_barcodes(np.where(specks, 255 - page, page))] == ["DOSSIER:1/2020"]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_code_is_read_at_every_quarter_turn(turns: int) -> None:
    page = np.rot90(page_with("DOSSIER:1/2020"), turns)
    assert [code.text for code in read_barcodes(page)] == ["DOSSIER:1/2020"]


def test_a_code_too_small_for_the_first_look_is_found_where_much_is_dark() -> None:
    big = np.full((6000, 4200), 255, np.uint8)
    big[:2339, :1654] = page_with("DOSSIER:1/2020", module=8)
    (code,) = read_barcodes(big, dpi=500)
    assert code.text == "DOSSIER:1/2020"
    assert code.box[:2] == pytest.approx(((900 + 32) / 4200, (300 + 32) / 6000), abs=0.01)


def test_several_codes_on_a_page_are_each_read_once() -> None:
    page = np.minimum(
        page_with("DOSSIER:1/2020"), page_with("https://docs.gov.gr/validate/SPECIMEN", top=1500, left=200)
    )
    assert {code.text for code in read_barcodes(page)} == {"DOSSIER:1/2020", "https://docs.gov.gr/validate/SPECIMEN"}
    assert len(read_barcodes(page)) == 2


def test_a_page_without_codes_has_none() -> None:
    assert read_barcodes(np.full((2339, 1654), 255, np.uint8)) == ()


def test_a_cover_opens_a_dossier() -> None:
    assert cover_of(qr("DOSSIER: 077196/2016 ")) == CoverSheet(application_no="077196/2016")


def test_a_cover_opens_the_nth_paper_of_a_dossier() -> None:
    text = json.dumps({"dossier": "057765/2017", "seq": 4})
    assert cover_of(qr(text)) == CoverSheet(application_no="057765/2017", seq=4)


def test_a_cover_may_name_the_application_otherwise_and_carry_its_date() -> None:
    text = json.dumps({"application_no": 57765, "application_date": "2017-06-01"})
    assert cover_of(qr(text)) == CoverSheet(application_no="57765", application_date="2017-06-01")


def test_the_cover_is_found_beside_other_codes() -> None:
    assert cover_of(qr("https://www.gov.gr") + qr("DOSSIER:1/2020")) == CoverSheet(application_no="1/2020")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DOSSIER:",
        "DOSSIER:" + "1" * 65,
        "DOSSIER:1\x00",
        "{",
        "[1]",
        '{"dossier": null}',
        '{"dossier": true}',
        '{"dossier": {"a": 1}}',
        '{"seq": 1}',
        "[" * 1500,
        "{" + '"a":{' * 350,
        "hello",
    ],
)
def test_other_texts_open_nothing(text: str) -> None:
    assert cover_of(qr(text)) is None


@pytest.mark.parametrize("seq", [-1, 10**9, "x", True, 1.5, None, [1]])
def test_a_senseless_paper_number_is_left_out(seq: object) -> None:
    cover = cover_of(qr(json.dumps({"dossier": "1/2020", "seq": seq})))
    assert cover == CoverSheet(application_no="1/2020")


def test_a_senseless_date_is_left_out() -> None:
    text = json.dumps({"dossier": "1/2020", "application_date": "31/02/2017"})
    assert cover_of(qr(text)) == CoverSheet(application_no="1/2020")


def _nested() -> st.SearchStrategy[object]:
    keys = st.sampled_from(["dossier", "application_no", "seq", "x"])
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner))


@given(st.text() | _nested().map(json.dumps))
def test_no_text_makes_a_cover_fail_or_grow(text: str) -> None:
    cover = cover_of(qr(text))
    assert cover is None or 0 < len(cover.application_no) <= 64


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0016-07-06"])
def test_a_cover_of_an_impossible_day_is_a_cover_without_a_day(day: str) -> None:
    text = json.dumps({"dossier": "1/2020", "seq": 1, "application_date": day})
    assert cover_of(qr(text)) == CoverSheet(application_no="1/2020", seq=1)
