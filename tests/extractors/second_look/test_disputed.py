from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.documents import fields_in
from fakelos.schemas.document import Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import MrzReading, Page
from tests.extractors.page_of import page_of

PERMIT, TAX = DocumentClass.RESIDENCE_PERMIT, DocumentClass.TAX_RETURN


def disputed(line: str, *others: str, mrz: Sequence[MrzReading] = ()) -> Page:
    """A page of one line whose last word was read in other ways too."""
    page = page_of(line)
    *before, last = page.words
    words = (*before, last.model_copy(update={"others": others}))
    return Page(number=1, width=page.width, height=page.height, words=words, mrz=tuple(mrz))


def field(doc_class: DocumentClass, code: str, page: Page) -> Field:
    return fields_in(doc_class, [page])[code]


def test_a_number_read_in_two_ways_is_marked_and_names_the_other_reading() -> None:
    found = field(PERMIT, "passport_no", disputed("Αρ. διαβατηρίου: AB1234567", "AB1284567"))
    assert (found.value, found.alternatives, found.problem) == ("AB1234567", ("AB1284567",), "read_two_ways")
    assert found.confidence < field(PERMIT, "passport_no", page_of("Αρ. διαβατηρίου: AB1234567")).confidence


def test_a_date_read_in_two_ways_gives_both_days() -> None:
    found = field(PERMIT, "valid_to", disputed("Ισχύει έως: 12/03/2014", "12/08/2014"))
    assert (found.value, found.alternatives) == ("2014-03-12", ("2014-08-12",))


def test_a_day_that_only_the_other_reading_gives_is_taken_and_marked() -> None:
    found = field(PERMIT, "birth_date", disputed("Ημ. γέννησης: 27/02/1056", "27/02/1956"))
    assert (found.value, found.problem) == ("1956-02-27", "read_two_ways")


def test_readings_that_mean_the_same_are_no_dispute() -> None:
    found = field(PERMIT, "passport_no", disputed("Αρ. διαβατηρίου: AB1234567", "ΑΒ1234567"))
    assert (found.problem, found.alternatives) == (None, ())


def test_a_number_whose_check_digit_holds_is_beyond_dispute() -> None:
    found = field(TAX, "afm", disputed("ΑΦΜ: 006197860", "006197880"))
    assert (found.value, found.problem, found.alternatives) == ("006197860", None, ())


def test_the_reading_whose_check_digit_holds_is_preferred_and_the_other_one_said() -> None:
    found = field(TAX, "afm", disputed("ΑΦΜ: 006197880", "006197860"))
    assert (found.value, found.problem, found.alternatives) == ("006197860", "read_two_ways", ("006197880",))


@pytest.mark.parametrize(
    ("read", "other", "verified", "kept"),
    [("AB1234567", "AB1284567", True, None), ("AB1284567", "AB1234567", True, "read_two_ways"),
     ("AB1234567", "AB1284567", False, "read_two_ways")],
)  # fmt: skip
def test_a_verified_zone_settles_a_passports_number(read: str, other: str, *, verified: bool, kept: str | None) -> None:
    line = "AB12345677ALB7407015M2001017<<<<<<<<<<<<<<04"
    zone = MrzReading(
        kind="TD3", lines=("P<ALB", line), verified=verified, names_agreed=True, confidence=1, box=(0, 0.9, 1, 1)
    )
    page = disputed(f"Αρ. διαβατηρίου: {read}", other, mrz=[zone])
    found = field(PERMIT, "passport_no", page)
    assert (found.value, found.problem) == ("AB1234567", kept)


def test_a_value_that_the_other_reading_does_not_give_is_marked_alone() -> None:
    found = field(PERMIT, "permit_no", disputed("Αριθμός άδειας: 6968/2009", "Ψ"))
    assert (found.value, found.problem, found.alternatives) == ("6968/2009", "read_two_ways", ())


def test_each_of_several_other_readings_is_named_once() -> None:
    found = field(PERMIT, "passport_no", disputed("Αρ. διαβατηρίου: AB1234567", "AB1284567", "AB1234587"))
    assert (found.value, found.alternatives) == ("AB1234567", ("AB1284567", "AB1234587"))


def test_a_list_of_which_one_value_is_disputed_is_left_as_it_is() -> None:
    page = page_of("Κίνηση λογαριασμού", "05/01/2016 ΚΑΤΑΘΕΣΗ 100,00", "19/02/2016 ΑΝΑΛΗΨΗ 50,00")
    words = [
        word.model_copy(update={"others": ("19/07/2016",)}) if word.text == "19/02/2016" else word
        for word in page.words
    ]
    other = Page(number=1, width=page.width, height=page.height, words=tuple(words))
    plain = field(DocumentClass.BANK_TRANSACTION, "transaction_dates", page)
    found = field(DocumentClass.BANK_TRANSACTION, "transaction_dates", other)
    assert found == plain


def test_disputed_words_of_no_value_mark_nothing() -> None:
    page = disputed("Αρ. διαβατηρίου: AB1234567 τηλέφωνο 2310555111", "2310655111")
    assert field(PERMIT, "passport_no", page).problem is None


@settings(deadline=None)
@given(first=st.from_regex(r"[0-9]{9}", fullmatch=True), other=st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_a_value_is_always_what_one_of_the_readings_says(first: str, other: str) -> None:
    label = "ΑΦΜ:"
    found = fields_in(TAX, [disputed(f"{label} {first}", other)]).get("afm")
    plain = [fields_in(TAX, [page_of(f"{label} {text}")]).get("afm") for text in (first, other)]
    assert (found.value if found else None) in {field.value if field else None for field in plain}
    assert set(found.alternatives if found else ()) <= {field.value for field in plain if field}
