from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.second_look import look_again, looking
from fakelos.extractors.second_look.figures import signs_of
from fakelos.extractors.second_look.looking import LIKE, weigh
from fakelos.extractors.second_look.paths import Spelling
from tests.extractors.second_look.prints import printed

NUMBERS = st.text("0123456789ABIOQ/.,-", min_size=4, max_size=12).map(signs_of).filter(lambda text: len(text) > 3)


def no_lines(_image: Grey, _seconds: int, **_: object) -> list[RawWord]:
    return []


def test_figures_that_were_read_rightly_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_image: Grey, _seconds: int, **_: object) -> list[RawWord]:
        raise AssertionError

    monkeypatch.setattr(looking, "recognise", asked)
    image, words = printed("AB3094587", "6968/2009", "27-10-2019", "διαμονής")
    assert look_again(image, words, 9) == words


def test_figures_on_which_both_readings_agree_are_sure_however_faint_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "recognise", no_lines)
    image, words = printed("300,00", "AB3094587", read_as=("300,00", "AB3084587"))
    agreed, disputed = look_again(image, [replace(word, confidence=0.35) for word in words], 9)
    assert (agreed.confidence, disputed.confidence) == (looking.SURE, 0.35)


def test_a_misread_digit_is_read_in_two_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "recognise", no_lines)
    image, words = printed("AB3094587", "6968/2009", read_as=("AB3084587", "6968/2009"))
    misread, right = look_again(image, words, 9)
    assert (misread.text, misread.others) == ("AB3084587", ("AB3094587",))
    assert right == words[1]


def test_what_two_later_readings_agree_on_becomes_the_text_and_the_first_stays_beside_it() -> None:
    image, words = printed("AB3094587", read_as=("AB3084587",))
    (found,) = look_again(image, words, 60)
    assert (found.text, found.others) == ("AB3094587", ("AB3084587",))


def test_skipped_words_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "recognise", no_lines)
    image, words = printed("AB3094587", read_as=("AB3084587",))
    assert look_again(image, words, 9, lambda _: True) == words


def test_a_page_without_figures_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "recognise", None)
    words = [RawWord("άδεια", 10, 10, 60, 30, 0.9)]
    assert look_again(np.full((90, 90), 255, np.uint8), words, 9) == words


@given(
    first=NUMBERS, letters=NUMBERS, large=NUMBERS, lead=st.floats(0, 40), around=st.sampled_from(("{}", "({}),", "€{}"))
)
def test_the_text_and_what_stands_beside_it_are_always_readings(
    first: str, letters: str, large: str, lead: float, around: str
) -> None:
    word = RawWord(around.format(first), 0, 0, 90, 20, 0.9)
    found = weigh(word, Spelling(letters, lead), large)
    assert {signs_of(text) for text in (found.text, *found.others)} <= {first, letters, large}
    assert word.text in (found.text, *found.others)
    assert replace(found, text=word.text, others=()) == word


@given(first=NUMBERS, lead=st.floats(2.1, 40))
def test_readings_of_something_else_altogether_change_nothing(first: str, lead: float) -> None:
    word = RawWord(first, 0, 0, 90, 20, 0.9)
    assert LIKE > 0
    assert weigh(word, Spelling("", lead), "ΨΨΨΨΨΨΨΨΨΨΨΨ") == word


SIDES = st.integers(-60, 1300)


@settings(deadline=None)
@given(text=NUMBERS, left=SIDES, top=SIDES, wide=st.integers(0, 300), high=st.integers(0, 80))
def test_boxes_beyond_the_page_are_no_harm(text: str, left: int, top: int, wide: int, high: int) -> None:
    image, _ = printed("AB3094587")
    word = RawWord(text, left, top, left + wide, top + high, 0.9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "recognise", no_lines)
        (found,) = look_again(image, [word], 9)
    assert found.text == text
