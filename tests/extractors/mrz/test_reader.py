import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.mrz import read_mrz, read_mrz_turned
from fakelos.extractors.mrz.reader import lightest
from tests.extractors.mrz.zones import FRENCH_CARD, card, page, passport, sticker
from tests.specimens import single

ZONES = {"TD3": passport(names="DELA<CRUZ<<JOCELYN"), "TD2": sticker(), "TD1": card(number="AB1234567890", code="C1")}
OCR_A = "/usr/share/fonts/truetype/ocr-a/OCRA.ttf"
BOLD = "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"


@pytest.mark.parametrize("kind", ZONES)
@pytest.mark.parametrize(("turns", "skew", "dpi"), [(0, 0.6, 200), (1, -5, 200), (2, 3, 150), (3, 0, 300)])
def test_a_zone_is_read_and_relied_on_at_every_turn(kind: str, turns: int, skew: float, dpi: int) -> None:
    ((turn, reading),) = read_mrz_turned(page(ZONES[kind], dpi, skew, turns))
    assert (reading.kind, reading.lines) == (kind, ZONES[kind])
    assert (reading.verified, reading.names_agreed) == (True, True)
    assert turn == 90 * turns


def test_the_box_holds_the_zone() -> None:
    (reading,) = read_mrz(page(ZONES["TD3"], dpi=200))
    assert reading.box == pytest.approx((1.4 / 8.27, 7 / 11.69, (1.4 + 4.4) / 8.27, (7 + 0.4) / 11.69), abs=0.015)


def test_a_fax_is_read() -> None:
    fax = np.where(page(ZONES["TD3"], dpi=200) < 150, 0, 255).astype(np.uint8)
    (reading,) = read_mrz(fax)
    assert reading.lines == ZONES["TD3"]


@pytest.mark.parametrize("wear", ["photocopy", "phone", "coarse"])
def test_a_worn_copy_of_a_passport_is_read(wear: str) -> None:
    specimen = single("passport", "spread", seed=4, wear=wear)
    (reading,) = read_mrz(np.asarray(specimen.image.convert("L")))
    assert reading.lines == (specimen.fields["mrz1"], specimen.fields["mrz2"])


def test_another_typeface_is_read() -> None:
    (reading,) = read_mrz(page(ZONES["TD1"], font=DEJAVU))
    assert reading.lines == ZONES["TD1"]


@pytest.mark.parametrize("skew", [-30, 20])
def test_a_zone_photographed_aslant_is_read(skew: float) -> None:
    (reading,) = read_mrz(page(ZONES["TD1"], skew=skew))
    assert (reading.lines, reading.verified, reading.names_agreed) == (ZONES["TD1"], True, True)


@pytest.mark.parametrize("face", [OCR_A, DEJAVU])
def test_a_french_card_is_read(face: str) -> None:
    (reading,) = read_mrz(page(FRENCH_CARD, font=face))
    assert (reading.kind, reading.lines) == ("FRID", FRENCH_CARD)


def test_figures_in_the_names_of_a_domestic_passport_are_transcribed_and_not_vouched_for() -> None:
    lines = "PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3".ljust(44, "<"), "3919353498RUS7207233M<<<<<<<4151218910003<50"
    (reading,) = read_mrz(page(lines))
    assert (reading.lines, reading.names_agreed) == (lines, False)


def test_letters_are_read_through_a_word_printed_over_them_in_colour() -> None:
    grey = page(ZONES["TD3"])
    sheet = Image.fromarray(np.stack([grey] * 3, axis=2))
    red = Image.new("L", sheet.size, 0)
    face = ImageFont.truetype(BOLD, 150)
    ImageDraw.Draw(red).text((300, 1370), "SPECIMEN", font=face, fill=255)
    stamped = np.minimum(np.asarray(sheet), 255 - np.asarray(red)[:, :, None] * np.array([0.9, 0.85, 0.1]))
    (reading,) = read_mrz(stamped.astype(np.uint8))
    assert (reading.lines, reading.verified, reading.names_agreed) == (ZONES["TD3"], True, True)


def test_a_zone_with_wrong_check_digits_and_no_known_state_is_still_a_zone() -> None:
    first, second = ZONES["TD3"]
    lines = first.replace("EGY", "QQZ"), second.replace("EGY", "QQZ")[:27] + "2" + "<" * 15 + "5"
    lines = lines[0], lines[1][:9] + "1" + lines[1][10:19] + "0" + lines[1][20:]
    (reading,) = read_mrz(page(lines))
    assert (reading.lines, reading.verified) == (lines, False)


def test_a_wrong_printed_check_digit_is_transcribed_and_not_vouched_for() -> None:
    first, second = ZONES["TD3"]
    printed = second[:19] + str((int(second[19]) + 4) % 10) + second[20:]
    (reading,) = read_mrz(page((first, printed)))
    assert (reading.lines, reading.verified) == ((first, printed), False)


def test_two_cards_copied_to_one_sheet_are_two_zones() -> None:
    above, below = page(card(number="AB1234567")), page(card(number="CD7654321"))
    sheet = np.concatenate([above[1300:1700], below[1300:1700]])
    assert {reading.lines for reading in read_mrz(sheet)} == {card(number="AB1234567"), card(number="CD7654321")}


def test_text_of_the_same_shape_is_no_zone() -> None:
    rows = ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣ", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQR")
    assert read_mrz(page(rows, font=DEJAVU)) == ()


def test_a_struck_out_block_is_no_zone() -> None:
    assert read_mrz(page(("X" * 44,) * 3)) == ()


def test_rows_of_fillers_alone_are_no_zone() -> None:
    assert read_mrz(page(("<" * 36,) * 2)) == ()


def test_the_negative_of_a_page_is_read() -> None:
    (reading,) = read_mrz(255 - page(ZONES["TD3"]))
    assert reading.lines == ZONES["TD3"]


def test_a_page_without_a_zone_has_none() -> None:
    assert read_mrz(page(())) == ()


def test_of_a_coloured_page_each_pixel_is_taken_in_its_lightest_channel() -> None:
    page = np.random.default_rng(3).integers(0, 255, (9, 7, 3), np.uint8)
    assert np.array_equal(lightest(page), page.max(axis=2))
