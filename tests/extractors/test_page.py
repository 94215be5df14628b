import io
from pathlib import Path

import cv2
import numpy as np
import pytest
import segno
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors import page, upright
from fakelos.extractors.normalise import NormalPage, TextLayerWord
from fakelos.extractors.page import ReadPage, read_page
from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.settings import Settings
from tests.extractors.letter import A4, DPI, letter
from tests.extractors.second_look.prints import printed

SETTINGS = Settings()


def read(image: Image.Image, folder: Path) -> ReadPage:
    path = folder / "page.pgm"
    image.convert("L").save(path, format="PPM")
    return read_page(NormalPage(number=1, image=path, dpi=DPI, words=None, problem=None), SETTINGS)


def test_a_text_layer_that_says_other_numbers_than_the_page_shows_is_not_believed(tmp_path: Path) -> None:
    image, shown = printed("123456783", "14/05/2018", "26417", size=40)
    path = tmp_path / "page.pgm"
    cv2.imwrite(str(path), image)
    high, wide = image.shape
    boxes = [(word.left / wide, word.top / high, word.right / wide, word.bottom / high) for word in shown]
    for said, problems in (("26417", ()), ("59740", (page.DIFFERS,))):
        texts = (shown[0].text, shown[1].text, said)
        typed = tuple(TextLayerWord(text=text, box=box) for text, box in zip(texts, boxes, strict=True))
        found = read_page(NormalPage(number=1, image=path, dpi=DPI, words=typed, problem=None), SETTINGS).page
        assert found.problems == problems
        assert "26417" in found.text


@pytest.mark.parametrize("lay", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_lay(lay: int, tmp_path: Path) -> None:
    page = read(letter().rotate(lay, expand=True), tmp_path).page
    assert page.rotation == lay
    assert "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ" in page.text
    assert (page.width, page.height) == A4


@pytest.mark.parametrize("skew", [-5, -1.2, 1.2, 5])
def test_rows_of_a_skewed_page_stay_together(skew: float, tmp_path: Path) -> None:
    page = read(letter().rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC), tmp_path).page
    assert page.skew == pytest.approx(skew, abs=0.5)
    assert "Θεσσαλονίκη, 16 Οκτωβρίου 2015" in page.text


