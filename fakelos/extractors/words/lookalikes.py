"""Words that recognition wrote in letters of like shape, of the other script or of their own, or wrote together.

AIAMONHE stands for ΔΙΑΜΟΝΗΣ, Iwavviva for Ιωάννινα, χορήγπσπ for χορήγηση, and ΕΜΡΙΟΥΜΕΝΤ for EMPLOYMENT: both scripts
are brought to the same shapes, and a word that is none as it was read is written as the only known word of its shape.
Names that are in no vocabulary stay as they were read; nothing becomes Greek beside Latin words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import INK_LEVEL, Grey
from fakelos.extractors.words.vocabulary import (
    MOSTLY_GREEK,
    folded,
    greek_of_shape,
    greek_share,
    is_known,
    is_old_spelling,
    latin_of_shape,
)

SHORTEST_CAPITALS, SHORTEST_SMALL, SHORTEST_PART, SHORTEST_LATIN = 5, 4, 4, 4
SHORTEST_SLIPPED = 6, 8
"""Letters from which on words in Greek letters are mended by their shapes; with a capital, as names have, more."""
PARTLY_GREEK, SHORTEST_SURE = 0.35, 6
WIDER = 1.4
SLACK = 1.5
"""Of the gap between two words, against those between letters; and letters by which it may be off."""
_UNSTRESSED = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")
_LATIN, _PLAIN_LATIN = re.compile("[A-Za-z@®©]"), re.compile(r"\W*[A-Za-z]{2,}\W*")
_GREEK_LETTER = re.compile("[\u0370-\u03ff]")
_GREEK_ONLY = re.compile("[ΓΔΘΛΞΠΣΦΨΩα-ώ]")
_BODY = re.compile(r"(?P<before>\W*)(?P<body>(?:[^\W\d_]|=(?=\w))(?:[^\W\d_]|[@®©]|=(?=\w)|!$)*)(?P<after>\W*)")
_ADDRESS = re.compile(r"\S[@.:/]\S*[a-z]{2}")
_USUAL = {
    "pe": "με",
    "pov": "μου",
    "n": "η",
    "kat": "και",
    "amd": "από",
    "Hp": "Ημ",
    "HM": "ΗΜ",
    "Ap": "Αρ",
    "AP": "ΑΡ",
}
_SHORTENED = frozenset(("Hp", "HM", "Ap", "AP"))
_SHORT = frozenset(
    ("και", "του", "της", "την", "τον", "των", "τις", "τους", "στη", "στο", "στην", "στον", "από", "για", "που", "με")
) | {"τα", "το", "τη", "τι", "θα", "να", "σε", "ως", "αν", "οι", "εκ", "δεν", "μη"}
_SHORT_LATIN = {"ΝΟ": "NO", "ΟΕ": "OF", "ΟΙ": "OF", "ΤΟ": "TO", "ΤΗΕ": "THE", "ΕΕΕ": "FEE", "ΤΑΧ": "TAX"}
"""Too short to be told by their shapes alone: only between Latin words; what Greek has not, beside one."""
_NOT_GREEK = frozenset(("NO", "THE"))
_USUAL_LATIN = {"ΙΒΑΝ": "IBAN"}


def in_greek_letters(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page with such words in Greek; of a page in two languages the long ones alone.

    >>> row = "η χορήγηση άδειας AIAMONHE pe αίτηση της εταιρείας Ohio State".split()
    >>> " ".join(word.text for word in in_greek_letters([RawWord(text, 0, 0, 9, 9, 0.9) for text in row]))
    'η χορήγηση άδειας ΔΙΑΜΟΝΗΣ με αίτηση της εταιρείας Ohio State'
    """
    share = greek_share(words)
    if share < PARTLY_GREEK:
        return list(words)
    readings = [(word.text, _greek(word.text)) for word in words]
    if is_old_spelling(words):
        readings = [(text, None if _declined(text, greek) else greek) for text, greek in readings]
    if share < MOSTLY_GREEK:
        readings = [(text, greek if greek and _is_sure(text, greek) else None) for text, greek in readings]
    sides = zip((("", None), *readings), (*readings[1:], ("", None)), strict=False)
    return [
        replace(word, text=greek) if greek and _among_greek(beside) else word
        for word, (_, greek), beside in zip(words, readings, sides, strict=False)
    ]


def _is_sure(text: str, greek: str) -> bool:
    """Whether a word is Greek on a page in two languages: a long one, or what Latin papers do not shorten so."""
    return len(greek) >= SHORTEST_SURE or text.rstrip(".,:;") in _SHORTENED


def _declined(text: str, greek: str | None) -> bool:
    """Whether a word ends as words did before 1982 (νόμιμον), and another of its shape does not."""
    return greek is not None and text.rstrip(".,;:").endswith("ν") and not greek.rstrip(".,;:").endswith("ν")


