from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.tidy import whole_amounts, without_specks


def word(text: str, confidence: float = 0.9, left: int = 0) -> RawWord:
    return RawWord(text, left, 100, left + 12 * len(text), 124, confidence)


def texts(words: list[RawWord]) -> list[str]:
    return [word.text for word in words]


def test_specks_among_sure_words_are_dropped_and_short_sure_words_stay() -> None:
    page = [
        word("ενδιαφερόμενος"),
        word("ν.", 0.8),
        word("'", 0.4),
        word("ty", 0.4),
        word("-", 0.9),
        word("οδός", 0.7),
    ]
    assert texts(without_specks(page)) == ["ενδιαφερόμενος", "ν.", "-", "οδός"]


def test_of_a_poorly_read_page_nothing_is_dropped() -> None:
    page = [word("Χορηγ", 0.3), word("'", 0.4), word("ty", 0.4)]
    assert without_specks(page) == page


def test_an_amount_that_was_taken_apart_is_one_again_with_the_lesser_confidence() -> None:
    (amount,) = whole_amounts([word("1.588,", 0.9), word("20", 0.6, left=80)])
    assert (amount.text, amount.left, amount.right, amount.confidence) == ("1.588,20", 0, 104, 0.6)


def test_figures_of_two_columns_stay_apart() -> None:
    page = [word("588,"), word("20", left=200)]
    assert texts(whole_amounts(page)) == ["588,", "20"]
