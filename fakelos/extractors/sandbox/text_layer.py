"""The text layer of a born-digital page, accepted only if it is text that a person could read."""

import ctypes
import math
import unicodedata
from collections.abc import Sequence

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from fakelos.extractors.sandbox.pages import PlainWord

FEWEST_LETTERS = 20
MOST_CHARS, MOST_WORDS = 30_000, 4_000
"""Twice what the smallest print on an A4 page holds; what time a page takes grows with the square of its words."""
EXPECTED_SHARE = 0.8
DEVICE = 1_000_000
CONTRAST, LOWEST = 20, 3
"""Grey levels by which letters stand out from what is behind them, and their height in pixels, for eyes to see."""
HIDDEN = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
Rect = tuple[float, float, float, float]


def text_layer(
    page: pypdfium2.PdfPage, picture: Image.Image, images: Sequence[Rect] = ()
) -> tuple[PlainWord, ...] | None:
    """The words with their boxes, None when the layer is too thin or too thick, or its encoding is broken.

    Words that cannot be seen on the page's picture are left out: white on white, covered, off the page, too small. So
    are those in the place of `images`, in user space, which may cover them with other print: that is read instead.
    """
    chars = _chars(page)
    if chars is None:
        return None
    drawn = np.asarray(picture.convert("L"))
    covered = [_on_page(page, image) for image in images]
    words = [word for word in _words(chars) if _is_seen(drawn, word) and not any(_holds(box, word) for box in covered)]
    if len(words) > MOST_WORDS or not is_believable(" ".join(word.text for word in words)):
        return None
    return tuple(words)


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


def _is_seen(drawn: NDArray[np.uint8], word: PlainWord) -> bool:
    """Whether there is ink where the word is said to stand: letters have some half-way up, other signs anywhere."""
    height, width = drawn.shape
    left, top, right, bottom = word.box
    edge = (bottom - top) / 4 if any(sign.isalnum() for sign in word.text) else 0
    rows = slice(int((top + edge) * height), math.ceil((bottom - edge) * height))
    part = drawn[rows, int(left * width) : math.ceil(right * width)]
    return (bottom - top) * height >= LOWEST and part.size > 0 and int(part.max()) - int(part.min()) >= CONTRAST


def _holds(box: Rect, word: PlainWord) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


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