def in_latin_letters(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page, those in Latin letters that are no Greek words and look like the Latin ones of papers.

    >>> row = "ΟΝΟΜΑ / ΝΑΜΕ ΡΑΚΙΞΤΑΝ OF ΡΑΣΙΝΤ με ΙΒΑΝ".split()
    >>> " ".join(word.text for word in in_latin_letters([RawWord(text, 0, 0, 9, 9, 0.9) for text in row]))
    'ΟΝΟΜΑ / NAME PAKISTAN OF ΡΑΣΙΝΤ με IBAN'
    """
    texts = [_latin(word.text) or word.text for word in words]
    latin = [bool(_PLAIN_LATIN.fullmatch(text)) for text in texts]
    sides = zip((False, *latin), (*latin[1:], False), strict=False)
    return [
        replace(word, text=_short_latin(text, beside) or text)
        for word, text, beside in zip(words, texts, sides, strict=False)
    ]


def _latin(text: str) -> str | None:
    """A word in Greek letters that is none in Latin ones; None if it is no known word then, or more than one."""
    found = _BODY.fullmatch(text)
    if not found or not _GREEK_LETTER.search(found["body"]):
        return None
    body = found["body"]
    right = latin_of_shape(body) if len(body) >= SHORTEST_LATIN and not is_known(body) else ()
    known = _USUAL_LATIN.get(body) or (right[0] if len(right) == 1 else None)
    return found["before"] + _cased(known, body) + found["after"] if known else None


def _short_latin(text: str, beside: tuple[bool, bool]) -> str | None:
    found = _BODY.fullmatch(text)
    right = _SHORT_LATIN.get(folded(found["body"])) if found else None
    if not found or not right or not (all(beside) or (any(beside) and right in _NOT_GREEK)):
        return None
    return found["before"] + _cased(right, found["body"]) + found["after"]


def _cased(right: str, body: str) -> str:
    if len(body) > 1 and body.upper() == body:
        return right
    return right.capitalize() if body[0].isupper() else right.lower()


def parted(image: Grey, words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a levelled page, two that were read as one written apart.

    Where both are known, the whole is not, and the widest gap of the word lies between them.
    """
    return [part for word in words for part in _parts(image, word)]


def _among_greek(beside: Sequence[tuple[str, str | None]]) -> bool:
    """Whether no neighbour is Latin, and one is Greek; each as it was read, and in Greek letters if it may be Greek."""
    latin = any(greek is None and _PLAIN_LATIN.fullmatch(text) for text, greek in beside)
    return not latin and any(greek or _GREEK_ONLY.search(text) for text, greek in beside)


def _greek(text: str) -> str | None:
    """A word that is none as it was read, in Greek letters; None if it is no known word then, or more than one."""
    found = _BODY.fullmatch(text)
    if not found or _ADDRESS.search(text):
        return None
    body = found["body"]
    right = _in_greek(body) if _LATIN.search(body) else _slipped(body)
    return found["before"] + right + found["after"] if right else None


def _in_greek(body: str) -> str | None:
    """A word that has Latin letters in Greek ones; in capitals it bears no accents."""
    capitals = body.upper() == body
    right = greek_of_shape(body) if len(body) >= (SHORTEST_CAPITALS if capitals else SHORTEST_SMALL) else ()
    if body in _USUAL or len(right) != 1:
        return _USUAL.get(body)
    return right[0].upper().translate(_UNSTRESSED) if capitals else _like(right[0], body)


def _slipped(body: str) -> str | None:
    """A word in small letters that Greek has not, with letters that look like those read (χορήγπσπ, δεχαετία)."""
    if not body[1:].islower() or len(body) < SHORTEST_SLIPPED[body[0].isupper()] or is_known(body):
        return None
    right = greek_of_shape(body)
    return _like(right[0], body) if len(right) == 1 else None


def _like(right: str, body: str) -> str:
    return right.capitalize() if body[0].isupper() else right


def _parts(image: Grey, word: RawWord) -> list[RawWord]:
    text = word.text
    cut = _cut(text)
    middle = _gap(image, word) if cut else None
    letter = (word.right - word.left) / len(text)
    if cut is None or middle is None or abs(word.left + cut * letter - middle) > SLACK * letter:
        return [word]
    return [replace(word, text=text[:cut], right=middle), replace(word, text=text[cut:], left=middle)]


def _cut(text: str) -> int | None:
    """Behind which letter a word falls into two; None if it does not, or in more than one way."""
    even = text[1:].isupper() or text[1:].islower()
    if not (text.isalpha() and even) or is_known(text):
        return None
    cuts = [n for n in range(2, len(text) - 1) if _is_part(text[:n]) and _is_part(text[n:])]
    return cuts[0] if len(cuts) == 1 else None


def _gap(image: Grey, word: RawWord) -> int | None:
    """The middle of the widest gap between the letters of a word, if it is wider than any other."""
    inked = np.any(image[word.top : word.bottom, word.left : word.right] < INK_LEVEL, axis=0).astype(np.int8)
    edges = np.flatnonzero(np.diff(inked))
    gaps = sorted((int(end - start), int(start + end)) for start, end in pairwise(edges) if not inked[start + 1])
    if not gaps or (len(gaps) > 1 and gaps[-1][0] < WIDER * gaps[-2][0]):
        return None
    return word.left + gaps[-1][1] // 2 + 1


def _is_part(text: str) -> bool:
    return text in _SHORT or (len(text) >= SHORTEST_PART and is_known(text))
