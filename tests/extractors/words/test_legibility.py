from fakelos.extractors.words.legibility import faults
from fakelos.schemas.page import Word


def words(text: str, confidence: float) -> list[Word]:
    return [Word(text=word, box=(0, 0, 1, 1), confidence=confidence, line=0) for word in text.split()]


def test_plain_greek_that_was_read_with_confidence_has_no_fault() -> None:
    assert faults(words("Βεβαιώνεται ότι ο ενδιαφερόμενος κατέθεσε όλα τα δικαιολογητικά", 0.9), expected=True) == ()


def test_what_cyrillic_and_georgian_come_out_as_is_said_not_to_be_recognised() -> None:
    garbled = "ΠΕύςΤΒΗΤΕΠΡΗΟ NpoxuBana AiNCcHO npauioBana cokglwuwup οώρωωξωφθ"
    assert faults(words(garbled, 0.35), expected=True) == ("text_not_recognised",)


def test_letters_of_two_scripts_in_one_word_are_not_recognised_however_sure() -> None:
    assert faults(words("ΠΡOBεDENO JIuчΝo OHaΝa AOKyΜεHT PeΓιCTpaция", 0.9), expected=True) == ("text_not_recognised",)


def test_ink_without_words_is_of_low_quality_only_where_words_were_expected() -> None:
    assert faults([], expected=True) == ("low_quality",)
    assert faults([], expected=False) == ()


def test_a_few_words_beside_a_picture_are_no_fault() -> None:
    assert faults(words("ας 3 x", 0.2), expected=False) == ()


def test_a_page_of_whose_letters_few_were_read_is_of_low_quality_however_sure_these_are() -> None:
    read = words("Βεβαιώνεται ότι ο ενδιαφερόμενος κατέθεσε όλα τα δικαιολογητικά", 0.9)
    assert faults(read, expected=True, letters=400) == ("low_quality",)
    assert faults(read * 6, expected=True, letters=400) == ()


def test_a_page_of_many_letters_of_which_next_to_none_were_read_says_so() -> None:
    assert faults(words("διαμονής", 0.9), expected=True, letters=900) == ("low_quality",)
    assert faults(words("διαμονής", 0.9), expected=True, letters=9) == ()
