"""Words that came out nearly right, spelled as the Greek vocabulary spells them.

Recognition knows no words in capitals that it saw seldom in small letters: it drops or adds accents (απο, τής, ΆΦΜ),
writes Τ for the Ι and Λ for the Δ of typewriter faces (ΑΡΤΘΜΟΣ), and Latin letters that look like Greek ones (v. 3386,
ION). A word is changed only into a word of the vocabulary, if there is only one that differs by such slips alone; names
that are in no vocabulary stay as they were read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.words.vocabulary import (
    MOSTLY_GREEK,
    SHORTEST,
    Groups,
    each,
    folded,
    greek_share,
    grouped,
    is_known,
    is_old_spelling,
    vocabulary,
)

ARTICLES, SHORTEST_TITLE = "ΟΗ", 6
SHORTEST_MISSHAPEN = 5
"""Letters from which on Ι for Τ and the like is mended: of shorter words too many differ by nothing else."""
SHORTEST_DOUBLED = 8
PARTLY_GREEK = 0.3
WELL_READ, LONGEST_HEAD = 0.75, 2
FILLERS = "<«"  # of machine-readable zones
_UNSTRESSED = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")
_SHAPE = str.maketrans("ΤΓΔΛΘΒ", "ΙΙΑΑΟΡ")
_DOUBLED = re.compile(r"(.)\1+")
_TO_GREEK = str.maketrans("ABEZHIKMNOPTYXovu", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ")
_LOOK_ALIKE = re.compile(r"[ABEZHIKMNOPTYXovu]+")
_ONLY_GREEK = re.compile("[ΓΔΘΛΞΠΣΦΨΩα-ώ]")
_ONLY_LATIN = re.compile(r"[A-Zb-z]*[CDFGJLQRSUVWbcdfghjklmnqrstwz][A-Za-z]*")
_LETTERS = re.compile(r"(?<!/)\b[^\W\d_]+\b(?!/)")
"""Whole words; those parted by a stroke are often shortened (φοιτητής/τρια)."""
_LATIN = re.compile(r"[A-Za-z]")
_ACCENT, _DIAERESIS = re.compile("[άέήίόύώΐΰ]"), re.compile("[ϊϋΐΰ]")
_HIATUS = re.compile("(?<=[ΑΕΟ])Ί")


def respelled(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a page with such slips mended; on a page in two languages accents alone, in a foreign one nothing.

    In the spelling before 1982 accents stand elsewhere: they stay as they were read.

    >>> row = "ΑΡΤΘΜΟΣ της αιτηση διαμονής του v. 3386 ΡΑΣΙΝΤ".split()
    >>> " ".join(word.text for word in respelled([RawWord(text, 0, 0, 9, 9, 0.9) for text in row]))
    'ΑΡΙΘΜΟΣ της αίτηση διαμονής του ν. 3386 ΡΑΣΙΝΤ'
    >>> row = "hereby certifies απο ΑΡΤΘΜΟΣ v. 3386".split()
    >>> " ".join(word.text for word in respelled([RawWord(text, 0, 0, 9, 9, 0.9) for text in row]))
    'hereby certifies από ΑΡΤΘΜΟΣ v. 3386'
    """
    pure = not any(_ONLY_LATIN.search(word.text) for word in words if word.confidence >= WELL_READ)
    share, old = greek_share(words), is_old_spelling(words)
    if share < PARTLY_GREEK or (old and not pure and share < MOSTLY_GREEK):
        return list(words)
    if share < MOSTLY_GREEK and not pure:
        return [replace(word, text=_LETTERS.sub(_accented, word.text)) for word in words]
    texts = [word.text for word in words]
    around = list(zip(("", *texts), (*texts[1:], ""), strict=False))
    mended = [
        replace(word, text=_respelled(word.text, sides, pure=pure)) for word, sides in zip(words, around, strict=True)
    ]
    if old:
        mended = [
            was if folded(was.text) == folded(word.text) else word for was, word in zip(words, mended, strict=True)
        ]
    return [part for word in mended for part in _parted(word)]


def _respelled(text: str, sides: tuple[str, str], *, pure: bool) -> str:
    """A word mended; `sides` are its neighbours, whose script tells that of letters that look alike in both.

    On a `pure` page there are no Latin letters but such; those before a number may belong to it.
    """
    if any(char.isdigit() or char in FILLERS for char in text):
        return text
    if any(map(_ONLY_LATIN.search, sides)):
        return _LETTERS.sub(lambda match: _spelled(match.group()), text)
    pure = pure and not (len(text) <= LONGEST_HEAD and sides[1][:1].isdigit())
    among_greek = (pure or all(map(_ONLY_GREEK.search, sides))) and text[0].isalpha()
    return _LETTERS.sub(lambda match: _spelled(_in_greek(match.group(), sure=among_greek)), text)


