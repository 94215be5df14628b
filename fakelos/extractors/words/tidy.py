"""A page's words without what specks, seals and wide figures add to them or take apart."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.legibility import confidence
from fakelos.extractors.words.vocabulary import MOSTLY_GREEK, greek_share

WELL_READ = 0.75
"""Mean confidence of a page from which on its few doubtful marks are specks; below it they say how poor the page is."""
LEAST_SURE = {0: 0.65, 1: 0.65, 2: 0.5}
"""How sure a word of so many letters or digits must be. On specimens, of 90 below one in fifteen was printed."""
STRAYS = frozenset(".'‘’᾿΄`·_~°,¨^")
SURE_SCRAP = 0.85
_SCRAP, _LATIN = re.compile("[a-z]{1,3}"), re.compile("[A-Za-z]{2}")
_WALL, _BEFORE = re.compile(r"^[|¦]+|[|¦]+$"), re.compile(r"^[.,;:·‘’`'](?=[^\W\d_]{2})")
_FIGURES, _STROKE = re.compile(r"[A-ZΑ-Ω]{0,3}(?:[./-]?[\d\]|])*\d(?:[./-]?[\d\]|])*"), re.compile(r"[\]|]")
"""A 1 that was read as a bracket or a stroke."""
_WHOLE, _CENTS = re.compile(r"[*+\-]*(?:\d{1,3}[.,])*\d{1,6},"), re.compile(r"\d\d\W?")


def without_specks(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a well read page but those of a letter or two that are doubtful.

    >>> page = [RawWord("διαβατηρίου", 0, 0, 90, 9, 0.9), RawWord(":", 95, 0, 99, 9, 0.3)]
    >>> [word.text for word in without_specks(page)]
    ['διαβατηρίου']
    """
    if confidence(words) < WELL_READ:
        return list(words)
    return [word for word in words if word.confidence >= LEAST_SURE.get(sum(map(str.isalnum, word.text)), 0.0)]


def without_rules(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page without the walls of tables, and without the specks that were read before or inside them.

    >>> row = "| |Χ .Όνομα M96115]4 1] 10ο".split()
    >>> [word.text for word in without_rules([RawWord(text, 0, 0, 9, 9, 0.9) for text in row])]
    ['Χ', 'Όνομα', 'M9611514', '11', '10ο']
    """
    quoting = any("»" in word.text for word in words)
    told = [replace(word, text=_told(word.text, quoting=quoting)) for word in words]
    return [word for word in told if word.text]


def _told(text: str, *, quoting: bool) -> str:
    bare = _WALL.sub("", text)
    bare = _BEFORE.sub("", bare if quoting else bare.removeprefix("«"))
    return _STROKE.sub("1", bare) if _FIGURES.fullmatch(bare) else bare


def without_strays(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page but dots and quotes that stand alone, and on Greek pages Latin scraps among Greek words.

    >>> row = "της oe αίτησης . ‘ του γραφείου".split()
    >>> without_strays([])
    []
    >>> [word.text for word in without_strays([RawWord(text, 0, 0, 9, 9, 0.7) for text in row])]
    ['της', 'αίτησης', 'του', 'γραφείου']
    """
    texts = [word.text for word in words]
    greek = greek_share(words) >= MOSTLY_GREEK
    sides = zip(("", *texts), (*texts[1:], ""), strict=False)
    return [
        word
        for word, beside in zip(words, sides, strict=False)
        if word.text not in STRAYS and not (greek and _is_scrap(word) and not any(map(_LATIN.search, beside)))
    ]


def _is_scrap(word: RawWord) -> bool:
    return word.confidence < SURE_SCRAP and bool(_SCRAP.fullmatch(word.text))


def whole_amounts(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page, amounts put together that wide type took apart after the comma.

    >>> [word.text for word in whole_amounts([RawWord("1.588,", 0, 0, 50, 12, 0.9), RawWord("20", 58, 0, 70, 12, 0.8)])]
    ['1.588,20']
    """
    joined: list[RawWord] = []
    for word in words:
        if joined and _belong_together(joined[-1], word):
            joined[-1] = _joined(joined[-1], word)
        else:
            joined.append(word)
    return joined


def _belong_together(before: RawWord, after: RawWord) -> bool:
    behind = after.left > (before.left + before.right) / 2 and after.right > before.right
    near = behind and after.left - before.right <= before.bottom - before.top
    level = before.top < (after.top + after.bottom) / 2 < before.bottom + 2
    return near and level and bool(_WHOLE.fullmatch(before.text) and _CENTS.fullmatch(after.text))


def _joined(before: RawWord, after: RawWord) -> RawWord:
    return replace(
        before,
        text=before.text + after.text,
        right=after.right,
        top=min(before.top, after.top),
        bottom=max(before.bottom, after.bottom),
        confidence=min(before.confidence, after.confidence),
    )
