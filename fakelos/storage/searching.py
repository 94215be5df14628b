"""How a value is written so that it can be found."""

import unicodedata

LONGEST = 255


def search_form(value: str | tuple[str, ...]) -> str:
    """`value` in capitals without accents, marks and doubled blanks, cut to what is indexed.

    >>> search_form("Παπαδόπουλος,  Γεώργιος")
    'ΠΑΠΑΔΟΠΟΥΛΟΣ ΓΕΩΡΓΙΟΣ'
    >>> search_form(("2014-01-02", "2015-03-04"))
    '20140102 20150304'
    """
    texts = (value,) if isinstance(value, str) else value
    return " ".join(filter(None, map(_plain, texts)))[:LONGEST]


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.upper())
    kept = "".join(sign for sign in letters if sign.isalnum() or sign.isspace())
    return " ".join(kept.split())
