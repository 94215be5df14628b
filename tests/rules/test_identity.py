"""Whether two papers speak of one person."""

import pytest

from fakelos.rules.catalogue import identity_reason
from fakelos.rules.identity import Verdict, compare, identity_of
from fakelos.rules.persons import Group, against, in_context
from tests.rules.papers import Held, paper

PASSPORT = paper(
    "passport",
    holder_surname_lat="HOXHA",
    holder_name_lat="ARBEN",
    birth_date="1980-02-01",
    passport_no="BA1234567",
)


def verdict(one: Held, other: Held) -> Verdict:
    return compare(identity_of(one.document), identity_of(other.document)).verdict


def greek(surname: str = "ΧΟΤΖΑ", name: str = "ΑΡΜΠΕΝ", **values: str) -> Held:
    return paper("tax_return", **{"holder_surname_el": surname, "holder_name_el": name} | values)


def test_the_same_birth_date_and_a_name_alike_are_one_person() -> None:
    comparison = compare(identity_of(PASSPORT.document), identity_of(greek(birth_date="1980-02-01").document))
    assert comparison.verdict is Verdict.SAME
    assert comparison.reasons == ("same_birth_date", "names_alike")
    assert comparison.likeness == 1


@pytest.mark.parametrize(
    ("code", "number"),
    [("afm", "123456783"), ("amka", "01028012345"), ("passport_no", "BA1234567"), ("permit_no", "7/2011")],
)
def test_one_number_in_common_is_enough(code: str, number: str) -> None:
    assert verdict(paper("passport", **{code: number}), paper("tax_return", **{code: number})) is Verdict.SAME


def test_numbers_are_compared_without_blanks_and_in_one_script() -> None:
    assert verdict(paper("passport", passport_no="BA 1234567"), paper("other", passport_no="ΒΑ1234567")) is Verdict.SAME


def test_the_first_six_digits_of_the_amka_are_the_birth_date() -> None:
    assert verdict(PASSPORT, greek(amka="01028012345")) is Verdict.SAME


def test_a_name_alone_never_proves_one_person() -> None:
    assert verdict(PASSPORT, greek()) is Verdict.CANNOT_TELL


def test_a_birth_date_alone_never_proves_one_person() -> None:
    assert verdict(paper("passport", birth_date="1980-02-01"), paper("insurance", birth_date="1980-02-01")) is (
        Verdict.CANNOT_TELL
    )


def test_another_name_and_another_birth_date_are_another_person() -> None:
    assert verdict(PASSPORT, greek("ΣΙΝΓΚ", "ΡΑΒΙ", birth_date="1975-09-09")) is Verdict.DIFFERENT


def test_another_name_alone_excludes_nobody() -> None:
    """What was read as a name may be a bank's or a clerk's."""
    assert verdict(PASSPORT, greek("ΣΙΝΓΚ", "ΡΑΒΙ")) is Verdict.CANNOT_TELL


def test_twins_have_one_birth_date_and_two_names() -> None:
    assert verdict(PASSPORT, greek(name="ΛΙΝΤΑ", birth_date="1980-02-01")) is Verdict.CANNOT_TELL


def test_twins_are_two_though_the_family_name_is_spelt_by_ear_beside_the_passport() -> None:
    both = paper(
        "application_form",
        holder_surname_lat="HAXHIU",
        holder_name_lat="SOKOL",
        birth_date="1976-12-24",
        holder_surname_el="ΧΑΤΖΙΟΥ",
        holder_name_el="ΣΟΚΟΛ",
    )
    assert verdict(both, greek("ΧΑΤΖΙΟΥ", "ΑΜΑΛ", birth_date="1976-12-24")) is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("surname", "name", "twin"),
    [("SINGH", "GURPREET", "GURDEEP"), ("HASSAN", "HASSAN", "HUSSEIN"), ("ΜΠΕΡΙΤΖΕ", "ΜΑΝΑΝΑ", "ΜΑΡΙΝΑ")],
)
def test_twins_are_two_though_their_names_rhyme(surname: str, name: str, twin: str) -> None:
    one, other = (greek(surname, given, birth_date="1980-02-01") for given in (name, twin))
    assert verdict(one, other) is Verdict.CANNOT_TELL


@pytest.mark.parametrize("name", ["GURPREET", "GURPRET", "GURPHEET", "ΓΚΟΥΡΠΡΙΤ", "ΓΚΟΥΡΠΡΕΤ"])
def test_one_letter_misread_or_spelt_by_ear_leaves_one_person(name: str) -> None:
    latin = greek("SINGH", "GURPREET", birth_date="1980-02-01")
    assert verdict(latin, greek("SINGH", name, birth_date="1980-02-01")) is Verdict.SAME


def test_a_paper_with_the_family_name_alone_does_not_link_twins() -> None:
    mine, alone = greek(birth_date="1980-02-01"), greek(name="", birth_date="1980-02-01")
    twin = identity_of(greek(name="ΛΙΝΤΑ", birth_date="1980-02-01").document)
    assert against(twin, [identity_of(alone.document)]).verdict is Verdict.SAME
    assert against(twin, [identity_of(mine.document), identity_of(alone.document)]).verdict is Verdict.CANNOT_TELL


def test_another_parents_name_keeps_a_namesakes_paper_from_being_joined_by_name() -> None:
    mine = Group([(one := greek(father_name_el="ΧΟΣΕ").document, identity_of(one))])
    assert in_context(identity_of(greek(father_name_el="ΧΟΣΕ").document), mine, []).verdict is Verdict.SAME
    assert in_context(identity_of(greek(father_name_el="ΑΣΛΑΜ").document), mine, []).verdict is Verdict.CANNOT_TELL


