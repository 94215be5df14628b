import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.lookalikes import in_greek_letters, in_latin_letters, parted
from tests.specimens.fonts import path


def words(text: str) -> list[RawWord]:
    return [RawWord(word, 0, 0, 9, 9, 0.9) for word in text.split()]


def greek(text: str) -> str:
    return " ".join(word.text for word in in_greek_letters(words(text)))


def printed(text: str) -> tuple[np.ndarray, RawWord]:
    """A picture of a text, and the text read as one word."""
    image = Image.new("L", (900, 80), 255)
    font = ImageFont.truetype(path("sans"), 30)
    ImageDraw.Draw(image).text((20, 20), text, 0, font)
    return np.asarray(image, np.uint8), RawWord(
        text.replace(" ", ""), 18, 15, 22 + round(font.getlength(text)), 60, 0.9
    )


def test_known_words_in_latin_letters_are_greek_among_greek_words() -> None:
    assert greek("η EAAHNIKH AHMOKPATIA βεβαιώνει ότι το ληξιαρχείο του δήμου") == (
        "η ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ βεβαιώνει ότι το ληξιαρχείο του δήμου"
    )
    assert greek("στα Iwavviva, σήμερα η γραμματέας") == "στα Ιωάννινα, σήμερα η γραμματέας"


def test_latin_words_names_and_addresses_stay() -> None:
    row = "η τράπεζα PIRAEUS BANK με λογαριασμό του SHAHID και διεύθυνση info@kep.gov.gr του δήμου"
    assert greek(row) == row


@pytest.mark.parametrize("read", ["η χορήγπση άδειας του", "η δεχαετία της άδειας", "η αίτηση των υππρεσιών"])
def test_a_slip_into_letters_of_like_shape_is_mended(read: str) -> None:
    right = {"χορήγπση": "χορήγηση", "δεχαετία": "δεκαετία", "υππρεσιών": "υπηρεσιών"}
    assert greek(read) == " ".join(right.get(word, word) for word in read.split())


def test_a_page_of_greek_words_read_in_latin_letters_is_greek() -> None:
    assert greek("AOMIKH METPHTQN ANAAHWH KAPTA") == "ΔΟΜΙΚΗ ΜΕΤΡΗΤΩΝ ΑΝΑΛΗΨΗ ΚΑΡΤΑ"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("ΕΠΩΝΥΜΟ / ΕΥΚΝΑΜΕ", "ΕΠΩΝΥΜΟ / ΕΥΚΝΑΜΕ"),
        ("ΟΝΟΜΑ / ΝΑΜΕ", "ΟΝΟΜΑ / NAME"),
        ("ΡΕΚΜΙΤ Νο 12", "PERMIT No 12"),
        ("ΡΑΤΕ ΟΕ ΒΙΚΤΗ", "DATE OF BIRTH"),
        ("RESIDENCE ΡΕΡΜΙΤ", "RESIDENCE PERMIT"),
        ("το ΙΒΑΝ του ΡΑΣΙΝΤ", "το IBAN του ΡΑΣΙΝΤ"),
        ("ΤΕΧΝΙΚΗ ΟΕ του ΝΙΝΟ", "ΤΕΧΝΙΚΗ ΟΕ του ΝΙΝΟ"),
        ("πληρωμή το BANK", "πληρωμή το BANK"),
    ],
)
def test_known_latin_words_in_greek_letters_are_latin(read: str, printed: str) -> None:
    assert " ".join(word.text for word in in_latin_letters(words(read))) == printed


def test_a_page_in_latin_letters_stays() -> None:
    assert greek("MATEPAE AIAMONHE THE STATE OF OHIO") == "MATEPAE AIAMONHE THE STATE OF OHIO"


def test_two_known_words_read_as_one_are_written_apart() -> None:
    image, word = printed("ΤΕΛΙΚΟ ΠΟΣΟ")
    first, second = parted(image, [word])
    assert (first.text, second.text) == ("ΤΕΛΙΚΟ", "ΠΟΣΟ")
    assert first.right == second.left


def test_a_compound_word_without_a_gap_stays_whole() -> None:
    image, word = printed("μικροδιαφορές")
    assert parted(image, [word]) == [word]
