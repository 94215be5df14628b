import json

from fakelos.extractors.segment.covers import Place, places
from fakelos.schemas.page import Barcode, Page


def sheet(text: str = "") -> Page:
    codes = (Barcode(kind="QRCode", text=text, box=(0.4, 0.4, 0.6, 0.6)),) if text else ()
    return Page(number=1, width=1654, height=2339, barcodes=codes)


def numbered(seq: int, dossier: str = "1/2016") -> Page:
    return sheet(json.dumps({"dossier": dossier, "seq": seq}))


def test_what_lies_between_two_neighbouring_numbers_is_one_paper() -> None:
    assert places([numbered(1), sheet(), sheet(), numbered(2)])[1:3] == [Place.ONE_PAPER] * 2


def test_a_number_that_is_left_out_means_a_missing_cover() -> None:
    assert places([numbered(1), sheet(), sheet(), numbered(3)])[1:3] == [Place.COVER_MISSING] * 2


def test_the_first_paper_of_the_next_dossier_ends_the_last_of_the_one_before() -> None:
    assert places([numbered(7), sheet(), numbered(1, "2/2016")])[1] is Place.ONE_PAPER
    assert places([numbered(7), sheet(), numbered(2, "2/2016")])[1] is Place.COVER_MISSING


def test_covers_that_open_dossiers_say_nothing_of_papers() -> None:
    assert places([sheet("DOSSIER:1/2016"), sheet(), sheet("DOSSIER:2/2016")])[1] is Place.ANYWHERE
    assert places([numbered(1), sheet(), sheet("DOSSIER:2/2016")])[1] is Place.ANYWHERE


def test_what_no_cover_ends_may_be_anything() -> None:
    assert places([sheet(), numbered(1), sheet()]) == [Place.ANYWHERE] * 3


def test_covers_out_of_order_say_nothing() -> None:
    assert places([numbered(2), sheet(), numbered(1)])[1] is Place.ANYWHERE
