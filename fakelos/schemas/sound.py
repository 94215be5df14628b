"""How a name sounds, whichever script it is written in: what likeness of names and search for names rest on.

Passports print Latin letters (ICAO 9303), Greek papers the same name by ear, in several spellings.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

_GREEK = {
    "ΝΤΖ": "j", "ΝΔΖ": "j", "ΝΓΚ": "g", "ΝΓΧ": "g", "ΤΣΧ": "ch", "ΝΤΣ": "c", "ΜΠ": "b", "ΝΤ": "d", "ΝΔ": "d",
    "ΓΚ": "g", "ΓΓ": "g", "ΤΖ": "j", "ΔΖ": "j", "ΤΣ": "c", "ΟΥ": "u", "ΑΙ": "e", "ΕΙ": "i", "ΟΙ": "i", "ΥΙ": "i",
    "ΑΥ": "ab", "ΕΥ": "eb",
    "Α": "a", "Β": "b", "Γ": "g", "Δ": "d", "Ε": "e", "Ζ": "z", "Η": "i", "Θ": "t", "Ι": "i", "Κ": "k", "Λ": "l",
    "Μ": "m", "Ν": "n", "Ξ": "ks", "Ο": "o", "Π": "p", "Ρ": "r", "Σ": "s", "Τ": "t", "Υ": "i", "Φ": "f", "Χ": "h",
    "Ψ": "ps", "Ω": "o",
}  # fmt: skip
_LATIN = {
    "TSCH": "c", "NTS": "c", "SCH": "s", "TCH": "c", "DZH": "j", "NDZ": "j", "NGH": "g", "CHR": "hr",
    "SH": "s", "CH": "c", "KH": "h", "GH": "g", "PH": "f", "TH": "t", "DH": "d", "BH": "b", "RH": "r", "XH": "j",
    "DZ": "j", "DJ": "j", "ZH": "z", "TS": "c", "TZ": "j", "GJ": "g", "CK": "k", "ND": "d", "NT": "d", "MP": "b",
    "MB": "b", "NG": "g", "OU": "u", "OO": "u", "EE": "i", "AI": "e", "AY": "e", "EI": "i", "EY": "i",
    "OI": "i", "OY": "i", "EU": "eb", "CE": "se", "CI": "si", "CY": "si",
    "A": "a", "B": "b", "C": "k", "D": "d", "E": "e", "F": "f", "G": "g", "H": "h", "I": "i", "J": "j", "K": "k",
    "L": "l", "M": "m", "N": "n", "O": "o", "P": "p", "Q": "k", "R": "r", "S": "s", "T": "t", "U": "u", "V": "b",
    "W": "u", "X": "ks", "Y": "i", "Z": "z",
}  # fmt: skip
_TO_GREEK = str.maketrans("ABEHIKMNOPTXYZ", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_TO_LATIN = str.maketrans("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "ABEHIKMNOPTXYZ")
_MISREAD: dict[str, str] = {"0": "O", "1": "I", "5": "S"}
_MARKED: dict[str, str] = {
    "Ç": "CH", "Č": "CH", "Ć": "CH", "Ş": "SH", "Š": "SH", "Ž": "ZH", "Đ": "DZ", "Ł": "L", "Ø": "O",
}  # fmt: skip
_SPELT = str.maketrans(_MISREAD | _MARKED)


def _pattern(sounds: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(sounds, key=len, reverse=True)))


_GREEK_PARTS, _LATIN_PARTS = _pattern(_GREEK), _pattern(_LATIN)
_GREEK_GLIDE = re.compile(r"ΓΙ(?=[ΑΕΟΥΩ])|(?<![ΑΕΟΥ])Ι(?=[ΑΕΟΩ])")
_LATIN_GLIDE = re.compile(r"[IY](?=[AEOU])")
_GREEK_W = re.compile(r"ΓΟΥ(?=[ΑΕΗΙΥΩ])")
"""How W is written where its hardness is heard (WANG is ΓΟΥΑΝΓΚ, WEI is ΓΟΥΕΪ)."""
_LATIN_J = re.compile(r"(?<=[BCFKLMNPQRSTVZ])J|J$")
"""Where J is the vowel of Albanian and Slavic names, not the consonant of JOCELYN."""


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """How a name sounds, in small Latin letters, whichever script it is written in.

    >>> skeleton("HOXHA") == skeleton("ΧΟΤΖΑ"), skeleton("ΑΜΠΝΤΕΛΡΑΧΜΑΝ") == skeleton("Abdelrahman")
    (True, True)
    """
    return " ".join(_ending(_heard(word)) for word in _words(name))


def _words(name: str) -> list[str]:
    parts = unicodedata.normalize("NFD", name.upper().translate(_SPELT))
    return re.findall(r"[A-ZΑ-Ω]+", "".join(c for c in parts if not unicodedata.combining(c)))


def _heard(word: str) -> str:
    """One word's sound; letters that look alike in both scripts are read in the script of the others."""
    greek = sum("Α" <= letter <= "Ω" for letter in word.translate(_TO_LATIN))
    latin = sum("A" <= letter <= "Z" for letter in word.translate(_TO_GREEK))
    if greek > latin or (greek == latin and "Α" <= word[0] <= "Ω"):
        letters = _GREEK_GLIDE.sub("y", _GREEK_W.sub("ΟΥ", re.sub("[A-Z]", "", word.translate(_TO_GREEK))))
        sound = _GREEK_PARTS.sub(lambda m: _GREEK[m[0]], letters)
    else:
        letters = _LATIN_J.sub("I", re.sub("[Α-Ω]", "", word.translate(_TO_LATIN)))
        sound = _LATIN_PARTS.sub(lambda m: _LATIN[m[0]], _LATIN_GLIDE.sub("y", letters))
    return re.sub(r"(.)\1+", r"\1", sound)


