from fakelos.extractors.words.zone_words import other_print, with_zone_lines
from fakelos.schemas.base import Box
from fakelos.schemas.page import MrzReading, Word

LINES = ("P<GRCSPECIMEN<<ANNA<<<<", "AA00000000GRC0101015F00")


def zone(box: Box) -> MrzReading:
    return MrzReading(kind="TD3", lines=LINES, verified=False, names_agreed=False, confidence=0.7, box=box)


def word(text: str, box: Box, line: int) -> Word:
    return Word(text=text, box=box, confidence=0.9, line=line)


def test_the_lines_of_a_zone_stand_below_the_words_of_its_page_in_place_of_what_was_read_there() -> None:
    name, garbled = word("SPECIMEN", (0.1, 0.3, 0.3, 0.32), 0), word("P«ςΒΟ«", (0.1, 0.81, 0.8, 0.84), 1)
    words = with_zone_lines([name, garbled], [zone((0.05, 0.8, 0.95, 0.9))])
    assert [(w.text, w.line) for w in words] == [("SPECIMEN", 0), (LINES[0], 1), (LINES[1], 2)]
    assert [w.confidence for w in words] == [0.9, 0.7, 0.7]
    assert words[1].box[3] <= words[2].box[1] + 1e-9


def test_a_zone_that_runs_down_the_page_leaves_the_words_as_they_are() -> None:
    words = (word("SPECIMEN", (0.1, 0.3, 0.3, 0.32), 0),)
    assert with_zone_lines(words, [zone((0.8, 0.1, 0.9, 0.9))]) == words
    assert with_zone_lines(words, []) == words


def test_words_read_without_confidence_or_made_of_fillers_may_stand_in_a_zone() -> None:
    box = (0.1, 0.3, 0.3, 0.32)
    unsure = Word(text="διαμονής", box=box, confidence=0.4, line=0)
    assert other_print([unsure, word("Pcccκκκκ", box, 0), word("ΑΝΝΑ", box, 0), word("AA0000000", box, 0)]) == []
    assert other_print([word("διαμονής", box, 0)]) == [box]
