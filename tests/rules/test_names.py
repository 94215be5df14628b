"""Names across scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.rules.names import Name, likeness
from fakelos.schemas.sound import skeleton

BY_EAR = [
    ("HOXHA", "ΧΟΤΖΑ"),
    ("SHEHU", "ΣΕΧΟΥ"),
    ("SINGH", "ΣΙΝΓΚ"),
    ("ABDELRAHMAN", "ΑΜΠΝΤΕΛΡΑΧΜΑΝ"),
    ("ABDELRAHMAN", "ΑΒΔΕΛΡΑΧΜΑΝ"),
    ("CHKHEIDZE", "ΤΣΧΕΙΤΖΕ"),
    ("CHUKWUDI", "ΤΣΟΥΚΟΥΝΤΙ"),
    ("DELA CRUZ", "ΝΤΕΛΑ ΚΡΟΥΖ"),
    ("DELA CRUZ", "ΔΕΛΑ ΚΡΟΥΖ"),
    ("JOCELYN", "ΤΖΟΣΕΛΙΝ"),
    ("MUHAMMAD", "ΜΟΥΧΑΜΜΑΝΤ"),
    ("XHAFERI", "ΤΖΑΦΕΡΙ"),
    ("PETROSYAN", "ΠΕΤΡΟΣΙΑΝ"),
    ("BLERIM", "ΜΠΛΕΡΙΜ"),
    ("BEGUM", "ΜΠΕΓΚΟΥΜ"),
    ("QURESHI", "ΚΟΥΡΕΣΙ"),
    ("WANG", "ΓΟΥΑΝΓΚ"),
    ("SINGH", "ΣΙΝΓΧ"),
    ("BERIDZE", "ΜΠΕΡΙΔΖΕ"),
]


@pytest.mark.parametrize(("latin", "greek"), BY_EAR)
def test_a_name_sounds_the_same_in_both_scripts(latin: str, greek: str) -> None:
    assert skeleton(latin) == skeleton(greek)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "ΠΑΠΑΔΟΠΟΥΛΟΥ"),
        ("ΓΕΩΡΓΙΟΣ", "ΓΕΩΡΓΙΟΥ"),
        ("Χότζα", "ΧΟΤΖΑΣ"),
        ("ΧΟΤΖΑ", "ΧΌΤΖΑ"),
    ],
)
def test_case_endings_and_accents_do_not_matter(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_greek_capitals_read_as_latin_ones_still_sound_greek() -> None:
    assert skeleton("ΧOΤΖΑ") == skeleton("ΧΟΤΖΑ")
    assert skeleton(Name("XOTZA", "").in_greek_letters.surname) == skeleton("ΧΟΤΖΑ")


def test_swapped_order_is_the_same_name() -> None:
    assert likeness(Name("SHEHU", "ARBEN"), Name("ΑΡΜΠΕΝ", "ΣΕΧΟΥ")) == 1


def test_a_second_given_name_costs_little() -> None:
    score = likeness(Name("SINGH", "HARPREET KUMAR"), Name("ΣΙΝΓΚ", "ΧΑΡΠΡΙΤ"))
    assert score is not None
    assert score > 0.85


def test_a_shared_family_name_alone_is_a_relative() -> None:
    score = likeness(Name("ΧΟΤΖΑ", "ΑΡΜΠΕΝ"), Name("ΧΟΤΖΑ", "ΛΙΝΤΑ"))
    assert score is not None
    assert score < 0.6


def test_one_misread_letter_leaves_a_name_alike() -> None:
    score = likeness(Name("ΟΚΑΦΟΡ", "ΕΜΕΚΑ"), Name("ΟΚΑΦ0Ρ", "ΕΜΕΝΑ"))
    assert score is not None
    assert score > 0.8


def test_a_missing_part_is_compared_with_what_is_there() -> None:
    assert likeness(Name("HOXHA", ""), Name("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")) == 0.9
    assert likeness(Name("", ""), Name("ΧΟΤΖΑ", "ΑΡΜΠΕΝ")) is None


NAMES = st.builds(
    Name, st.sampled_from([latin for latin, _ in BY_EAR]), st.sampled_from([greek for _, greek in BY_EAR])
)


@given(NAMES, NAMES)
def test_likeness_has_no_direction_and_stays_between_0_and_1(one: Name, other: Name) -> None:
    score = likeness(one, other)
    assert score is not None
    assert 0 <= score <= 1
    assert score == likeness(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_makes_the_comparison_fail(one: str, other: str) -> None:
    score = likeness(Name(one, other), Name(other, one))
    assert score is None or 0 <= score <= 1


def test_a_whole_name_in_the_field_of_one_part_is_parted() -> None:
    assert likeness(Name("HOXHA", "ARBEN"), Name("", "ΑΡΜΠΕΝ ΧΟΤΖΑ")) == 1
    score = likeness(Name("HOXHA", "ARBEN"), Name("ΧΟΤΖΑ ΑΡΤΑΝ", ""))
    assert score is not None
    assert score < 0.75
