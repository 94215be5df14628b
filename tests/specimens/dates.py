"""Dates as Greek offices print them."""

from datetime import date
from random import Random

OF_MONTH = ("Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου",
            "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου")  # fmt: skip
MONTH_EN = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTH_EL = ("ΙΑΝ", "ΦΕΒ", "ΜΑΡ", "ΑΠΡ", "ΜΑΪ", "ΙΟΥΝ", "ΙΟΥΛ", "ΑΥΓ", "ΣΕΠ", "ΟΚΤ", "ΝΟΕ", "ΔΕΚ")
WEEKDAYS = ("Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή")
UNITS = ("", "ένα", "δύο", "τρία", "τέσσερα", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα",
         "δεκατρία", "δεκατέσσερα", "δεκαπέντε", "δεκαέξι", "δεκαεπτά", "δεκαοκτώ", "δεκαεννέα")  # fmt: skip
TENS = ("", "", "είκοσι", "τριάντα")


def slashed(day: date) -> str:
    """16/10/2015."""
    return f"{day:%d/%m/%Y}"


def dashed(day: date) -> str:
    """16-10-2015."""
    return f"{day:%d-%m-%Y}"


def dotted(day: date) -> str:
    """16.10.2015."""
    return f"{day:%d.%m.%Y}"


def long(day: date) -> str:
    """16 Οκτωβρίου 2015."""
    return f"{day.day} {OF_MONTH[day.month - 1]} {day.year}"


def english(day: date) -> str:
    """16 OCT 2015, as passports have it."""
    return f"{day.day:02d} {MONTH_EN[day.month - 1]} {day.year}"


def bare(day: date) -> str:
    """6/3/2015, without leading zeros."""
    return f"{day.day}/{day.month}/{day.year}"


def short(day: date) -> str:
    """16/10/15."""
    return f"{day:%d/%m/%y}"


def ordinal(day: date) -> str:
    """16η Οκτωβρίου 2015."""
    return f"{day.day}η {OF_MONTH[day.month - 1]} {day.year}"


def abbreviated(day: date) -> str:
    """16 ΟΚΤ 2015."""
    return f"{day.day:02d} {MONTH_EL[day.month - 1]} {day.year}"


def spaced(day: date) -> str:
    """16 / 10 / 2015."""
    return f"{day:%d / %m / %Y}"


def words(number: int) -> str:
    """A number below forty in words (neuter).

    >>> words(23)
    'είκοσι τρία'
    """
    if number < len(UNITS):
        return UNITS[number]
    return f"{TENS[number // 10]} {UNITS[number % 10]}".strip()


def year_words(year: int) -> str:
    """A year from 2000 on in words.

    >>> year_words(2015)
    'δύο χιλιάδες δεκαπέντε'
    """
    return f"δύο χιλιάδες {words(year - 2000)}".strip()


def some(rng: Random, day: date) -> str:
    """The date in one of the forms that offices use."""
    return rng.choice((slashed, slashed, dashed, long, dotted))(day)
