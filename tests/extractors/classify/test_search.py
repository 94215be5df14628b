import pytest

from fakelos.extractors.classify.search import Hit, search
from fakelos.extractors.classify.text import fold, text_of
from tests.extractors.page_of import page_of
from tests.extractors.sheets import page_of_text

TITLE = "ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ"


def hit(text: str, phrase: str) -> Hit | None:
    return search(text_of(page_of_text(text))).get(fold(phrase))


def test_a_title_counts_as_heading_and_a_mention_does_not() -> None:
    title = hit(f"^{TITLE}", TITLE)
    mention = hit("Σας στέλνουμε συνημμένη την πράξη διοικητικού προσδιορισμού φόρου που ζητήσατε χθες", TITLE)
    assert title is not None
    assert mention is not None
    assert (title.found, title.heading) == (1.0, 1.0)
    assert (mention.found, mention.heading) == (1.0, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "ΠΡΑΞΗ ΑΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ",
        "ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟY ΦOPOY",
        "ΠΡΑΒΗ ΔΙΟΙΚΗΤΙΚ0Υ ΠΡΟΣΔlΟΡΙΣΜΟΥ ΦΟΡΟΥ",
        "ΠΡΑΞΗΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟ ΡΙΣΜΟΥ ΦΟΡΟΥ",
        "Πράξη διοικητικού προσδιορισµού φόρου",
    ],
)
def test_misread_split_and_joined_words_are_found(text: str) -> None:
    assert hit(f"^{text}", TITLE) is not None


def test_a_phrase_broken_over_two_lines_of_a_column_is_found() -> None:
    page = page_of("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ\t\t\tΑθήνα, 1/2/2015", "ΥΠΗΡΕΣΙΑ\t\t\tΑρ. Πρωτ. 5", "ΜΙΑΣ ΣΤΑΣΗΣ\t\t\tΤηλ. 210")
    assert fold("ΥΠΗΡΕΣΙΑ ΜΙΑΣ ΣΤΑΣΗΣ") in search(text_of(page))


def test_a_short_phrase_counts_only_as_a_whole_word() -> None:
    assert hit("^ΤΕΙ ΛΑΡΙΣΑΣ", "ΤΕΙ") is not None
    assert hit("^ΠΡΟΤΕΙΝΟΥΜΕ ΚΑΤΙ", "ΤΕΙ") is None


def test_what_is_not_there_is_not_found() -> None:
    assert hit("^ΠΡΟΓΡΑΜΜΑ ΑΘΛΗΤΙΚΩΝ ΑΓΩΝΩΝ", TITLE) is None


def test_a_heading_at_the_foot_of_the_page_counts_less() -> None:
    foot = hit("κείμενο\n" * 40 + f"^{TITLE}", TITLE)
    assert foot is not None
    assert 0 < foot.heading < 1