def test_a_box_lies_on_the_word_that_it_belongs_to(tmp_path: Path) -> None:
    page = read(letter(("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "SPECIMEN")), tmp_path).page
    box = next(word.box for word in page.words if word.text == "SPECIMEN")
    middle = ((box[0] + box[2]) / 2 * A4[0], (box[1] + box[3]) / 2 * A4[1])
    assert middle == pytest.approx((290, 332), abs=15)


def test_uneven_light_costs_no_words(tmp_path: Path) -> None:
    shade = np.linspace(1.0, 0.35, A4[0])[None, :]
    page = Image.fromarray((np.asarray(letter()) * shade).astype(np.uint8))
    assert "σύμφωνα με τις ισχύουσες διατάξεις" in read(page, tmp_path).page.text


def test_an_empty_sheet_with_punch_holes_and_specks_is_blank(tmp_path: Path) -> None:
    sheet = Image.new("L", A4, 250)
    draw = ImageDraw.Draw(sheet)
    draw.ellipse((40, 1100, 100, 1160), fill=0)
    draw.point([(400, 500), (900, 1200), (1200, 2000)], fill=0)
    draw.rectangle((0, 0, 12, A4[1]), fill=0)
    page = read(sheet, tmp_path).page
    assert page.blank
    assert page.problems == ()


def test_a_small_code_alone_on_a_sheet_is_not_overlooked(tmp_path: Path) -> None:
    code = io.BytesIO()
    segno.make("DOSSIER:12345/2016", error="m").save(code, kind="png", scale=4)
    sheet = Image.new("L", A4, 255)
    sheet.paste(Image.open(code).convert("L"), (150, 150))
    page = read(sheet, tmp_path).page
    assert ([code.text for code in page.barcodes], page.blank) == (["DOSSIER:12345/2016"], False)


def test_a_page_that_did_not_open_keeps_its_place_and_says_why() -> None:
    failed = read_page(NormalPage(number=4, image=None, dpi=0, words=None, problem="page_failed"), SETTINGS)
    assert (failed.page.number, failed.page.problems, failed.page.blank) == (4, ("page_failed",), False)
    assert failed.picture is None


def test_a_failing_recogniser_is_a_problem_of_the_page_not_an_empty_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ToolFailure("ocr_failed")

    monkeypatch.setattr(upright, "recognise", broken)
    page = read(letter(), tmp_path).page
    assert page.problems == ("ocr_failed",)
    assert page.source == "none"
    assert not page.blank


def test_the_picture_of_a_bilevel_page_is_a_png_and_of_a_grey_one_a_jpeg(tmp_path: Path) -> None:
    shaded = Image.blend(letter(), Image.radial_gradient("L").resize(A4), 0.2)
    bilevel, grey = read(letter().convert("1"), tmp_path), read(shaded, tmp_path)
    assert bilevel.picture is not None
    assert grey.picture is not None
    assert (bilevel.picture.media_type, bilevel.picture.content[:4]) == ("image/png", b"\x89PNG")
    assert (grey.picture.media_type, grey.picture.content[:2]) == ("image/jpeg", b"\xff\xd8")


def test_a_value_on_a_dotted_line_is_read(tmp_path: Path) -> None:
    sheet = letter(("ΑΔΕΙΑ ΠΑΡΑΜΟΝΗΣ ΑΛΛΟΔΑΠΟΥ", "ΕΠΩΝΥΜΟ", "ΟΝΟΜΑ", "ΥΠΗΚΟΟΤΗΣ", "ΙΣΧΥΕΙ ΑΠΟ", "ΜΕΧΡΙ"))
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("DejaVuSansMono.ttf", 34)
    for row, value in enumerate(("ΠΑΠΑΔΑΚΗ", "ΜΑΡΙΑ", "ΓΕΩΡΓΙΑ", "06-04-1999", "05-04-2000"), start=1):
        base = 225 + 90 * row
        draw.text((620, base), value, fill=10, font=font)
        for x in range(610, 1500, 9):
            draw.rectangle((x, base + 44, x + 2, base + 46), fill=0)
    text = read(sheet, tmp_path).page.text
    assert "06-04-1999" in text
    assert "05-04-2000" in text
    assert "ΓΕΩΡΓΙΑ" in text


@pytest.mark.parametrize("skew", [0, 1.4, -3])
def test_letters_in_boxes_are_read_as_words(skew: float, tmp_path: Path) -> None:
    sheet = letter(("ΑΙΤΗΣΗ ΓΙΑ ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "ΕΠΩΝΥΜΟ", "SURNAME", "Α.Φ.Μ."))
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype("LiberationSans-Regular.ttf", 30)
    for row, value in enumerate(("ΝΤΕΛΑ ΚΡΟΥΖ", "DELA CRUZ", "079388964"), start=1):
        top = 215 + 90 * row
        for n in range(20):
            left = 560 + 40 * n
            draw.rectangle((left, top, left + 40, top + 52), outline=30, width=2)
            draw.text((left + 11, top + 10), (value + " " * 20)[n], fill=10, font=font)
    turned = sheet.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
    page = read(turned, tmp_path).page
    assert {"DELA", "CRUZ", "079388964"} <= {word.text for word in page.words}
    box = next(word.box for word in page.words if word.text == "079388964")
    assert box[2] - box[0] == pytest.approx(9 * 40 / A4[0], abs=0.01)


def test_a_ticked_box_is_told_from_empty_ones(tmp_path: Path) -> None:
    sheet = letter(
        ("ΚΑΤΗΓΟΡΙΑ ΑΔΕΙΑΣ ΔΙΑΜΟΝΗΣ", "      Εξαιρετικοί λόγοι", "      Συνολική διάρκεια", "      Μέλος οικογένειας")
    )
    draw = ImageDraw.Draw(sheet)
    for row in (1, 2, 3):
        top = 228 + 90 * row
        draw.rectangle((190, top, 222, top + 32), outline=20, width=3)
        if row == 2:
            draw.line((186, top - 4, 226, top + 36), fill=20, width=4)
            draw.line((226, top - 4, 186, top + 36), fill=20, width=4)
    page = read(sheet, tmp_path).page
    marks = [next(word.text for word in row if word.text in "☐☒") for row in page.lines[1:]]
    assert marks == ["☐", "☒", "☐"]


def test_a_negative_is_read_like_the_page_that_it_was_made_of(tmp_path: Path) -> None:
    negative = Image.eval(letter().convert("1").convert("L"), lambda value: 255 - value)
    assert "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ" in read(negative, tmp_path).page.text


def test_a_black_sheet_is_not_taken_for_a_blank_one(tmp_path: Path) -> None:
    shade = Image.effect_noise(A4, 20).point(lambda value: value // 6)
    page = read(shade, tmp_path).page
    assert (page.blank, page.problems) == (False, ("low_quality",))


def test_a_page_whose_picture_sets_off_an_error_is_shown_with_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise cv2.error("SPECIMEN")

    monkeypatch.setattr(page, "flatten", broken)
    given_up = read(letter(), tmp_path)
    assert (given_up.page.source, given_up.page.problems) == ("none", ("ocr_failed",))
    assert given_up.picture is not None


def test_a_page_whose_picture_is_lost_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "page.pgm").write_bytes(b"P5\n9 9\n255\n")
    lost = read_page(
        NormalPage(number=2, image=tmp_path / "page.pgm", dpi=DPI, words=None, problem=None), SETTINGS
    ).page
    assert (lost.number, lost.problems) == (2, ("page_failed",))


@pytest.mark.parametrize(("reader", "code"), [("read_barcodes", "partly_read"), ("read_mrz", "partly_read")])
def test_words_stay_when_codes_or_zones_cannot_be_read(
    reader: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("SPECIMEN")

    monkeypatch.setattr(page, reader, broken)
    found = read(letter(), tmp_path).page
    assert "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ" in found.text
    assert found.problems == (code,)


@pytest.mark.parametrize("step", ["reread_greek", "reread_dates", "read_combs", "read_ticks"])
def test_the_first_reading_stays_when_a_later_look_fails(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ToolFailure("ocr_timeout")

    monkeypatch.setattr(upright, step, broken)
    found = read(letter(), tmp_path).page
    assert "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ" in found.text
    assert (found.source, found.problems) == ("ocr", ("partly_read",))


def test_a_missing_recogniser_is_no_fault_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ConfigurationError("tesseract_missing")

    monkeypatch.setattr(upright, "recognise", missing)
    with pytest.raises(ConfigurationError):
        read(letter(), tmp_path)


@pytest.mark.parametrize("step", [12, 40])
def test_a_page_of_lines_alone_says_that_nothing_could_be_read(step: int, tmp_path: Path) -> None:
    sheet = Image.new("L", A4, 255)
    draw = ImageDraw.Draw(sheet)
    for at in range(100, 1550, step):
        draw.line((at, 100, at, 2240), fill=0, width=2)
    page = read(sheet, tmp_path).page
    assert (page.blank, page.picture, page.problems) == (False, False, ("low_quality",))


def test_a_page_of_grey_noise_says_that_nothing_could_be_read(tmp_path: Path) -> None:
    chance = np.random.default_rng(3)
    noise = Image.fromarray(np.clip(chance.normal(170, 25, A4[::-1]), 0, 255).astype(np.uint8))
    page = read(noise, tmp_path).page
    assert (page.blank, page.picture, page.problems) == (False, False, ("low_quality",))