def _accented(match: re.Match[str]) -> str:
    """A Greek word in small letters with its accents mended; between letters of other languages nothing else is."""
    word = match.group()
    right = word if word.isupper() else _spelled(word)
    return right if folded(right) == folded(word) else word


def _parted(word: RawWord) -> list[RawWord]:
    """An article in capitals parted from the title that it was read together with (ΟΔΙΕΥΘΥΝΤΗΣ)."""
    title = word.text[1:]
    if word.text[:1] not in ARTICLES or len(title) < SHORTEST_TITLE or not title.isupper():
        return [word]
    if is_known(word.text) or not is_known(title):
        return [word]
    middle = word.left + round((word.right - word.left) / len(word.text))
    return [replace(word, text=word.text[0], right=middle), replace(word, text=title, left=middle)]


def _in_greek(word: str, *, sure: bool) -> str:
    """A word of nothing but look-alikes in Greek letters, if that is `sure`, or it is one letter or a known word."""
    if not _LOOK_ALIKE.fullmatch(word) or word in vocabulary().latin:
        return word
    greek = word.translate(_TO_GREEK)
    return greek if sure or len(greek) == 1 or any(map(str.islower, _small_forms(folded(greek)))) else word


def _spelled(word: str) -> str:
    if len(word) == 1 or _LATIN.search(word):
        return word
    if word.isupper():
        return _capitals(word)
    if len(word) < SHORTEST or word[1:] != word[1:].lower():
        return word
    right = _small_forms(folded(word)) or _misshapen(word)
    return _cased(right[0], word) if len(right) == 1 and not _is_well_accented(word.lower(), right[0]) else word


def _is_well_accented(word: str, right: str) -> bool:
    """Whether the accents may be as read: one on another vowel, or a second one before an enclitic (η άδειά του)."""
    accents = len(_ACCENT.findall(word))
    moved = all(len(mark.findall(word)) == len(mark.findall(right)) for mark in (_ACCENT, _DIAERESIS))
    moved = moved and folded(word) == folded(right)
    return moved or (accents > 1 and word[:-2] == right[:-2])


def _small_forms(plain: str) -> tuple[str, ...]:
    return tuple(form for form in vocabulary().spelled.get(plain, ()) if form.islower())


def _capitals(word: str) -> str:
    """Capitals bear no accent; where one was read on Ι after another vowel, it is the diaeresis."""
    bare = _HIATUS.sub("Ϊ", word).translate(_UNSTRESSED)
    if folded(bare) in vocabulary().spelled:
        return bare
    right = _of_shape(folded(bare))
    return right[0] if len(right) == 1 else bare


def _misshapen(word: str) -> tuple[str, ...]:
    """How a word may be spelled whose first letter alone, a capital, was misread."""
    plain = folded(word)
    likely = [right for right in _of_shape(plain) if word[0].isupper() and right[1:] == plain[1:]]
    return tuple(form for right in likely for form in _small_forms(right))


def _of_shape(plain: str) -> tuple[str, ...]:
    """The known words of the shape of a word; without any, those in which a doubled shape stands once (ΛΔ for Δ)."""
    if len(plain) < SHORTEST_MISSHAPEN:
        return ()
    shape = plain.translate(_SHAPE)
    near = _shaped().get(_once(shape), ())
    alike = tuple(right for right in near if right.translate(_SHAPE) == shape and _slips_one_way(plain, right))
    return alike or tuple(right for right in near if len(right) >= SHORTEST_DOUBLED and _only_doubled(plain, right))


def _slips_one_way(plain: str, right: str) -> bool:
    """Whether no letter was read for another and that one for it: such words differ, as the name Αλτίν from Λατίν."""
    slips = {pair for pair in zip(plain, right, strict=True) if pair[0] != pair[1]}
    return not any((after, before) in slips for before, after in slips)


def _only_doubled(plain: str, right: str) -> bool:
    """Whether one letter came out as two that look alike; a letter printed twice is none such (Εμμανουέλ)."""
    return len(plain) == len(right) + 1 and len(_once(plain)) == len(_once(right)) + 1


def _once(text: str) -> str:
    return _DOUBLED.sub(r"\1", text)


def _cased(right: str, word: str) -> str:
    return right[0].upper() + right[1:] if word[0].isupper() else right


@cache
def _shaped() -> Groups:
    """The words in plain capitals that share a shape."""
    plain = list(vocabulary().spelled)
    return grouped(zip(each(plain, lambda text: _once(text.translate(_SHAPE))), plain, strict=True))
