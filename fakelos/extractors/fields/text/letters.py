"""Letters as scanners confuse them: one form to compare by, and the way back to one script.

Greek and Latin capitals share shapes (Α/A, Ρ/P), and recognition mixes them within a word. Two levels
of likeness are used: `fold` unites letters that look the same, `skeleton` also those that are often
misread for each other (Δ, Λ, Α; Σ, Ε, Ζ; Θ, Ο, Ω). Values are never shown in either form.
"""

import unicodedata
from functools import lru_cache
from typing import Literal

Script = Literal["el", "lat"]

_SAME_SHAPE = str.maketrans("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_GREEK_SHAPES = {"Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N"}
_GREEK_SHAPES |= {"Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X"}
_TO_LATIN = str.maketrans(_GREEK_SHAPES | {"Γ": "T", "Σ": "S", "Ω": "O", "Λ": "A", "Δ": "A", "Π": "N", "Φ": "O"})
_TO_GREEK = str.maketrans("ABEZHIKMNOPTYXSQDLFUVGWRCJ0", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧΣΩΔΛΦΥΥΓΩΚΣΙΟ")
_LOWER_LATIN = str.maketrans("vyunw®©", "ΝΓΥΗΩΦΘ")
_SKELETON = str.maketrans("ΛΔ4ΒE8ΓTFΣΖSΞZ5ΗΘΩΦQD0G6ΙJL1ΠRΨVU", "ΑΑΑΒΕΒΤΤΤΕΕΕΕΕΕΗΟΟΟΟΟΟCCΙΙΙΙΝΡΥΥΥ")
_ONLY_GREEK = frozenset("ΓΔΘΛΞΠΣΦΨΩ")
_ONLY_LATIN = frozenset("CDFGJLQRSUVW")


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    """One letter without accent, as a capital; letters whose capital is two stay as they are."""
    base = unicodedata.normalize("NFD", letter)[0]
    upper = base.upper()
    return upper if len(upper) == 1 else base


@lru_cache(maxsize=4096)
def _capital(letter: str) -> str:
    """One letter as Greek prints it in capitals: the accent goes, the diaeresis stays."""
    folded = _fold_letter(letter)
    parted = "\u0308" in unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", folded + "\u0308") if parted and folded in "ΙΥ" else folded


def capitals(text: str) -> str:
    """Text as Greek offices print it in capitals: no accents but on a lone Ή; the length is kept.

    >>> capitals("Παροχή υπηρεσιών ή έργου"), capitals("Μαΐου")
    ('ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ', 'ΜΑΪΟΥ')
    """
    plain = "".join(map(_capital, text))
    return " ".join(
        "Ή" if was in {"ή", "Ή"} else now for was, now in zip(text.split(" "), plain.split(" "), strict=True)
    )


@lru_cache(maxsize=8192)  # the same parts of a row are looked up for every label, and for every kind of paper
def fold(text: str) -> str:
    """Capitals without accents in which look-alikes of both scripts are one letter; the length is kept.

    >>> fold("Kάτοχος") == fold("ΚΑΤΟΧΟΣ")
    True
    """
    return "".join(map(_fold_letter, text)).translate(_SAME_SHAPE)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The letters and digits of a folded text alone: what a label is looked up by.

    >>> key("Α.Φ.Μ.:")
    'ΑΦΜ'
    """
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """The key with letters united that recognition often takes for each other.

    >>> skeleton("AHAQZHE") == skeleton("ΔΗΛΩΣΗΣ")
    True
    """
    return key(text.replace("rn", "m").translate(_LOWER_LATIN)).translate(_SKELETON)


def script_of(text: str) -> Script | None:
    """The script that the letters peculiar to one script speak for; None if they leave it open.

    >>> script_of("SHEHU"), script_of("ΣΕΧΟΥ"), script_of("ΤΟΝΑ")
    ('lat', 'el', None)
    """
    upper = "".join(map(_fold_letter, text))
    greek = sum(letter in _ONLY_GREEK for letter in upper)
    latin = sum(letter in _ONLY_LATIN for letter in upper)
    if greek == latin:
        return None
    return "el" if greek > latin else "lat"


def spelled(text: str, script: Script) -> str:
    """Capitals in which every letter belongs to `script`, strays replaced by the letter that they look like.

    >>> spelled("TAPEK", "el") == "ΤΑΡΕΚ"
    True
    """
    upper = "".join(map(_capital if script == "el" else _fold_letter, text))
    return upper.translate(_TO_GREEK if script == "el" else _TO_LATIN)
