"""Specimen sheets as pages that OCR might have read: words with boxes, letters misread at a given rate."""

from collections.abc import Iterable
from random import Random

from fakelos.schemas.page import Page, Word
from tests.specimens.fonts import width
from tests.specimens.marks import Text
from tests.specimens.paper import Sheet

DOTS_PER_POINT = 200 / 72
SCRIPTS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαικντυ", "ABEZHIKMNOPTYXoaikvtu")
CONFUSED = {
    "Λ": "ΑA", "Δ": "ΑA", "Γ": "ΤΓΓ", "Σ": "ZΞE", "Ω": "Ο0", "Θ": "ΟΘ8", "Φ": "ΦΟ", "Π": "ΠNΗ", "Ξ": "Σ=", "Ψ": "ΨΥ",
    "η": "nπη", "ν": "vυ", "υ": "ν0u", "ι": "lι", "ε": "ec", "ρ": "pρο", "ς": "cσ", "γ": "yv", "ω": "ωo", "ό": "οo6",
    "ή": "ηn", "ί": "ιi", "ά": "αa", "έ": "εe", "ύ": "υu", "ώ": "ωo", "χ": "xχ", "κ": "kx", "μ": "μu", "π": "nπτ",
}  # fmt: skip


def page_of(sheet: Sheet, number: int = 1, misread: float = 0.0, rng: Random | None = None) -> Page:
    """The page of a sheet. `misread` is the share of letters that OCR got wrong."""
    rng = rng or Random(number)
    texts = sorted((mark for mark in sheet.marks if isinstance(mark, Text)), key=lambda mark: (mark.y, mark.x))
    words = [word for line, row in enumerate(_rows(texts)) for text in row for word in _words(text, line, sheet)]
    read = tuple(_misread(word, misread, rng) for word in words if word.text)
    size = (round(sheet.width * DOTS_PER_POINT), round(sheet.height * DOTS_PER_POINT))
    return Page(number=number, width=size[0], height=size[1], words=tuple(word for word in read if word.text))


def pages_of(sheets: Iterable[Sheet], misread: float = 0.0, rng: Random | None = None) -> list[Page]:
    """All sheets of one file."""
    return [page_of(sheet, number, misread, rng) for number, sheet in enumerate(sheets, 1)]


def _rows(texts: list[Text]) -> list[list[Text]]:
    rows: list[list[Text]] = []
    for text in texts:
        if rows and text.y - rows[-1][0].y < 0.5 * text.size:
            rows[-1].append(text)
        else:
            rows.append([text])
    return rows


def _words(text: Text, line: int, sheet: Sheet) -> list[Word]:
    found, x = [], text.x
    for part in text.text.replace("\u2003", " ").split(" "):
        end = x + width(part, text.face, text.size)
        if part:
            box = (
                x / sheet.width,
                (text.y - 0.75 * text.size) / sheet.height,
                end / sheet.width,
                text.y / sheet.height,
            )
            found.append(Word(text=part, box=box, confidence=0.95, line=line))
        x = end + width(" ", text.face, text.size)
    return found


def misread_page(page: Page, share: float, rng: Random) -> Page:
    """The page with a share of its letters got wrong."""
    words = (_misread(word, share, rng) for word in page.words)
    return page.model_copy(update={"words": tuple(word for word in words if word.text)})


def _misread(word: Word, rate: float, rng: Random) -> Word:
    if rate and rng.random() < rate:
        return word.model_copy(update={"text": word.text.translate(SCRIPTS), "confidence": 0.8})
    letters = [rng.choice(CONFUSED.get(char, char)) if rng.random() < rate else char for char in word.text]
    return word.model_copy(update={"text": "".join(letters)})


def page_of_text(text: str, number: int = 1) -> Page:
    """A page of plain lines: those that begin with `^` are centred, as titles are; `||` parts left and right halves."""
    sheet = Sheet("sans", 11)
    for line in text.strip("\n").splitlines():
        left, _, right = line.partition("||")
        sheet.at(sheet.middle, right.strip())
        sheet.line(left.removeprefix("^"), align="center" if left.startswith("^") else "left")
    return page_of(sheet, number)
