import pytest

from fakelos.extractors.classify.numbering import Numbering, numbering_of
from tests.extractors.page_of import page_of

BODY = tuple("Οι συμβαλλόμενοι δήλωσαν ότι συμφωνούν σε όσα αναφέρονται" for _ in range(12))


@pytest.mark.parametrize(
    ("foot", "numbering"),
    [
        ("Σελίδα 2 από 3", Numbering(2, 3)),
        ("ΣΕΛΙΔΑ 1", Numbering(1)),
        ("Σελ. 2/3", Numbering(2, 3)),
        ("ΣΕΛ: 4", Numbering(4)),
        ("Page 2 of 5", Numbering(2, 5)),
        ("2/3", Numbering(2, 3)),
        ("3 από 3", Numbering(3, 3)),
        ("-2-", Numbering(2)),
        ("- 3 -", Numbering(3)),
        ("ΗΜ. ΕΚΤΥΠΩΣΗΣ 27/05/2016 ΣΕΛ. 1", Numbering(1)),
        ("ΣΕAΙΔΑ 2", Numbering(2)),
    ],
)
def test_a_page_s_number_is_read(foot: str, numbering: Numbering) -> None:
    assert numbering_of(page_of(*BODY, foot)) == numbering
    assert numbering_of(page_of(foot, *BODY)) == numbering


@pytest.mark.parametrize("foot", ["12/05/2016", "05/12", "Σελίδα 4 από 3", "Τηλ. 210 3333333", "19", "Ποσό -2-3"])
def test_dates_and_other_numbers_are_none(foot: str) -> None:
    assert numbering_of(page_of(*BODY, foot)) is None


def test_a_page_mentioned_in_the_middle_of_the_text_is_no_number() -> None:
    assert numbering_of(page_of(*BODY, "όπως στη σελίδα 5 του διαβατηρίου", *BODY)) is None
