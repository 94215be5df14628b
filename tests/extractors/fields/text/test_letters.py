from hypothesis import given
from hypothesis import strategies as st

from fakelos.extractors.fields.text.letters import capitals, fold, key, script_of, skeleton, spelled


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(capitals(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_labels_are_the_same_label_without_points_accents_and_case() -> None:
    assert key("Α.Φ.Μ.") == key("αφμ") == key("A.Φ.M:")


def test_greek_capitals_that_the_latin_model_took_have_the_same_skeleton() -> None:
    assert skeleton("AIABATHPIOY") == skeleton("ΔΙΑΒΑΤΗΡΙΟΥ")
    assert skeleton("NTEAA") == skeleton("ΝΤΕΛΑ")


def test_capitals_lose_the_accent_but_keep_the_diaeresis() -> None:
    assert capitals("Αλεξέι Μαΐου Ζεϊνέπ") == "ΑΛΕΞΕΙ ΜΑΪΟΥ ΖΕΪΝΕΠ"


def test_letters_of_one_script_alone_decide_the_script() -> None:
    assert script_of("SHEHU") == "lat"
    assert script_of("ΣΕΧΟΥ") == "el"
    assert script_of("ΗΑΝΑΝ") is None


def test_a_name_is_spelled_in_one_script() -> None:
    assert spelled("TAPEK", "el") == "ΤΑΡΕΚ"
    assert spelled("Α0408172", "lat") == "A0408172"
