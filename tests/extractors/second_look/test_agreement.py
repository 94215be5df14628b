from fakelos.extractors.second_look import agrees
from tests.extractors.second_look.prints import printed

NUMBERS = ("123456783", "14/05/2018", "2.345,60")


def test_a_layer_that_says_what_is_printed_agrees() -> None:
    for face in ("sans", "serif", "mono"):
        image, words = printed(*NUMBERS, face=face)
        assert agrees(image, words)


def test_a_layer_whose_number_is_another_than_the_printed_one_does_not() -> None:
    image, words = printed(*NUMBERS, read_as=("456789016", *NUMBERS[1:]))
    assert not agrees(image, words)


def test_one_digit_that_looks_like_another_is_no_lie() -> None:
    image, words = printed("133331", read_as=("111111",))
    assert agrees(image, words)


def test_words_without_figures_are_not_compared() -> None:
    image, words = printed("διαμονής", read_as=("εργασίας",))
    assert agrees(image, words)


SENTENCE = "Βεβαιώνεται ότι ο ανωτέρω αλλοδαπός διαμένει μόνιμα στην πόλη αυτή και κατέβαλε την ασφαλιστική εισφορά"


def test_letters_under_a_font_that_calls_them_by_other_names_do_not_agree() -> None:
    image, words = printed(*SENTENCE.split())
    assert agrees(image, words)
    false = SENTENCE.translate(str.maketrans("αεηιο", "ειοαη"))
    assert not agrees(*printed(*SENTENCE.split(), read_as=tuple(false.split())))


def test_a_few_names_that_no_vocabulary_has_are_no_lie() -> None:
    image, words = printed("Ζντένκα", "Σπετσίμενοβα", "Χότζα", "Αρμπέν")
    assert agrees(image, words)
