"""Dates as Greek offices print them."""

from datetime import date
from random import Random

OF_MONTH = ("Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου",
            "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου")  # fmt: skip
YEAR_2000 = 2000
MONTH_EN = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTH_EL = ("ΙΑΝ", "ΦΕΒ", "ΜΑΡ", "ΑΠΡ", "ΜΑΪ", "ΙΟΥΝ", "ΙΟΥΛ", "ΑΥΓ", "ΣΕΠ", "ΟΚΤ", "ΝΟΕ", "ΔΕΚ")
WEEKDAYS = ("Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή")
UNITS = ("", "ένα", "δύο", "τρία", "τέσσερα", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα",
         "δεκατρία", "δεκατέσσερα", "δεκαπέντε", "δεκαέξι", "δεκαεπτά", "δεκαοκτώ", "δεκαεννέα")  # fmt: skip
TENS = ("", "", "είκοσι", "τριάντα", "σαράντα", "πενήντα", "εξήντα", "εβδομήντα", "ογδόντα", "ενενήντα")
ORDINALS = ("", "πρώτη", "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "έκτη", "εβδόμη", "ογδόη", "ενάτη", "δεκάτη",
            "ενδεκάτη", "δωδεκάτη")  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
IN_ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip


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
    """A number below a hundred in words (neuter).

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


def in_words(day: date) -> str:
    """The day written out, as notaries and registrars write it.

    >>> in_words(date(2015, 10, 16)), in_words(date(1998, 3, 21))
    ('δεκάτη έκτη Οκτωβρίου δύο χιλιάδες δεκαπέντε', 'εικοστή πρώτη Μαρτίου χίλια εννιακόσια ενενήντα οκτώ')
    """
    tens, units = divmod(day.day, 10)
    plain = day.day < len(ORDINALS) or not units
    ordinal = {20: "εικοστή", 30: "τριακοστή"}.get(day.day, "") if plain else ""
    if not ordinal:
        ordinal = ORDINALS[day.day] if plain else f"{('', 'δεκάτη', 'εικοστή', 'τριακοστή')[tens]} {ORDINALS[units]}"
    year = f"χίλια εννιακόσια {words(day.year - 1900)}" if day.year < YEAR_2000 else year_words(day.year)
    return f"{ordinal} {OF_MONTH[day.month - 1]} {year}".strip()


def roman(day: date) -> str:
    """16-X-2015, as old typewritten papers have it."""
    return f"{day.day}-{ROMAN[day.month - 1]}-{day.year}"


def twin(day: date) -> str:
    """16 ΟΚΤ/OCT 2015, as bilingual papers have it."""
    return f"{day.day:02d} {MONTH_EL[day.month - 1]}/{MONTH_EN[day.month - 1]} {day.year}"


def iso(day: date) -> str:
    """2015-10-16, as systems print it."""
    return day.isoformat()


def american(day: date) -> str:
    """October 16, 2015."""
    return f"{IN_ENGLISH[day.month - 1]} {day.day}, {day.year}"


def some(rng: Random, day: date) -> str:
    """The date in one of the forms that offices use."""
    return rng.choice((slashed, slashed, dashed, long, dotted))(day)
