"""How surely names in two scripts are told to be one, and what no name may ever decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.rules.identity import ALIKE_ACROSS, Identity, Verdict, compare
from fakelos.rules.names import Name, likeness
from tests.rules.by_ear import OTHER, SAME, pairs

LATIN, GREEK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
words = st.one_of(st.text(LATIN, min_size=2, max_size=9), st.text(GREEK, min_size=2, max_size=9))
names = st.builds(Name, words, words)


def identity(name: Name, birth: str | None, afm: str | None, *, clear: bool) -> Identity:
    told = {"name": True, "birth": birth, "afm": afm}
    trusted = frozenset(code for code, value in told.items() if value and clear)
    return Identity(names_el=(name,), birth=birth, numbers=(("afm", afm),) if afm else (), trusted=trusted)


identities = st.builds(
    identity,
    names,
    st.sampled_from([None, "010180", "020290"]),
    st.sampled_from([None, "123456783", "987654324"]),
    clear=st.booleans(),
)


def alike(pair: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    return (likeness(Name(*pair[0]), Name(*pair[1])) or 0) >= ALIKE_ACROSS


def test_names_by_ear_are_recognised_in_both_scripts() -> None:
    found = [alike(pair) for pair in pairs(SAME)]
    assert len(found) > 70
    assert sum(found) / len(found) > 0.95


def test_relatives_and_namesakes_are_not_taken_for_one_another() -> None:
    found = [pair for pair in pairs(OTHER) if alike(pair)]
    assert len(pairs(OTHER)) > 60
    assert found == []


@given(names, names)
def test_likeness_is_a_share_and_the_same_both_ways(one: Name, other: Name) -> None:
    score = likeness(one, other)
    assert score == likeness(other, one)
    assert score is None or 0 <= score <= 1


@given(names)
def test_a_name_is_like_itself_in_either_order(one: Name) -> None:
    assert likeness(one, one) in {None, 1}
    assert likeness(one, Name(one.given, one.surname)) in {None, 1}


@given(identities, identities)
def test_a_comparison_is_the_same_both_ways(one: Identity, other: Identity) -> None:
    assert compare(one, other).verdict is compare(other, one).verdict


@given(names, names)
def test_names_alone_decide_nothing(one: Name, other: Name) -> None:
    bare = (Identity(names_el=(name,), trusted=frozenset({"name"})) for name in (one, other))
    assert compare(*bare).verdict is Verdict.CANNOT_TELL


def person(name: str, given: str, birth: str, **more: str) -> Identity:
    return Identity(
        names_el=(Name(name, given),),
        parents=("ΦΑΤΜΙΡ", "ΛΙΡΙ"),
        birth=birth,
        numbers=tuple(more.items()),
        trusted=frozenset({"birth", "name", *more}),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "010180"), person("ΧΟΤΖΑ", "ΑΓΚΙΜ", "010180")),
        (person("ΧΟΤΖΑ", "ΜΙΡΕΛΑ", "010180"), person("ΧΟΤΖΑ", "ΕΝΤΕΛΑ", "010180")),
        (person("ΚΟΒΑΛΕΝΚΟ", "ΟΛΕΓΚ", "010180"), person("ΚΟΒΑΛΕΝΚΟ", "ΟΛΕΝΑ", "010180", afm="123456783")),
    ],
)
def test_twins_are_two_people(one: Identity, other: Identity) -> None:
    assert compare(one, other).verdict is not Verdict.SAME


def test_a_father_and_a_son_of_one_name_are_two_people() -> None:
    father = person("ΚΑΝ", "ΜΟΥΧΑΜΑΝΤ", "010150", afm="123456783")
    son = person("ΚΑΝ", "ΜΟΥΧΑΜΑΝΤ", "020280", afm="987654324")
    assert compare(father, son).verdict is Verdict.DIFFERENT


def test_namesakes_of_other_birth_dates_are_never_one() -> None:
    assert compare(person("ΧΑΝ", "ΑΛΙ", "010150"), person("ΧΑΝ", "ΑΛΙ", "020280")).verdict is not Verdict.SAME


def test_spouses_of_one_family_name_are_two_people() -> None:
    wife = person("ΧΟΤΖΑ", "ΜΙΡΕΛΑ", "030382", afm="987654324")
    assert compare(person("ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "010180", afm="123456783"), wife).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("misread", ["ΧΟΤΖA", "ΧΟΤΖΛ", "ΧΘΤΖΑ", "ΧΟΤΣΑ"])
def test_a_misread_letter_parts_nobody_whose_birth_date_agrees(misread: str) -> None:
    same = compare(person("ΧΟΤΖΑ", "ΑΡΜΠΕΝ", "010180"), person(misread, "ΑΡΜΠΕΝ", "010180"))
    assert same.verdict is Verdict.SAME
