import numpy as np
import pytest

from fakelos.extractors.mrz import read_mrz, read_mrz_turned
from tests.extractors.mrz.zones import card, page, passport, sticker
from tests.specimens import single

ZONES = {"TD3": passport(names="DELA<CRUZ<<JOCELYN"), "TD2": sticker(), "TD1": card(number="AB1234567890", code="C1")}
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


def test_a_page_without_a_zone_has_none() -> None:
    assert read_mrz(page(())) == ()
