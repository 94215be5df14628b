"""Mending of what the Greek recognition model writes for a letter that it has read rightly."""

import re
import unicodedata

MICRO_SIGN = "\u00b5"
_TWICE = re.compile("\u00b5\u03bc|\u03bc\u00b5")
"""One letter written in both of the model's ways."""
_TO_TONOS = {"\u0300": "\u0301", "\u0342": "\u0301"}
_HIATUS = re.compile("(?<=[Ππ]ρο)υ(?=π)")
_DROPPED = {"\u0313", "\u0314", "\u0345"}


def repair(text: str) -> str:
    """Bring polytonic marks and the micro sign back to monotonic Greek, in NFC; ϋ, which the model has not, to προϋπ-.

    >>> repair("\u00b5\u1f70\u03b8\u03b7\u03bc\u03b1"), repair("\u1f08\u03b8\u1fc6\u03bd\u03b1"), repair("Crème")
    ('μάθημα', 'Αθήνα', 'Crème')
    >>> repair("προυπόθεση")
    'προϋπόθεση'
    """
    mended: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", _TWICE.sub("μ", text).replace(MICRO_SIGN, "μ")):
        if not unicodedata.combining(char):
            base = char
        elif _is_greek(base):
            if char in _DROPPED:
                continue
            mended.append(_TO_TONOS.get(char, char))
            continue
        mended.append(char)
    return _HIATUS.sub("ϋ", unicodedata.normalize("NFC", "".join(mended)))


def _is_greek(char: str) -> bool:
    return "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff"
