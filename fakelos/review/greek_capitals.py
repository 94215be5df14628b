"""Greek in capitals, as names and titles are written on papers."""

import re
import unicodedata

ACCENTS = "\u0300\u0301\u0342\u0313\u0314"
ACCENTED = re.compile(rf"([Α-Ω]\u0308?)[{ACCENTS}]+")
APART = re.compile("([ΑΕΗΟ]\u0301)([ΙΥ])(?![\u0301\u0308])")
"""Two vowels that only the accent on the first one keeps apart."""


def capitals(text: str) -> str:
    """`text` in capitals: Greek letters bear no accents there, but keep their dialytika; others keep their marks.

    >>> capitals("Παπαδόπουλος Καΐρης"), capitals("Μάιος"), capitals("José")
    ('ΠΑΠΑΔΟΠΟΥΛΟΣ ΚΑΪΡΗΣ', 'ΜΑΪΟΣ', 'JOSÉ')
    """
    letters = unicodedata.normalize("NFD", text.upper())
    bare = ACCENTED.sub(r"\1", APART.sub("\\1\\2\u0308", letters))
    return unicodedata.normalize("NFC", bare)
