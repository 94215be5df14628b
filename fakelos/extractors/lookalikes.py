"""Greek words that recognition wrote in Latin letters of like shape, and words that it wrote together.

AIAMONHE stands for ΔΙΑΜΟΝΗΣ and Iwavviva for Ιωάννινα: both scripts are brought to the same shapes, and a word that is
no word as it was read is written as the only Greek word of its shape. Names that are in no vocabulary stay as they were
read, and so does what stands beside Latin words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation import INK_LEVEL, Grey
from fakelos.extractors.spelling import MOSTLY_GREEK, folded, greek_share, known_words

SHORTEST_CAPITALS, SHORTEST_SMALL, SHORTEST_PART = 5, 4, 4
WIDER = 1.4
SLACK = 1.5
"""Of the gap between two words, against those between letters; and letters by which it may be off."""
_CAPITALS = str.maketrans("ΑΛΔΒΓΕΣΖΞΘΟΦΩQΗΙΚΜΝΠΡΤΥΧ@®©", "AAABTEEEEOOOOOHIKMNNPTYXOOO")
_SMALL = str.maketrans("αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώulqgr", "aabydeeznnoiiiiklpveoonpostvvvvoxwwwvinyt")
_UNSTRESSED = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")
_LATIN, _PLAIN_LATIN = re.compile("[A-Za-z@®©]"), re.compile(r"\W*[A-Za-z]{2,}\W*")
_GREEK_ONLY = re.compile("[ΓΔΘΛΞΠΣΦΨΩα-ώ]")
_BODY = re.compile(r"(?P<before>\W*)(?P<body>[^\W\d_](?:[^\W\d_]|[@®©])*)(?P<after>\W*)")
_ADDRESS = re.compile(r"\S[@.:/]\S*[a-z]{2}")
_USUAL = {"pe": "με", "pov": "μου", "n": "η", "kat": "και"}
_SHORT = frozenset(
    ("και", "του", "της", "την", "τον", "των", "τις", "τους", "στη", "στο", "στην", "στον", "από", "για", "που", "με")
)


def in_greek_letters(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page with such words in Greek; those of a page that is not mostly Greek stay as they are.

    >>> row = "η χορήγηση άδειας AIAMONHE pe αίτηση της εταιρείας Ohio State".split()
    >>> " ".join(word.text for word in in_greek_letters([RawWord(text, 0, 0, 9, 9, 0.9) for text in row]))
    'η χορήγηση άδειας ΔΙΑΜΟΝΗΣ με αίτηση της εταιρείας Ohio State'
    """
    if greek_share(words) < MOSTLY_GREEK:
        return list(words)
    readings = [(word.text, _greek(word.text)) for word in words]
    sides = zip((("", None), *readings), (*readings[1:], ("", None)), strict=False)
    return [
        replace(word, text=greek) if greek and _among_greek(beside) else word
        for word, (_, greek), beside in zip(words, readings, sides, strict=False)
    ]


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
    """A word that has Latin letters, in Greek ones; None if it is no known word then, or more than one."""
    found = _BODY.fullmatch(text)
    if not found or not _LATIN.search(text) or _ADDRESS.search(text):
        return None
    body = found["body"]
    right = _capitals(body) if body.upper() == body else _small(body)
    return found["before"] + right + found["after"] if right else None


def _capitals(body: str) -> str | None:
    right = _by_shape().get(body.translate(_CAPITALS), ()) if len(body) >= SHORTEST_CAPITALS else ()
    return right[0].upper().translate(_UNSTRESSED) if len(right) == 1 else None


def _small(body: str) -> str | None:
    right = _by_shape().get(body.lower().translate(_SMALL), ()) if len(body) >= SHORTEST_SMALL else ()
    if body in _USUAL or len(right) != 1:
        return _USUAL.get(body)
    return right[0].capitalize() if body[0].isupper() else right[0]


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    """The known words of each shape, in capitals and in small letters."""
    shapes: dict[str, tuple[str, ...]] = {}
    for plain, forms in known_words().items():
        small = [form for form in forms if form.islower()]
        for shape in {plain.translate(_CAPITALS), *(form.translate(_SMALL) for form in small)} if small else ():
            shapes[shape] = (*shapes.get(shape, ()), small[0])
    return shapes


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
    if not (text.isalpha() and even) or _is_known(text):
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
    return text in _SHORT or (len(text) >= SHORTEST_PART and _is_known(text))


def _is_known(text: str) -> bool:
    return folded(text) in known_words()
