"""Machine-readable zones of ICAO 9303, with their check digits."""

import unicodedata
from datetime import date
from itertools import cycle

from tests.specimens.people import Person

VALUES = {sign: n for n, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


def check_digit(data: str) -> str:
    """The check digit of a field.

    >>> check_digit("L898902C3")
    '6'
    """
    return str(sum(VALUES[sign] * weight for sign, weight in zip(data, cycle((7, 3, 1)), strict=False)) % 10)


def _fill(text: str, length: int) -> str:
    return text[:length].ljust(length, "<")


def _checked(text: str, length: int) -> str:
    field = _fill(text, length)
    return field + check_digit(field)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.upper())
    return "".join("<" if sign in " -" else sign for sign in letters if sign in " -" or sign in VALUES)


def _names(who: Person) -> str:
    return f"{_plain(who.surname_lat)}<<{_plain(who.name_lat)}"


def td3(who: Person, number: str, expiry: date, *, code: str = "P<", personal: str = "") -> tuple[str, str]:
    """A passport's two lines of 44; without a personal number its check digit is a filler."""
    first = _fill(f"{code}{who.nationality}{_names(who)}", 44)
    number, birth, until = _checked(number, 9), _checked(f"{who.birth:%y%m%d}", 6), _checked(f"{expiry:%y%m%d}", 6)
    rest = _checked(personal, 14) if personal else "<" * 15
    total = check_digit(number + birth + until + rest)
    return first, f"{number}{who.nationality}{birth}{who.sex}{until}{rest}{total}"


def td2(who: Person, number: str, expiry: date, *, code: str = "AR", optional: str = "") -> tuple[str, str]:
    """A permit sticker's two lines of 36, issued by Greece."""
    number, birth, until = _checked(number, 9), _checked(f"{who.birth:%y%m%d}", 6), _checked(f"{expiry:%y%m%d}", 6)
    rest = _fill(optional, 7)
    total = check_digit(number + birth + until + rest)
    return _fill(f"{code}GRC{_names(who)}", 36), f"{number}{who.nationality}{birth}{who.sex}{until}{rest}{total}"


def td1(who: Person, number: str, expiry: date, *, code: str = "IR", optional: str = "") -> tuple[str, str, str]:
    """A permit card's three lines of 30, issued by Greece."""
    number, birth, until = _checked(number, 9), _checked(f"{who.birth:%y%m%d}", 6), _checked(f"{expiry:%y%m%d}", 6)
    first, rest = f"{code}GRC{number}{_fill(optional, 15)}", "<" * 11
    total = check_digit(first[5:] + birth + until + rest)
    return first, f"{birth}{who.sex}{until}{who.nationality}{rest}{total}", _fill(_names(who), 30)
