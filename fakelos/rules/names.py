"""Names across scripts: how alike two names are.

Passports print Latin letters (ICAO 9303), Greek papers the same name by ear (HOXHA is ΧΟΤΖΑ, SHEHU is
ΣΕΧΟΥ, SINGH is ΣΙΝΓΚ), in several spellings, with case endings and sometimes in the other order. A
likeness supports what identifiers say; by itself it proves nothing.
"""

from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from fakelos.schemas.sound import in_greek_letters, skeleton


class Name(NamedTuple):
    """A family name and a given name as one paper prints them; either may be empty."""

    surname: str
    given: str

    @property
    def in_greek_letters(self) -> "Name":
        """The same where Greek capitals were read as the Latin ones that look like them.

        >>> Name("XOTZA", "").in_greek_letters.surname == "ΧΟΤΖΑ"
        True
        """
        return Name(in_greek_letters(self.surname), in_greek_letters(self.given))


def likeness(one: Name, other: Name) -> float | None:
    """How alike two names sound, 0–1; None if either is empty. Order does not matter, every part does.

    >>> likeness(Name("SHEHU", "ARBEN"), Name("ΑΡΜΠΕΝ", "ΣΕΧΟΥ"))
    1.0
    """
    a, b = Name(*map(skeleton, one)), Name(*map(skeleton, other))
    if not any(a) or not any(b):
        return None
    return max(_likeness_in_full(*pair) for pair in _parted(a, b))


def _likeness_in_full(a: Name, b: Name) -> float:
    if not all(a) or not all(b):
        return PARTIAL * max(_part(one, two) for one in a for two in b if one and two)
    straight = _both(_part(a.surname, b.surname), _part(a.given, b.given))
    swapped = _both(_part(a.surname, b.given), _part(a.given, b.surname))
    return max(straight, swapped)


def _parted(a: Name, b: Name) -> list[tuple[Name, Name]]:
    """The two as they may be meant: a whole name in the field of one part is parted at each of its blanks."""
    return list(product(_partings(a), _partings(b)))


def _partings(name: Name) -> list[Name]:
    words = " ".join(name).split()
    if all(name) or len(words) == 1:
        return [name]
    return [Name(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, min(len(words), MOST_WORDS))]


def letters_apart(one: Name, other: Name) -> tuple[int, int] | None:
    """By how many letters the nearer and the farther of family and given name differ; None unless both have both.

    Twins and siblings share one part wholly; the other may differ by few letters, yet by more than a misread one.

    >>> letters_apart(Name("SINGH", "GURPREET"), Name("ΣΙΝΓΚ", "ΓΚΟΥΡΝΤΙΠ"))
    (0, 3)
    """
    found = [_parts_apart(*pair) for pair in _parted(one, other) if all(pair[0]) and all(pair[1])]
    return min(found, key=sum, default=None)


def _parts_apart(a: Name, b: Name) -> tuple[int, int]:
    straight = sorted((_apart(a.surname, b.surname), _apart(a.given, b.given)))
    swapped = sorted((_apart(a.surname, b.given), _apart(a.given, b.surname)))
    nearer, farther = min(straight, swapped, key=sum)
    return nearer, farther


def _apart(one: str, other: str) -> int:
    """By how many letters or sounds, whichever are fewer; a second name that only one paper prints is none."""
    few, many = sorted((one.split(), other.split()), key=len)
    whole = _letters("".join(few), "".join(many))
    if len(few) == len(many):
        return whole
    return min(whole, max((min(_letters(word, each) for each in many) for word in few), default=whole))


def _letters(one: str, other: str) -> int:
    heard = Levenshtein.distance(skeleton(one), skeleton(other))
    return min(heard, Levenshtein.distance(in_greek_letters(one), in_greek_letters(other)))


_ENDINGS = ("sbili", "ije", "aje", "enko", "obic", "ebic", "esku", "obski", "yan", "oba", "eba", "skaya")
"""Sounds with which a whole people's family names end; they say little of one person."""
MOST_WORDS = 6
"""At how many blanks a name is parted at most: what is longer is no name."""
PARTIAL = 0.9
"""What a name of which one part was not read can reach."""


def likeness_of_words(one: str, other: str) -> float:
    """How alike two single names sound, 0–1."""
    return _alike(skeleton(one), skeleton(other))


def _both(one: float, other: float) -> float:
    """Between the mean and the worse of two: one family name alone is a relative, not the same person."""
    return 0.25 * (one + other) + 0.5 * min(one, other)


def _part(one: str, other: str) -> float:
    """How alike two parts are; a second name that only one paper prints costs little."""
    whole = _weighed(one.replace(" ", ""), other.replace(" ", ""))
    few, many = sorted((one.split(), other.split()), key=len)
    if len(few) == len(many):
        return whole
    matched = sum(max(_alike(word, candidate) for candidate in many) for word in few) / len(few)
    return max(whole, PARTIAL * matched)


def _weighed(one: str, other: str) -> float:
    """How alike two words are; an ending that many families share counts half."""
    ending = next((e for e in _ENDINGS if one.endswith(e) and other.endswith(e)), "")
    if not ending:
        return _alike(one, other)
    stems = _alike(one.removesuffix(ending), other.removesuffix(ending))
    return 0.5 * (_alike(one, other) + stems)


def _alike(one: str, other: str) -> float:
    return ratio(one, other) / 100
