import pytest

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.spelling import respelled

GREEK = "Χορηγούμε άδεια διαμονής για εργασία στον ενδιαφερόμενο που γεννήθηκε"


def spelled(text: str) -> str:
    """How a row comes out on a Greek page."""
    words = [RawWord(word, 0, 0, 9, 9, 0.9) for word in f"{GREEK} {text} {GREEK}".split()]
    return " ".join(word.text for word in respelled(words)[9:-9])


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("απο τής αιτηση", "από της αίτηση"),
        ("ΆΦΜ ΒΕΒΆΤΩΣΗ", "ΑΦΜ ΒΕΒΑΙΩΣΗ"),
        ("ΑΡΤΘΜΟΣ: ΛΗΜΟΚΡΛΤΙΛ", "ΑΡΙΘΜΟΣ: ΔΗΜΟΚΡΑΤΙΑ"),
        ("Λιεύθυνσης Αιεύθυνσης", "Διεύθυνσης Διεύθυνσης"),
        ("ΖΕΊΝΕΠ", "ΖΕΪΝΕΠ"),
        ("v. 3386/2005", "ν. 3386/2005"),
        ("του ION και", "του ΙΟΝ και"),
        ("ΑΛΛΟΛΔΑΠΩΝ ΠΕΡΤΙΦΕΡΕΤΑΣ", "ΑΛΛΟΔΑΠΩΝ ΠΕΡΙΦΕΡΕΙΑΣ"),
        ("ΟΔΙΕΥΘΥΝΤΗΣ", "Ο ΔΙΕΥΘΥΝΤΗΣ"),
        ("ΥΠΕΥΟΥΝΑ ΔΙΑΡΙΩΣΗΣ Ρεβαιώνεται", "ΥΠΕΥΘΥΝΑ ΔΙΑΒΙΩΣΗΣ Βεβαιώνεται"),
    ],
)
def test_a_slip_of_recognition_is_mended(read: str, printed: str) -> None:
    assert spelled(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "ΡΟΤΑΡΕΝΚΟΥ ΙΟΝ",
        "η άδειά του",
        "υπογράφων υπογραφών",
        "που πού",
        "φοιτητής/τρια",
        "IVANOVA TATIANA",
        "IBAN GR7904353096",
        "P<GRCSPECIMEN<<MIA",
        "BX4104460",
        "ΟΙΚΟΝΟΜΙΚΩΝ ΟΣΜΑΝΙ",
        "ΑΛΤΙΝ ΕΜΜΑΝΟΥΕΛ",
    ],
)
def test_what_may_be_right_stays_as_it_was_read(text: str) -> None:
    assert spelled(text) == text


def test_the_words_of_a_page_in_latin_stay_as_they_were_read() -> None:
    words = [RawWord(word, 0, 0, 9, 9, 0.9) for word in ("The", "bearer", "of", "this", "TO", "v.", "απο")]
    assert respelled(words) == words


def test_on_a_page_in_two_languages_accents_alone_are_mended() -> None:
    latin = "The bearer of this permit, who is employed, has been residing in Greece with his family"
    words = [RawWord(word, 0, 0, 9, 9, 0.9) for word in f"{latin} {GREEK} απο ΑΡΤΘΜΟΣ v.".split()]
    assert [word.text for word in respelled(words)[-3:]] == ["από", "ΑΡΤΘΜΟΣ", "v."]


def test_accents_of_the_spelling_before_1982_stay() -> None:
    page = "τής αιτήσεως καί τήν ταυτότητα τού ενδιαφερομένου"
    words = [RawWord(word, 0, 0, 9, 9, 0.9) for word in page.split()]
    assert " ".join(word.text for word in respelled(words)) == page


def test_letters_alike_are_greek_on_a_page_without_latin_words_but_for_those_of_a_number() -> None:
    assert spelled("26/03/2009 TOK 665,15 και XB 123456") == "26/03/2009 ΤΟΚ 665,15 και XB 123456"
    assert spelled("26/03/2009 TOK 665,15 PLUS") == "26/03/2009 TOK 665,15 PLUS"
