"""One paper against the person's others."""

from fakelos.rules.agreement import flag_unlike
from fakelos.schemas.document import Document
from fakelos.schemas.dossier import Person
from tests.rules.papers import paper


def held(**values: str) -> Document:
    return paper("tax_return", **values).document


def problems(*documents: Document, code: str = "passport_no") -> list[str | None]:
    person = Person(id="applicant", role="applicant", documents=tuple(document.id for document in documents))
    return [document.fields[code].problem for document in flag_unlike(documents, [person])]


def test_a_number_misread_on_one_paper_is_marked_there_alone() -> None:
    right, wrong = held(passport_no="BA1234567"), held(passport_no="BA1284567")
    assert problems(right, held(passport_no="BA1234567"), wrong) == [None, None, "unlike_other_papers"]


def test_one_paper_against_one_marks_both() -> None:
    assert problems(held(passport_no="BA1234567"), held(passport_no="8A1234567")) == ["unlike_other_papers"] * 2


def test_a_renewed_passport_is_no_misreading() -> None:
    assert problems(held(passport_no="BA1234567"), held(passport_no="BK7781230")) == [None, None]


def test_a_birth_date_misread_by_a_digit_is_marked() -> None:
    dates = [held(birth_date=day) for day in ("1980-01-02", "1980-01-02", "1980-07-02")]
    assert problems(*dates, code="birth_date") == [None, None, "unlike_other_papers"]


def test_papers_of_other_people_are_not_compared() -> None:
    own, theirs = held(passport_no="BA1234567"), held(passport_no="BA1234568")
    people = [Person(id=one.id, role="other", documents=(one.id,)) for one in (own, theirs)]
    assert all(one.fields["passport_no"].problem is None for one in flag_unlike([own, theirs], people))


def test_papers_of_nobody_known_are_not_compared() -> None:
    papers = [held(passport_no="BA1234567"), held(passport_no="BA1234568")]
    nobody = Person(id="unknown", role="unknown", documents=tuple(one.id for one in papers))
    assert all(one.fields["passport_no"].problem is None for one in flag_unlike(papers, [nobody]))


def test_a_correction_clears_the_mark() -> None:
    papers = [held(passport_no="BA1234567"), held(passport_no="BA1284567")]
    person = Person(id="applicant", role="applicant", documents=tuple(one.id for one in papers))
    first, second = flag_unlike(papers, [person])
    right = second.fields["passport_no"].model_copy(update={"value": "BA1234567"})
    corrected = second.model_copy(update={"fields": {**second.fields, "passport_no": right}})
    assert all(one.fields["passport_no"].problem is None for one in flag_unlike([first, corrected], [person]))


def test_a_verified_zone_outweighs_another_paper() -> None:
    own = held(passport_no="BA1234567", mrz2="BA12345673ALB8001022M2701017<<<<<<<<<<<<<<04")
    assert problems(own, held(passport_no="BA1284567")) == [None, "unlike_other_papers"]


def test_a_zone_whose_check_digits_fail_outweighs_nothing() -> None:
    own = held(passport_no="BA1234567", mrz2="BA12345673ALB8001022M2701017<<<<<<<<<<<<<<04")
    unverified = own.fields["mrz2"].model_copy(update={"problem": "mrz_unverified"})
    own = own.model_copy(update={"fields": {**own.fields, "mrz2": unverified}})
    assert problems(own, held(passport_no="BA1284567")) == ["unlike_other_papers"] * 2


def test_a_permit_and_a_fee_that_differ_by_one_digit_are_marked() -> None:
    permits = [held(permit_no=number) for number in ("6968/2009", "6968/2009", "6963/2009")]
    assert problems(*permits, code="permit_no") == [None, None, "unlike_other_papers"]
    codes = [held(fee_code=code) for code in ("48951700940410545993", "48951700940410545998")]
    assert problems(*codes, code="fee_code") == ["unlike_other_papers"] * 2


def test_permits_of_one_person_may_bear_numbers_of_one_office() -> None:
    permits = [held(permit_no="6968/2009"), held(permit_no="6986/2009")]
    assert problems(*permits, code="permit_no") == [None, None]
