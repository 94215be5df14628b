"""Names as people type them when they search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.schemas.sound import in_latin_letters, skeleton, sounds

GREEK_NAMES = st.text(st.sampled_from("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"), min_size=2, max_size=20)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("xotza", "ΧΟΤΖΑ"),
        ("xotza", "HOXHA"),
        ("hoxha", "ΧΟΤΖΑ"),
        ("χότζα", "HOXHA"),
        ("Χοτζ", "ΧΟΤΖΑ"),
        ("shehu", "ΣΕΧΟΥ"),
        ("sexou", "ΣΕΧΟΥ"),
        ("singh", "ΣΙΝΓΚ"),
        ("papadopoulos", "ΠΑΠΑΔΟΠΟΥΛΟΥ"),
        ("Παπαδοπου", "ΠΑΠΑΔΟΠΟΥΛΟΣ"),
        ("8anasis", "ΘΑΝΑΣΗΣ"),
        ("thanasis", "ΘΑΝΑΣΗΣ"),
        ("giwrgos", "ΓΙΩΡΓΟΣ"),
        ("3enia", "ΞΕΝΙΑ"),
        ("mparmpara", "ΜΠΑΡΜΠΑΡΑ"),
        ("xristina", "ΧΡΙΣΤΙΝΑ"),
        ("eleni", "ΕΛΕΝΗ"),
        ("elenh", "ΕΛΕΝΗ"),
    ],
)
def test_a_name_is_heard_however_it_is_typed(typed: str, stored: str) -> None:
    assert any(skeleton(stored).startswith(sound) for sound in sounds(typed))


@given(GREEK_NAMES)
def test_a_name_is_heard_in_itself_whatever_its_case_and_accents(name: str) -> None:
    assert skeleton(name) in sounds(name.lower()) | {""}
    assert sounds(name) == sounds(name.capitalize())


@given(GREEK_NAMES, st.integers(1, 20))
def test_the_first_letters_of_a_name_make_few_readings(name: str, length: int) -> None:
    assert len(sounds(name[:length])) <= 2


@given(st.text(max_size=60))
def test_whatever_is_typed_has_a_bounded_number_of_readings(typed: str) -> None:
    assert all(sound.isascii() and sound.isalpha() for sound in sounds(typed.replace(" ", "")))
    assert len(sounds(typed)) <= 80


def test_a_number_is_the_same_in_letters_that_look_alike() -> None:
    assert in_latin_letters("ΑΚ1234567") == in_latin_letters("ak1234567") == "AK1234567"
