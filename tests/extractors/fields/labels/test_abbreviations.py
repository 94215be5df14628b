import pytest

from fakelos.extractors.fields.labels.abbreviations import Abbreviations
from fakelos.extractors.fields.labels.spellings import common_labels
from fakelos.extractors.fields.times.dates import date_parser
from tests.extractors.page_of import paper_of

KNOWN = Abbreviations(common_labels())


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Ημ/νία Γέν.", "birth_date"),
        ("Ημερ. Γεννήσ.", "birth_date"),
        ("Επών/μο", "surname.el"),
        ("Πατρών.", "father"),
        ("Αριθ. Διαβατ.", "passport_no"),
        ("Υπηκ.", "nationality"),
    ],
)
def test_a_caption_cut_short_is_the_full_one(printed: str, code: str) -> None:
    assert KNOWN.meaning(printed) == code


@pytest.mark.parametrize("printed", ["Ημ.", "Επ.", "Αριθ. 2105/2014", "Γέννηση στα Τίρανα.", ""])
def test_what_may_be_several_captions_or_none_is_none(printed: str) -> None:
    assert KNOWN.meaning(printed) is None


def test_a_value_is_found_beside_a_caption_cut_at_a_stroke() -> None:
    found = paper_of("Ημ/νία Γέν.: 02/01/1980").read(date_parser("birth"), "birth_date")
    assert [reading.value for reading in found] == ["1980-01-02"]
