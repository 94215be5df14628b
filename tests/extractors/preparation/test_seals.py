import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.marks import marks_of
from fakelos.extractors.preparation.seals import Ring, without_debris, without_seals
from tests.specimens.fonts import path

RING = (300, 200), 90


def page(*, ring: int, size: int = 30) -> tuple[np.ndarray, np.ndarray]:
    """A name and more, without a seal and with one of that grey over the name."""
    plain = Image.new("L", (900, 420), 255)
    draw, font = ImageDraw.Draw(plain), ImageFont.truetype(path("serif"), size)
    draw.text((180, 185), "Γεώργιος Μπαλτάς", 0, font)
    draw.text((180, 350), "και ό,τι άλλο γράφει η σελίδα εδώ", 0, font)
    bare = np.asarray(plain, np.uint8)
    sealed = np.full_like(bare, 255)
    for radius in (RING[1], 60):
        cv2.circle(sealed, RING[0], radius, (ring,), 3, cv2.LINE_AA)
    return bare, np.minimum(bare, sealed)


def test_a_seal_in_paler_ink_goes_and_the_name_under_it_stays() -> None:
    bare, sealed = page(ring=120)
    cleaned, rings = without_seals(sealed, marks_of(sealed))
    assert {(round(ring.x, -1), round(ring.y, -1)) for ring in rings} == {RING[0]}
    assert np.count_nonzero(cleaned < 100) >= 0.97 * np.count_nonzero(bare < 100)
    assert np.count_nonzero((cleaned < 170) & (bare > 200)) < 0.15 * np.count_nonzero((sealed < 170) & (bare > 200))


def test_on_a_fax_the_rings_go_and_most_of_the_name_stays() -> None:
    bare, sealed = (np.where(image < 128, 0, 255).astype(np.uint8) for image in page(ring=0))
    cleaned, rings = without_seals(sealed, marks_of(sealed))
    assert {(round(ring.x, -1), round(ring.y, -1)) for ring in rings} == {RING[0]}
    assert np.count_nonzero((cleaned == 0) & (bare == 0)) > 0.85 * np.count_nonzero(bare == 0)
    assert np.count_nonzero((cleaned == 0) & (bare == 255)) < 0.35 * np.count_nonzero((sealed == 0) & (bare == 255))


def test_a_table_of_pale_lines_stays() -> None:
    bare, _ = page(ring=0)
    table = bare.copy()
    for x in (100, 250, 400):
        cv2.line(table, (x, 40), (x, 160), (120,), 3)
    for y in (40, 100, 160):
        cv2.line(table, (100, y), (400, y), (120,), 3)
    assert np.array_equal(without_seals(table, marks_of(table))[0], table)


def test_a_page_without_a_seal_is_left_as_it_is() -> None:
    bare, _ = page(ring=0)
    assert without_seals(bare, marks_of(bare)) == (bare, [])


def test_remnants_inside_a_seal_are_no_words_but_names_are() -> None:
    inside = [RawWord(text, 290, 190, 310, 210, 0.9) for text in ("9", "\\", "of", "Δελής", "της", "16/6/2020")]
    outside = RawWord("9", 500, 190, 510, 210, 0.9)
    kept = without_debris([*inside, outside], [Ring(300, 200, 90)])
    assert [word.text for word in kept] == ["Δελής", "της", "16/6/2020", "9"]


def test_short_words_under_a_seal_stay_where_their_row_goes_on_beside_it() -> None:
    row = [RawWord("διαμονής", 10, 100, 90, 120, 0.9), RawWord("το", 200, 100, 220, 120, 0.95)]
    debris = RawWord("ια", 200, 160, 220, 180, 0.95)
    assert without_debris([*row, debris], [Ring(210, 140, 60)]) == row
