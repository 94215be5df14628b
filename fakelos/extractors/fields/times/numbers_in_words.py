"""Numbers written out in Greek, as notaries write days and years."""

import re

from fakelos.extractors.fields.text.letters import fold

_VALUES = {
    "ΜΗΔΕΝ": 0, "ΠΡΩΤ": 1, "ΕΝΑ": 1, "ΜΙΑ": 1, "ΔΥΟ": 2, "ΔΕΥΤΕΡ": 2, "ΤΡΕΙΣ": 3, "ΤΡΙΑ": 3, "ΤΡΙΤ": 3, "ΤΕΣΣΕΡ": 4,
    "ΤΕΤΑΡΤ": 4, "ΠΕΝΤΕ": 5, "ΠΕΜΠΤ": 5, "ΕΞΙ": 6, "ΕΚΤ": 6, "ΕΠΤΑ": 7, "ΕΦΤΑ": 7, "ΕΒΔΟΜ": 7, "ΟΚΤΩ": 8, "ΟΧΤΩ": 8,
    "ΟΓΔΟ": 8, "ΕΝΝΕΑ": 9, "ΕΝΝΙΑ": 9, "ΕΝΑΤ": 9, "ΕΝΝΑΤ": 9,
    "ΔΕΚΑ": 10, "ΔΕΚΑΤ": 10, "ΕΝΤΕΚΑ": 11, "ΕΝΔΕΚΑ": 11, "ΕΝΔΕΚΑΤ": 11,
    "ΔΩΔΕΚΑ": 12, "ΔΩΔΕΚΑΤ": 12, "ΔΕΚΑΤΡΕΙΣ": 13, "ΔΕΚΑΤΡΙΑ": 13, "ΔΕΚΑΤΡΙΤ": 13, "ΔΕΚΑΤΕΣΣΕΡ": 14, "ΔΕΚΑΤΕΤΑΡΤ": 14,
    "ΔΕΚΑΠΕΝΤΕ": 15, "ΔΕΚΑΠΕΜΠΤ": 15, "ΔΕΚΑΕΞΙ": 16, "ΔΕΚΑΕΚΤ": 16, "ΔΕΚΑΕΠΤΑ": 17, "ΔΕΚΑΕΦΤΑ": 17, "ΔΕΚΑΟΚΤΩ": 18,
    "ΔΕΚΑΟΧΤΩ": 18, "ΔΕΚΑΕΝΝΕΑ": 19, "ΔΕΚΑΕΝΝΙΑ": 19, "ΕΙΚΟΣΙ": 20, "ΕΙΚΟΣΤ": 20, "ΤΡΙΑΝΤΑ": 30, "ΤΡΙΑΚΟΣΤ": 30,
    "ΣΑΡΑΝΤΑ": 40, "ΠΕΝΗΝΤΑ": 50, "ΕΞΗΝΤΑ": 60, "ΕΒΔΟΜΗΝΤΑ": 70, "ΟΓΔΟΝΤΑ": 80, "ΕΝΕΝΗΝΤΑ": 90, "ΕΝΝΕΝΗΝΤΑ": 90,
    "ΕΚΑΤΟ": 100, "ΕΚΑΤΟΝ": 100, "ΕΝΝΙΑΚΟΣΙΑ": 900, "ΕΝΝΕΑΚΟΣΙΑ": 900, "ΕΝΝΙΑΚΟΣΙΕΣ": 900, "ΧΙΛΙΑ": 1000,
}  # fmt: skip
_BY_FOLD = {fold(word): value for word, value in _VALUES.items()}
THOUSANDS = fold("ΧΙΛΙΑΔΕΣ")
"""The word of thousands: it multiplies what stands before it."""
_ENDINGS = re.compile(r"(?:ΗΣ|ΗΝ|ΟΥ|ΑΣ|ΑΝ|ΙΣ|ΙΣΣ|ΕΙΣ|Α|Η|Ο|ΟΣ|ΕΣ|ΩΝ|Σ)$")


def value_of(word: str) -> int | None:
    """The number that one folded word names, cardinal or ordinal, in any case ending.

    >>> value_of("ΤΡΙΤΗΝ"), value_of("ΕΙΚΟΣΙ"), value_of("ΣΗΜΕΡΑ")
    (3, 20, None)
    """
    for form in (word, _ENDINGS.sub("", word), _ENDINGS.sub("", word[:-1])):
        if form in _BY_FOLD:
            return _BY_FOLD[form]
    return None


def number_from(words: list[str]) -> int | None:
    """The number that folded words name together, None if they name none.

    >>> number_from(["ΔΥΟ", "ΧΙΛΙΑΔΕΣ", "ΔΕΚΑΠΕΝΤΕ"])
    2015
    """
    total, seen = 0, False
    for word in words:
        value = value_of(word)
        if word == THOUSANDS:
            total, seen = max(1, total) * 1000, True
        elif value is not None:
            total, seen = total + value, True
        elif seen and word != "ΚΑΙ":
            break
    return total if seen else None
