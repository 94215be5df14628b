import pytest

from fakelos.extractors.fields.labels.spellings import spellings_with
from fakelos.extractors.fields.labels.synonyms import wording


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Χρονολογία γεννήσεως", "birth_date"),
        ("Επώνυμον μαθητού", "surname.el"),
        ("Αριθμ. διαβατηρίου αιτούσας", "passport_no"),
        ("Ημερ. λήξεως ισχύος", "valid_to"),
        ("Α.Φ.Μ. ωφελουμένου", "afm"),
    ],
)
def test_a_label_said_in_other_words_is_known(label: str, meaning: str) -> None:
    found = spellings_with({}).likeness([label])[0]
    assert found is not None
    assert found[0] == meaning


def test_a_label_of_somebody_else_stays_unknown() -> None:
    found = spellings_with({}).likeness(["ΑΦΜ εργοδότη"])[0]
    assert found is None or found[0] != "afm"


def test_a_text_with_figures_is_no_label() -> None:
    assert wording("Αριθμός 123") == ()


def test_a_label_of_somebody_else_ends_other_values_and_asks_for_none() -> None:
    for label in ("Αριθμός διαβατηρίου συντηρούντος", "ΑΦΜ συντηρούσας", "Ημ/νία γέννησης πατέρα"):
        found = spellings_with({}).likeness([label])[0]
        assert found is not None
        assert found[0] in {"_", "afm.other"}


def test_a_mother_s_name_in_two_languages_is_still_the_mother_s() -> None:
    found = spellings_with({}).likeness(["μητέρας / Mother's name"])[0]
    assert found is None or found[0] != "_"


def test_a_day_of_the_passport_or_of_the_permit_before_is_not_the_paper_s() -> None:
    for label in ("Ισχύς διαβατηρίου έως", "Ημ. λήξης προηγούμενης άδειας", "Ημερομηνία λήξης διαβατηρίου"):
        found = spellings_with({}).likeness([label])[0]
        assert found is None or found[0] == "_", label


@pytest.mark.parametrize("word", ["ΗΗμίνία", "Ημίνία", "ΗμΝία"])
def test_the_word_for_a_day_is_known_though_its_stroke_is_misread(word: str) -> None:
    found = spellings_with({"decision_date": ["Ημερομηνία"]}).likeness([f"{word} γέννησης"])[0]
    assert found is not None
    assert found[0] == "birth_date"
