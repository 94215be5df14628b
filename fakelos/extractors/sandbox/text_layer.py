"""The text layer of a born-digital page, accepted only if it is text that a person could read."""

import ctypes
import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

from fakelos.extractors.sandbox.pages import PlainWord

FEWEST_LETTERS = 20
MOST_CHARS = 50_000
"""Ten times what the smallest print on an A4 page holds."""
EXPECTED_SHARE = 0.8
DEVICE = 1_000_000
HIDDEN = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
Rect = tuple[float, float, float, float]


def text_layer(page: pypdfium2.PdfPage) -> tuple[PlainWord, ...] | None:
    """The words with their boxes, None when the layer is too thin or too thick, or its encoding is broken."""
    chars = _chars(page)
    if chars is None or not is_believable("".join(char for char, _ in chars)):
        return None
    return tuple(_words(chars))


def is_believable(text: str) -> bool:
    r"""Whether most letters are of a script that these papers are printed in.

    A PDF whose font has no ToUnicode table gives private-use or arbitrary characters.

    >>> is_believable("Εκκαθαριστικό σημείωμα φόρου εισοδήματος"), is_believable("\uf041\uf042" * 30)
    (True, False)
    """
    marks = [char for char in text if not char.isspace() and not char.isdigit()]
    letters = [char for char in marks if char.isalpha()]
    expected = [char for char in letters if unicodedata.name(char, "").startswith(("GREEK", "LATIN", "CYRILLIC"))]
    odd = [char for char in marks if unicodedata.category(char) in {"Co", "Cn", "Cc", "So"}]
    return (
        len(expected) >= FEWEST_LETTERS
        and len(expected) >= EXPECTED_SHARE * len(letters)
        and len(odd) <= (1 - EXPECTED_SHARE) * len(marks)
    )


def _chars(page: pypdfium2.PdfPage) -> list[tuple[str, Rect]] | None:
    textpage = page.get_textpage()
    if textpage.count_chars() > MOST_CHARS:
        return None
    shown = (n for n in range(textpage.count_chars()) if not _is_hidden(textpage, n))
    codes = ((n, pdfium.FPDFText_GetUnicode(textpage, n)) for n in shown)
    return [(chr(code), _on_page(page, textpage.get_charbox(n, loose=True))) for n, code in codes if code]


def _is_hidden(textpage: pypdfium2.PdfTextPage, n: int) -> bool:
    """Whether a character is drawn without ink: nobody who looks at the page would know what it says."""
    drawn = pdfium.FPDFText_GetTextObject(textpage, n)
    return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) in HIDDEN


def _on_page(page: pypdfium2.PdfPage, charbox: Rect) -> Rect:
    """User space to fractions of the page as it is shown: /Rotate and the crop box are pdfium's work."""
    left, bottom, right, top = charbox
    (xa, ya), (xb, yb) = _to_device(page, left, bottom), _to_device(page, right, top)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _to_device(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, DEVICE, DEVICE, 0, x, y, column, row)
    return _clip(column.value / DEVICE), _clip(row.value / DEVICE)


def _clip(share: float) -> float:
    return min(1.0, max(0.0, share))


def _words(chars: list[tuple[str, Rect]]) -> list[PlainWord]:
    words: list[PlainWord] = []
    current: list[tuple[str, Rect]] = []
    for char, box in [*chars, (" ", (0.0, 0.0, 0.0, 0.0))]:
        if char.isspace() or (current and _apart(current[-1][1], box)):
            words.extend(_word(current))
            current = []
        if not char.isspace():
            current.append((char, box))
    return words


def _apart(before: Rect, after: Rect) -> bool:
    """Whether two characters lie on other rows or further apart than a letter is high."""
    height = max(before[3] - before[1], 1e-6)
    return abs(after[1] - before[1]) > height or after[0] - before[2] > height or after[0] < before[0] - height


def _word(chars: list[tuple[str, Rect]]) -> list[PlainWord]:
    if not chars:
        return []
    left, top, right, bottom = zip(*(box for _, box in chars), strict=True)
    text = unicodedata.normalize("NFC", "".join(char for char, _ in chars))
    return [PlainWord(text, (min(left), min(top), max(right), max(bottom)))]