def _ending(sound: str) -> str:
    """Without the endings of Greek cases: the final s, and -ου for -ος."""
    sound = sound.removesuffix("s") if len(sound) > len("las") else sound
    return sound.removesuffix("u") + "o" if sound.endswith("u") and len(sound) > len("lou") else sound


def in_greek_letters(name: str) -> str:
    """The name in capitals, those Latin ones that look like Greek ones taken for Greek.

    >>> in_greek_letters("XOTZA") == "ΧΟΤΖΑ"
    True
    """
    return name.upper().translate(_TO_GREEK)


def in_latin_letters(number: str) -> str:
    """A number in capitals, those Greek ones that look like Latin ones taken for Latin, and bare of accents.

    >>> in_latin_letters("ΑΒ123456") == "AB123456"
    True
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", number.upper()) if not unicodedata.combining(c))
    return bare.translate(_TO_LATIN)


def sounds(word: str) -> frozenset[str]:
    """Every way in which the beginning of a name may sound: as typed, and as Greek typed in Latin letters.

    What ends a word here may lie in the middle of the whole name: it is heard with its ending and without.

    >>> skeleton("ΧΟΤΖΑ") in sounds("xotza"), "papadopu" in sounds("Παπαδοπού")
    (True, True)
    """
    readings = [word, *_typed_in_latin(word.upper())] if word.isascii() else [word]
    heard = {_heard(part) for reading in readings for part in _words(reading)}
    return frozenset(heard | {_ending(sound) for sound in heard} - {""})


_TYPED = {
    "TH": ("Θ",), "CH": ("Χ",), "PS": ("Ψ",), "KS": ("Ξ",), "OU": ("ΟΥ",), "A": ("Α",), "B": ("Β", "ΜΠ"), "C": ("Κ",),
    "D": ("Δ", "ΝΤ"), "E": ("Ε",), "F": ("Φ",), "G": ("Γ",), "H": ("Η", "Χ"), "I": ("Ι",), "J": ("Ξ", "ΤΖ"),
    "K": ("Κ",), "L": ("Λ",), "M": ("Μ",), "N": ("Ν",), "O": ("Ο",), "P": ("Π",), "Q": ("Θ",), "R": ("Ρ",),
    "S": ("Σ",), "T": ("Τ",), "U": ("Υ", "ΟΥ"), "V": ("Β",), "W": ("Ω",), "X": ("Χ", "Ξ"), "Y": ("Υ",), "Z": ("Ζ",),
    "8": ("Θ",), "3": ("Ξ",), "4": ("Ψ",),
}  # fmt: skip
"""Greeklish: what Greeks type for a Greek letter when the keyboard is Latin."""

_TYPED_PARTS = _pattern(_TYPED)
_MOST_READINGS = 32


def _typed_in_latin(letters: str) -> list[str]:
    """The Greek words that may be meant, the likeliest first, a bounded number of them."""
    choices = [_TYPED[part] for part in _TYPED_PARTS.findall(letters)]
    readings = map("".join, product(*choices))
    return [greek for greek, _ in zip(readings, range(_MOST_READINGS), strict=False)]
