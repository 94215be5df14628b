"""Names across scripts: a common skeleton of how a name sounds, and how alike two names are.

Passports print Latin letters (ICAO 9303), Greek papers the same name by ear (HOXHA is ΧΟΤΖΑ, SHEHU is
ΣΕΧΟΥ, SINGH is ΣΙΝΓΚ), in several spellings, with case endings and sometimes in the other order. A
likeness supports what identifiers say; by itself it proves nothing.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

_GREEK = {
    "ΝΤΖ": "j", "ΝΓΚ": "g", "ΤΣΧ": "ch", "ΝΤΣ": "c", "ΜΠ": "b", "ΝΤ": "d", "ΝΔ": "d", "ΓΚ": "g", "ΓΓ": "g", "ΤΖ": "j",
    "ΤΣ": "c", "ΟΥ": "u", "ΑΙ": "e", "ΕΙ": "i", "ΟΙ": "i", "ΥΙ": "i", "ΑΥ": "ab", "ΕΥ": "eb",
    "Α": "a", "Β": "b", "Γ": "g", "Δ": "d", "Ε": "e", "Ζ": "z", "Η": "i", "Θ": "t", "Ι": "i", "Κ": "k", "Λ": "l",
    "Μ": "m", "Ν": "n", "Ξ": "ks", "Ο": "o", "Π": "p", "Ρ": "r", "Σ": "s", "Τ": "t", "Υ": "i", "Φ": "f", "Χ": "h",
    "Ψ": "ps", "Ω": "o",
}  # fmt: skip
_LATIN = {
    "TSCH": "c", "NTS": "c", "SCH": "s", "TCH": "c", "DZH": "j", "NDZ": "j", "NGH": "g", "CHR": "hr",
    "SH": "s", "CH": "c", "KH": "h", "GH": "g", "PH": "f", "TH": "t", "DH": "d", "BH": "b", "RH": "r", "XH": "j",
    "DZ": "j", "DJ": "j", "ZH": "z", "TS": "c", "TZ": "j", "GJ": "g", "CK": "k", "ND": "d", "NT": "d", "MP": "b",
    "MB": "b", "NG": "g", "NK": "g", "OU": "u", "OO": "u", "EE": "i", "AI": "e", "AY": "e", "EI": "i", "EY": "i",
    "OI": "i", "OY": "i", "EU": "eb", "CE": "se", "CI": "si", "CY": "si",
    "A": "a", "B": "b", "C": "k", "D": "d", "E": "e", "F": "f", "G": "g", "H": "h", "I": "i", "J": "j", "K": "k",
    "L": "l", "M": "m", "N": "n", "O": "o", "P": "p", "Q": "k", "R": "r", "S": "s", "T": "t", "U": "u", "V": "b",
    "W": "u", "X": "ks", "Y": "i", "Z": "z",
}  # fmt: skip
_TO_GREEK = str.maketrans("ABEHIKMNOPTXYZ", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_TO_LATIN = str.maketrans("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "ABEHIKMNOPTXYZ")
_MISREAD = str.maketrans("015", "OIS")


def _pattern(sounds: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(sounds, key=len, reverse=True)))


_GREEK_PARTS, _LATIN_PARTS = _pattern(_GREEK), _pattern(_LATIN)
_GREEK_GLIDE = re.compile(r"ΓΙ(?=[ΑΕΟΥΩ])|(?<![ΑΕΟΥ])Ι(?=[ΑΕΟΩ])")
_LATIN_GLIDE = re.compile(r"[IY](?=[AEOU])")
_LATIN_J = re.compile(r"(?<=[BCFKLMNPQRSTVZ])J|J$")
"""Where J is the vowel of Albanian and Slavic names, not the consonant of JOCELYN."""


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """How a name sounds, in small Latin letters, whichever script it is written in.

    >>> skeleton("HOXHA") == skeleton("ΧΟΤΖΑ"), skeleton("ΑΜΠΝΤΕΛΡΑΧΜΑΝ") == skeleton("Abdelrahman")
    (True, True)
    """
    parts = unicodedata.normalize("NFD", name.upper().translate(_MISREAD))
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(_word(word) for word in re.findall(r"[A-ZΑ-Ω]+", letters))


def _word(word: str) -> str:
    """One word's sound; letters that look alike in both scripts are read in the script of the others."""
    greek = sum("Α" <= letter <= "Ω" for letter in word.translate(_TO_LATIN))
    latin = sum("A" <= letter <= "Z" for letter in word.translate(_TO_GREEK))
    if greek > latin or (greek == latin and "Α" <= word[0] <= "Ω"):
        letters = _GREEK_GLIDE.sub("y", re.sub("[A-Z]", "", word.translate(_TO_GREEK)))
        sound = _GREEK_PARTS.sub(lambda m: _GREEK[m[0]], letters)
    else:
        letters = _LATIN_J.sub("I", re.sub("[Α-Ω]", "", word.translate(_TO_LATIN)))
        sound = _LATIN_PARTS.sub(lambda m: _LATIN[m[0]], _LATIN_GLIDE.sub("y", letters))
    return _ending(re.sub(r"(.)\1+", r"\1", sound))


def _ending(sound: str) -> str:
    """Without the endings of Greek cases: the final s, and -ου for -ος."""
    sound = sound.removesuffix("s") if len(sound) > len("las") else sound
    return sound.removesuffix("u") + "o" if sound.endswith("u") and len(sound) > len("lou") else sound


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
        return Name(self.surname.upper().translate(_TO_GREEK), self.given.upper().translate(_TO_GREEK))


def likeness(one: Name, other: Name) -> float | None:
    """How alike two names sound, 0–1; None if either is empty. Order does not matter, every part does.

    >>> likeness(Name("SHEHU", "ARBEN"), Name("ΑΡΜΠΕΝ", "ΣΕΧΟΥ"))
    1.0
    """
    a, b = Name(*map(skeleton, one)), Name(*map(skeleton, other))
    if not any(a) or not any(b):
        return None
    if not all(a) or not all(b):
        return _PARTIAL * max(_part(one, two) for one in a for two in b if one and two)
    straight = _both(_part(a.surname, b.surname), _part(a.given, b.given))
    swapped = _both(_part(a.surname, b.given), _part(a.given, b.surname))
    return max(straight, swapped)


_PARTIAL = 0.9
"""What a name of which one part was not read can reach."""


def likeness_of_words(one: str, other: str) -> float:
    """How alike two single names sound, 0–1."""
    return _alike(skeleton(one), skeleton(other))


def _both(one: float, other: float) -> float:
    """Between the mean and the worse of two: one family name alone is a relative, not the same person."""
    return 0.25 * (one + other) + 0.5 * min(one, other)


def _part(one: str, other: str) -> float:
    """How alike two parts are; a second name that only one paper prints costs little."""
    whole = _alike(one.replace(" ", ""), other.replace(" ", ""))
    few, many = sorted((one.split(), other.split()), key=len)
    if len(few) == len(many):
        return whole
    matched = sum(max(_alike(word, candidate) for candidate in many) for word in few) / len(few)
    return max(whole, _PARTIAL * matched)


def _alike(one: str, other: str) -> float:
    return ratio(one, other) / 100
