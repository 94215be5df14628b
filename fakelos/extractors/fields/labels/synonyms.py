"""Labels in one wording: words that mean the same as one, old endings as new ones, joining words left out.

Offices mix `Ημερομηνία γεννήσεως`, `Χρονολογία γέννησης` and `Ημ. γενν.`: a list of all mixtures has no end either.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from fakelos.extractors.fields.text.letters import fold

_WORD = re.compile(r"[^\W\d_]+(?:[/'’-][^\W\d_]+)*|[Nn][º°]|№")
_OLD = ((re.compile(r"(?<=..)ΕΩΣ$"), "ΗΣ"), (re.compile(r"ΟΤΗΣ$"), "ΟΤΗΤΑ"), (re.compile(r"(?<=..)([ΣΞΨ])ΙΣ$"), r"\1Η"))
_DATE_WORD = re.compile(r"Η{1,2}[ΜΥ][ΙΊ1]?[ΝΥ]?[ΙΊ]ΑΣ?")
"""`Ημ/νία`, the stroke of which recognition takes for a letter or drops."""
_OLD_ACCUSATIVE = re.compile(r"(?<=....)ΟΝ$")


@cache
def _data() -> Mapping[str, list[list[str]]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def _usual() -> Mapping[str, str]:
    return {_modern(fold(word)): _modern(fold(row[0])) for row in _data()["same"] for word in row}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_modern(fold(str(word))) for word in _data()[name])


def _modern(word: str) -> str:
    """A folded word with today's ending: ΓΕΝΝΗΣΕΩΣ as ΓΕΝΝΗΣΗΣ, ΥΠΗΚΟΟΤΗΣ as ΥΠΗΚΟΟΤΗΤΑ."""
    for pattern, ending in _OLD:
        word = pattern.sub(ending, word)
    return _OLD_ACCUSATIVE.sub("Ο", word)


@lru_cache(maxsize=8192)
def wording(text: str) -> tuple[str, ...]:
    """The words of a label in the usual wording, joining words between them left out; none where digits stand.

    >>> wording("Χρονολογία γεννήσεως") == wording("Ημερ. γέννησης")
    True
    """
    if any(letter.isdigit() for letter in text):
        return ()
    found = [_modern(fold(word)) for word in _WORD.findall(text)]
    if not found or {found[0], found[-1]} & _listed("joints"):
        return tuple(found)
    whole = (_usual()["ΗΜΝΙΑ"] if _DATE_WORD.fullmatch(word) else word for word in found)
    return tuple(_usual().get(word, word) for word in whole if word not in _listed("joints"))


def is_lookalike(text: str) -> bool:
    """Whether a word resembles a label and is another word: `κατάθεσης` is no misread `καταθέτης`."""
    return fold(text.strip(" .,;:()«»")) in _lookalikes()


@cache
def _lookalikes() -> frozenset[str]:
    return frozenset(fold(str(word)) for word in _data()["lookalikes"])


def without_owner(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same without the words that name the holder's role.

    >>> without_owner(wording("Επώνυμο μαθητού")) == wording("Επώνυμο")
    True
    """
    return tuple(word for word in words if word not in _listed("owners"))


def without_papers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same without the words that name another paper: the passport, the permit before.

    >>> without_papers(wording("Ισχύς διαβατηρίου έως")) == wording("Ισχύς έως")
    True
    """
    return tuple(word for word in words if word not in _listed("papers"))


def without_others(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same without the words that name somebody else: the sponsor, the employer, a parent.

    >>> without_others(wording("Αριθμός διαβατηρίου συντηρούντος")) == wording("Αριθμός διαβατηρίου")
    True
    """
    return tuple(word for word in words if word not in _listed("others"))
