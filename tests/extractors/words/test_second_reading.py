import numpy as np
import pytest

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import WHITE, Grey
from fakelos.extractors.words import second_reading
from fakelos.extractors.words.second_reading import reread_dates, reread_greek

PAGE = np.full((400, 900), WHITE, np.uint8)
GREEK = ["Χορηγούμε", "άδεια", "διαμονής", "για", "εργασία", "στον", "ενδιαφερόμενο", "που", "γεννήθηκε"]


def word(text: str, row: int = 0, confidence: float = 0.9) -> RawWord:
    return RawWord(text, 20, 20 + 40 * row, 20 + 12 * len(text), 44 + 40 * row, confidence)


def reread(monkeypatch: pytest.MonkeyPatch, texts: list[str], again: list[tuple[str, float]]) -> tuple[list[str], int]:
    """The texts after a second reading that would give `again` for the suspects, and how often it was asked."""
    asked: list[Grey] = []

    def recognise(image: Grey, seconds: int, *, languages: str, layout: int) -> list[RawWord]:
        asked.append(image)
        assert (seconds, languages, layout) == (9, "ell", 6)
        pitch = image.shape[0] // max(1, len(again))
        return [RawWord(text, 20, n * pitch + 8, 200, n * pitch + 30, sure) for n, (text, sure) in enumerate(again)]

    monkeypatch.setattr(second_reading, "recognise", recognise)
    words = [word(text, row) for row, text in enumerate(texts)]
    return [w.text for w in reread_greek(PAGE, words, 9)], len(asked)


def test_greek_names_that_came_out_latin_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, asked = reread(monkeypatch, [*GREEK, "NTEAA", "KPOYZ"], [("ΝΤΕΛΑ", 0.93), ("ΚΡΟΥΖ", 0.95)])
    assert texts == [*GREEK, "ΝΤΕΛΑ", "ΚΡΟΥΖ"]
    assert asked == 1


def test_a_second_reading_that_is_unsure_or_unlike_the_first_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, _ = reread(monkeypatch, [*GREEK, "POTAPENKOY", "KPOYZ"], [("ΡΟΤΑΡΕΝΚΟΥ", 0.3), ("ΑΒΓΔΕΖΗΘ", 0.95)])
    assert texts == [*GREEK, "POTAPENKOY", "KPOYZ"]


def test_an_unsure_second_reading_is_taken_if_it_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, _ = reread(monkeypatch, [*GREEK, "ATTIKHE", "POS"], [("ΑΤΤΙΚΗΣ", 0.1), ("ΡΟΒ", 0.75)])
    assert texts == [*GREEK, "ΑΤΤΙΚΗΣ", "POS"]


def test_a_plainly_latin_name_stays_unless_the_second_reading_is_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, _ = reread(monkeypatch, [*GREEK, "SHERIF"], [("ΣΗΕΚΙΦ", 0.7)])
    assert texts == [*GREEK, "SHERIF"]


def test_a_page_without_suspects_or_in_latin_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reread(monkeypatch, [*GREEK, "A0408172"], []) == ([*GREEK, "A0408172"], 0)
    latin = ["The", "bearer", "of", "this", "passport", "is", "a", "citizen"]
    assert reread(monkeypatch, latin, []) == (latin, 0)


@pytest.mark.parametrize(
    ("again", "kept"),
    [(("11-04-17", 0.9), "11-04-17"), (("41-04-17", 0.9), "41-04-17"), (("11-04-17", 0.2), "41-04-17")],
)
def test_a_date_that_no_calendar_has_is_read_again_in_figures(
    again: tuple[str, float], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(_: Grey, seconds: int, *, languages: str, layout: int) -> list[RawWord]:
        assert (seconds, languages, layout) == (9, "eng", 6)
        return [RawWord(again[0], 20, 12, 200, 30, again[1])]

    monkeypatch.setattr(second_reading, "recognise", recognise)
    words = [word("06-04-1999"), word("41-04-17", 1), word("2310-555", 2)]
    assert [w.text for w in reread_dates(PAGE, words, 9)] == ["06-04-1999", kept, "2310-555"]
