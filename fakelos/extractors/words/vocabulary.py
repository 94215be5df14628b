"""The words that papers are made of, by how they are spelled and by the shapes of their letters.

They are Greek words of tesseract's own model, and the Latin ones that our phrases know papers by: captions, countries,
banks. Names of people are none of them. `python -m tests.training.vocabulary` writes the list.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from fakelos.extractors.ocr import RawWord

MOSTLY_GREEK = 0.6
SHORTEST = 3
FEWEST_ACCENTED = 3
_SMALL_WORDS = frozenset(
    ("ΚΑΙ", "ΤΟΥ", "ΤΗΣ", "ΤΗΝ", "ΤΟΝ", "ΤΩΝ", "ΤΟ", "ΤΑ", "ΤΑΣ", "ΤΟΥΣ", "ΤΗ", "ΤΩ", "ΔΕ", "ΜΕ", "ΕΚ", "ΕΝ")
)
"""Such as bear no accent today."""
_FILE = "vocabulary.txt.gz"
_PLAIN = str.maketrans("ΆΈΉΊΌΎΏΪΫΐΰ", "ΑΕΗΙΟΥΩΙΥΙΥ", "\u0301\u0308")
_CAPITALS = str.maketrans("ΑΛΔΒΓΕΣΖZΞΘΟΦΩQΗΙΚΜΝΠΡΤΥΧΨ@®©=!", "AAABTEEEEEOOOOOHIKMNNPTYXWOOOEI")
_SMALL = str.maketrans("αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώulqgrk", "aabydeeznnoiiiixlpveoonpostvvvvoxwwwvinytx")
_AS_LATIN = str.maketrans("ΑΛΔΒΓΕΣΖΞΘΟΦΩQΗΙΚΜΝΠΡΤΥΧFLSDRKGCJ", "AAABTEEEEOOOOOHIPMNNPTYXEIEPPPOOI")
_LETTERS = re.compile(r"[^\W\d_]+")
_GREEK, _LATIN = re.compile(r"[\u0370-\u03ff]"), re.compile(r"[A-Za-z]")

Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """`spelled`: the forms of each Greek word by its plain capitals; `latin`: the Latin words, in capitals.

    `shaped` gives for each shape the Greek words, in capitals and in small letters; `shaped_latin` the Latin ones.
    """

    spelled: Groups
    shaped: Groups
    latin: frozenset[str]
    shaped_latin: Groups


def folded(text: str) -> str:
    """A Greek word in capitals without accents.

    >>> folded("Μαΐου")
    'ΜΑΙΟΥ'
    """
    return text.upper().translate(_PLAIN)


def is_known(text: str) -> bool:
    """Whether a text is one Greek word of the vocabulary, whatever its accents.

    >>> is_known("ΑΓΟΡΑ:"), is_known("ΡΟΒ")
    (True, False)
    """
    letters = _LETTERS.findall(text)
    return len(letters) == 1 and len(letters[0]) >= SHORTEST and folded(letters[0]) in vocabulary().spelled


def greek_of_shape(body: str) -> tuple[str, ...]:
    """The Greek words, in small letters, that look like a word in letters of either script.

    >>> greek_of_shape("AIAMONHE"), greek_of_shape("αίτιμα"), greek_of_shape("OHIO")
    (('διαμονής',), (), ())
    """
    shape = body.translate(_CAPITALS) if body.upper() == body else body.lower().translate(_SMALL)
    return vocabulary().shaped.get(shape, ())


def latin_of_shape(body: str) -> tuple[str, ...]:
    """The Latin words, in capitals, that look like a word in letters of either script.

    >>> latin_of_shape("ΕΜΡΙΟΥΜΕΝΤ"), latin_of_shape("ΟΝΟΜΑ")
    (('EMPLOYMENT',), ())
    """
    return vocabulary().shaped_latin.get(folded(body).translate(_AS_LATIN), ())


def greek_share(words: Sequence[RawWord]) -> float:
    """How many of all letters of the words are Greek; those of Greek words that were read in Latin letters are.

    >>> greek_share([RawWord("AIAMONHE", 0, 0, 9, 9, 0.9), RawWord("πολίτη", 0, 0, 9, 9, 0.9)])
    1.0
    """
    greek = latin = 0
    for word in words:
        strange = len(_LATIN.findall(word.text))
        greek += len(_GREEK.findall(word.text))
        if strange and _is_greek(word.text):
            greek += strange
        else:
            latin += strange
    return greek / max(1, greek + latin)


def is_old_spelling(words: Sequence[RawWord]) -> bool:
    """Whether small words bear accents as they did before 1982 (τὴν, καὶ), when words had other endings as well.

    >>> page = "τήν αίτησιν καί τόν νόμιμον λόγον".split()
    >>> is_old_spelling([RawWord(text, 0, 0, 9, 9, 0.9) for text in page])
    True
    """
    small = [word.text for word in words if folded(word.text) in _SMALL_WORDS and word.text.islower()]
    accented = sum(folded(text) != text.upper() for text in small)
    return accented >= FEWEST_ACCENTED and 2 * accented > len(small)


def _is_greek(text: str) -> bool:
    body = max(_LETTERS.findall(text), key=len)
    return len(body) >= SHORTEST and body.upper() not in vocabulary().latin and bool(greek_of_shape(body))


@cache
def vocabulary() -> Vocabulary:
    """All words, read once."""
    with (files(__package__) / _FILE).open("rb") as file:
        forms = gzip.decompress(file.read()).decode().split("\n")
    latin = frozenset(form.upper() for form in forms if form.isascii())
    greek = [form for form in forms if not form.isascii()]
    spelled = grouped(zip(each(greek, folded), greek, strict=True))
    shaped = grouped(_shapes([form for form in greek if form.islower()]))
    shaped_latin = grouped((word.translate(_AS_LATIN), word) for word in sorted(latin))
    return Vocabulary(spelled, shaped, latin, shaped_latin)


def _shapes(small: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The shapes that words may have, in capitals and in small letters, each with the first spelling of its word."""
    plain = each(small, folded)
    first = dict(zip(reversed(plain), reversed(small), strict=True))
    spellings = [first[word] for word in plain]
    capitals = each(plain, lambda text: text.translate(_CAPITALS))
    own = each(small, lambda text: text.translate(_SMALL))
    return zip(chain(capitals, own), chain(spellings, spellings), strict=True)


def each(words: Sequence[str], change: Callable[[str], str]) -> list[str]:
    """Each of many words changed: all at once, in a quarter of the time."""
    return change("\n".join(words)).split("\n")


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Members by the name of their group, in their order, each once."""
    groups: dict[str, tuple[str, ...]] = {}
    for name, member in pairs:
        known = groups.get(name)
        if known is None:
            groups[name] = (member,)
        elif member not in known:
            groups[name] = (*known, member)
    return groups
