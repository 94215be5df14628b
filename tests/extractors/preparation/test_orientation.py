import numpy as np
import pytest

from fakelos.extractors.preparation.grey import Grey, at_ocr_resolution, deskew_matrix, flatten, level, sketch, turn
from fakelos.extractors.preparation.marks import marks_of
from fakelos.extractors.preparation.orientation import lies_sideways, skew_of, uprightness
from fakelos.extractors.upright import SURE
from tests.extractors.letter import letter
from tests.specimens import single


def scan(doc_class: str, layout: str, wear: str) -> Grey:
    specimen = single(doc_class, layout, seed=4, wear=wear, pristine=True)
    image = np.asarray(specimen.image.convert("L"))
    return flatten(at_ocr_resolution(image, round(image.shape[0] / 11.69)))


HELD_OUT = [
    ("school_record", "endeiktiko", "office"),
    ("bank_transaction", "swift", "fax"),
    ("tax_return", "assessment_boxes", "photocopy"),
]


@pytest.mark.parametrize("paper", HELD_OUT)
def test_which_side_is_up_is_told_on_layouts_that_were_not_learned_from(paper: tuple[str, str, str]) -> None:
    page = scan(*paper)
    assert uprightness(page, marks_of(page)) > SURE
    over = turn(page, 180)
    assert uprightness(over, marks_of(over)) < -SURE


@pytest.mark.parametrize("skew", [-7, -3.5, 0, 4, 7])
@pytest.mark.parametrize("quarter", [0, 90])
def test_rows_are_seen_across_or_down_the_page_however_askew(skew: float, quarter: int) -> None:
    page = np.asarray(letter())
    crooked = level(page, deskew_matrix(page.shape, -skew))
    outline = sketch(turn(crooked, quarter))
    assert lies_sideways(outline) == (quarter == 90)
    if not quarter:
        assert skew_of(outline) == pytest.approx(skew, abs=0.3)


def test_a_page_with_hardly_a_letter_is_neither_turned_nor_levelled() -> None:
    page = np.asarray(letter(("SPECIMEN",)))
    outline = sketch(page)
    assert (lies_sideways(outline), skew_of(outline), uprightness(page, marks_of(page))) == (False, 0.0, 0.0)
