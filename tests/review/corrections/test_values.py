"""Values as reviewers type them."""

import tomllib
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

import fakelos
from fakelos.review.corrections.values import FIELDS_OF, LONGEST, OF_ANY_PAPER, fields_to_add, read_value
from fakelos.review.field_words import FIELDS
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import BadInput
from fakelos.schemas.reasons import REASONS

CLASSES = Path(fakelos.__file__).parent / "extractors" / "classes"


@pytest.mark.parametrize(
    ("code", "typed", "value", "problem"),
    [
        ("birth_date", " 12.3.1984 ", "1984-03-12", None),
        ("expiry_date", "2022-01-31", "2022-01-31", None),
        ("period_from", "2/2015", "2015-02", None),
        ("period_to", "2015", "2015", None),
        ("period_to", "1-2-2015", "2015-02-01", None),
        ("amount", "1.300,50 €", "1300.50", None),
        ("amount", "300", "300.00", None),
        ("amount", "1.500", "1500.00", None),
        ("amount", "1.234.567,8 EUR", "1234567.80", None),
        ("amount", "1,500.25", "1500.25", None),
        ("amount", "1 500", "1500.00", None),
        ("amount", "300.5", "300.50", None),
        ("amount", "0,05 eur", "0.05", None),
        ("afm", "090 000 045", "090000045", None),
        ("afm", "090000046", "090000046", "check_digit"),
        ("iban", "GR16 0110 1250 0000 0001 2300 695", "GR1601101250000000012300695", None),
        ("holder_name_el", "αρταν", "ΑΡΤΑΝ", None),
        ("holder_surname_el", "Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ", None),
        ("holder_surname_el", "Καΐρης", "ΚΑΪΡΗΣ", None),
        ("holder_name_lat", "José", "JOSÉ", None),
        ("transaction_dates", "2/1/2014; 3/4/2015", ("2014-01-02", "2015-04-03"), None),
        ("school_years", "2013-14, 2014-15", ("2013-14", "2014-15"), None),
    ],
)
def test_values_are_stored_as_the_machine_stores_them(
    code: str, typed: str, value: object, problem: str | None
) -> None:
    assert read_value(code, typed) == (value, problem)


@pytest.mark.parametrize("typed", ["1.500.00", "1,5,0", "1.50.000", "1e3", "nan", "-5", "12345678", "1.500,123"])
def test_what_could_be_two_amounts_or_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="value_no_amount"):
        read_value("amount", typed)


@given(st.sampled_from([*FIELDS]), st.text(max_size=LONGEST + 10))
def test_anything_typed_is_read_or_refused_with_a_reason(code: str, typed: str) -> None:
    codes = []
    try:
        value, _ = read_value(code, typed)
    except BadInput as refused:
        codes, value = [refused.code], ""
    assert value or codes[0] in REASONS


def test_what_may_be_added_is_what_papers_of_the_class_hold() -> None:
    for doc_class, codes in FIELDS_OF.items():
        fields = tomllib.loads((CLASSES / f"{doc_class}.toml").read_text(encoding="utf-8"))["fields"]
        assert set(codes) <= {*fields["must"], *fields["may"]} | {"years_covered"}, doc_class
    assert {code for codes in FIELDS_OF.values() for code in codes} | set(OF_ANY_PAPER) <= set(FIELDS)
    assert fields_to_add(None) == fields_to_add(DocumentClass.PHOTO) == OF_ANY_PAPER


@pytest.mark.parametrize("typed", ["Πληρωμένο", "πληρωμενο", "PAID", "paid"])
def test_a_coded_value_is_typed_in_words(typed: str) -> None:
    with translation.override("el"):
        assert read_value("fee_status", typed) == ("paid", None)


def test_a_word_that_a_coded_field_does_not_know_is_refused() -> None:
    with pytest.raises(BadInput, match="value_no_choice"):
        read_value("appeared_in_person", "ίσως")