def test_an_english_name_by_ear_is_no_contradiction() -> None:
    latin = paper("passport", holder_surname_lat="OKAFOR", holder_name_lat="PATIENCE", birth_date="1980-02-01")
    assert verdict(latin, greek("ΟΚΑΦΟΡ", "ΠΕΙΣΕΝΣ", birth_date="1955-11-30")) is Verdict.CANNOT_TELL


def test_a_namesake_with_another_birth_date_and_tax_number_is_another_person() -> None:
    first = greek(birth_date="1980-02-01", afm="123456783")
    assert verdict(first, greek(birth_date="1955-11-30", afm="998877665")) is Verdict.DIFFERENT


def test_one_datum_that_differs_under_the_same_name_cannot_be_told() -> None:
    assert verdict(PASSPORT, greek(birth_date="1955-11-30")) is Verdict.CANNOT_TELL


def test_one_misread_digit_is_no_contradiction() -> None:
    assert (
        verdict(greek(afm="123456783", amka="01028012345"), greek(afm="123456788", amka="01028012345")) is Verdict.SAME
    )


def test_one_number_in_common_under_unlike_names_cannot_be_told() -> None:
    """A joint tax return may carry the number of the one and the name of the other."""
    assert verdict(greek(afm="123456783"), greek("ΣΙΝΓΚ", "ΡΑΒΙ", afm="123456783")) is Verdict.CANNOT_TELL


def test_a_number_and_the_birth_date_in_common_outweigh_a_name_that_ran_together() -> None:
    mine = greek("ΓΚΙΟΚΑ", "ΑΡΤΑΝ", amka="09099473994", birth_date="1994-09-09")
    glued = greek("ΓΚΙΟΚΑΑΡΤΑΝΤΟΥ", "ΠΕΤΡΙΤ", amka="09099473994", birth_date="1994-09-09")
    assert verdict(mine, glued) is Verdict.SAME


def test_an_amka_alone_is_one_datum_though_it_holds_a_birth_date() -> None:
    assert verdict(greek(amka="01028012345"), greek("ΣΙΝΓΚ", "ΡΑΒΙ", amka="01028012345")) is Verdict.CANNOT_TELL


def test_one_number_in_common_under_another_family_name_is_a_person_who_married() -> None:
    maiden = paper("passport", holder_surname_lat="IVANOVA", holder_name_lat="NATALIA", passport_no="721190457")
    assert verdict(maiden, greek("ΠΑΠΑΔΟΠΟΥΛΟΥ", "ΝΑΤΑΛΙΑ", passport_no="721190457")) is Verdict.SAME
    assert verdict(maiden, greek("ΠΑΠΑΔΟΠΟΥΛΟΥ", "ΝΑΤΑΛΙΑ")) is Verdict.CANNOT_TELL


def test_a_badly_read_name_excludes_nobody() -> None:
    blurred = greek("ΣΙΝΓΚ", "ΡΑΒΙ", birth_date="1975-09-09").guessing("holder_surname_el")
    assert verdict(PASSPORT, blurred) is Verdict.CANNOT_TELL


def test_a_family_name_alone_excludes_nobody() -> None:
    assert (
        verdict(PASSPORT, paper("insurance", holder_surname_el="ΣΙΝΓΚ", birth_date="1975-09-09")) is Verdict.CANNOT_TELL
    )


def test_a_renewed_passport_is_no_contradiction() -> None:
    renewed = paper(
        "passport", holder_surname_lat="HOXHA", holder_name_lat="ARBEN", birth_date="1980-02-01", passport_no="X9"
    )
    assert verdict(PASSPORT, renewed) is Verdict.SAME


def test_comparing_has_no_direction() -> None:
    for other in (greek(), greek(birth_date="1980-02-01"), greek("ΣΙΝΓΚ", "ΡΑΒΙ", afm="123456783")):
        assert verdict(PASSPORT, other) is verdict(other, PASSPORT)


def test_a_name_badly_read_joins_by_birth_date_or_by_the_parents_names() -> None:
    clean = greek("ΝΤΕΛΑ ΚΡΟΥΖ", "ΤΖΟΣΕΛΙΝ", father_name_el="ΕΡΝΕΣΤΟ", birth_date="1962-12-19")
    blurred = {"surname": "ΝΤΕΑΑ ΚΡΟΤΖ", "name": "ΤΖΟΧΕΑΙΝ"}
    assert verdict(clean, greek(**blurred, birth_date="1962-12-19")) is Verdict.SAME
    with_father = compare(identity_of(clean.document), identity_of(greek(**blurred, father_name_el="ΕΡΝΕΣΤΟ").document))
    assert with_father.reasons == ("names_alike",)
    assert compare(identity_of(clean.document), identity_of(greek(**blurred).document)).reasons == ("names_close",)


def test_papers_held_together_by_alike_names_tell_how_alike_the_least_of_them_is() -> None:
    person = Group()
    person.take([], ["same_birth_date", "names_alike 0.91"])
    person.take([], ["names_alike 0.86", "nobody_else_alike"])
    assert person.reasons == ["same_birth_date", "names_alike 0.86", "nobody_else_alike"]
    assert identity_reason(person.reasons[1]).en == "The names are alike (86 %)."
