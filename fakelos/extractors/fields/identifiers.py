"""Numbers that name people and papers: tax, insurance, passport, permit, account and protocol numbers.

Check digits are python-stdnum's. A number that fails its check is kept with the problem `check_digit`; letters
that recognition gave for digits are mended only if the check holds then.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.gr import amka, vat

from fakelos.extractors.fields.text.letters import spelled
from fakelos.extractors.fields.text.strip import Reading, Strip

_DIGITS = str.maketrans("ΟOQDΘΙIL!|ΣSΒBZΖGΤ", "000001111155882267")
_DIGIT_LIKE = "[0-9ΟQDΙL!ΣSΒZ]"
_NOT_IN_NUMBERS = r" \t\n.|)(,;:\-"
_PASSPORT = re.compile(
    r"(?<![0-9A-ZΑ-Ω/])([0-9]{2}[A-ZΑ-Ω]{2}[0-9]{5}|[A-ZΑ-Ω]{1,2}[0-9]{1,4} [0-9]{3,6}(?![0-9/])|"
    r"[0-9]{2} (?:Ν[°º]?\s?)?[0-9]{7}(?![0-9/])|"
    r"[A-ZΑ-Ω]{0,3}[ \-.]?[0-9ΟQΙ]{4,10}[A-ZΑ-Ω]?)(?![0-9A-ZΑ-Ω/])"
)
_NUMBER = re.compile(
    r"(?<![0-9A-ZΑ-Ω])([A-ZΑ-Ω]{0,3}[ \-]?[0-9][0-9./\-]{0,18}[0-9A-ZΑ-Ω]?(?:/[0-9]{2,4})?)(?![0-9A-ZΑ-Ω])"
)
_YEARED = re.compile(
    r"(?<![0-9/])([0-9]{1,8}[A-ZΑ-Ω]{0,2}) ?/ ?((?:19|20)[0-9]{2}|[0-9]{2})"
    r"(?![0-9]|[.\-][0-9]|/(?![0-3]?[0-9][/.\-][01]?[0-9][/.\-]))"
)
_IBAN = re.compile(r"(GR|(?<![0-9A-ZΑ-Ω])[0-9A-ZΑ-Ω]{2}) ?(?:[0-9ΟQΙLSΒZ][ \-]?){25}(?![0-9])")
_FEE = re.compile(r"(?<![0-9])(?:[0-9][ \-.]{0,3}){19}[0-9](?![0-9])")
_FEE_BROKEN = re.compile(
    r"(?<![0-9])([0-9](?:[0-9 ]{4,16})[0-9])[^0-9\n]{0,40}\n[^0-9\n]{0,12}([0-9](?:[0-9 ]{1,16})[0-9])(?![0-9])"
)
"""A code that goes on in the next row."""
_FEE_DIGITS = 20
_TWO_CELLS = 40
_FUSED_YEAR = re.compile(r"(?<![0-9/.,])([0-9](?: ?[0-9]){4,5}?)[1ΙL|]? ?((?:199|20[0-4])[0-9])(?![0-9/.,])")
_USUAL_PASSPORT = re.compile(r"[A-Z]{1,3}[0-9]{5,9}[A-Z]?|[0-9]{2}[A-Z]{2}[0-9]{5}|[0-9]{9}")
_O_FOR_0 = re.compile(r"0[1-9][0-9]{7}$")
"""Digits alone behind one 0: the 0 may as well be the letter Ο, which most states put first."""
_LONG_PREFIX = 3
_LOOSE_DIGITS = str.maketrans("OQDIBSZG", "00018526")
"""Prefixes of three letters are rare: such a third letter is a digit."""
_DATED = re.compile(r"([0-9][0-9.]*)/[0-3]?[0-9][./\-][01]?[0-9][./\-](?:19|20)?[0-9]{2}")
_DAY = re.compile(r"[0-3][0-9]([/.\-])[01][0-9]\1(?:19|20)[0-9]{2}(?![0-9])")
_SPAN = re.compile(r"(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}")
"""Two years joined are a school year, and no number."""
_LAW = re.compile(r"(?:Ν|ΝΟΜΟΥ?|Π\.? ?Δ|ΑΡΘΡ\w+|Κ\.?Υ\.?Α)[.\s]{0,2}$")
_LAWS = frozenset(
    [
        "1975/1991",
        "2910/2001",
        "3386/2005",
        "4251/2014",
        "5038/2023",
        "1599/1986",
        "3536/2007",
        "4332/2015",
        "4540/2018",
        "3907/2011",
        "3852/2010",
        "3731/2008",
    ]
)

Parser = Callable[[Strip], Reading | None]


def _valid(check: Callable[[str], object], text: str) -> bool:
    try:
        check(text)
    except ValidationError:
        return False
    return True


def is_afm(text: str) -> bool:
    """Whether nine digits are a tax number (ΑΦΜ) by their check digit."""
    return _valid(vat.validate, text) and set(text) != {"0"}


def is_amka(text: str) -> bool:
    """Whether eleven digits are a social security number (ΑΜΚΑ): a birth date and a check digit."""
    return _valid(amka.validate, text)


def is_iban(text: str) -> bool:
    """Whether a text is an account number (IBAN) by its check digits."""
    return _valid(lambda value: iban.validate(value, check_country=False), text)


def birth_date_of(number: str) -> str:
    """The birth date within an ΑΜΚΑ, in ISO 8601.

    >>> birth_date_of("01077473898")
    '1974-07-01'
    """
    return str(amka.get_birth_date(number).isoformat())


def checked_parser(length: int, is_right: Callable[[str], bool]) -> Parser:
    """A parser of so many digits with a check digit, near the start of a strip."""
    run = re.compile(
        rf"(?<![0-9A-ZΑ-Ω]){_DIGIT_LIKE}(?:[{_NOT_IN_NUMBERS}]{{0,3}}{_DIGIT_LIKE}){{{length - 1}}}(?![0-9])"
    )

    def parse(strip: Strip) -> Reading | None:
        for match in strip.matches(run):
            if match.start() <= _TWO_CELLS:
                return _checked(strip, match, is_right)
        return None

    return parse


def _checked(strip: Strip, match: re.Match[str], is_right: Callable[[str], bool]) -> Reading | None:
    raw = "".join(letter for letter in match[0] if letter.isalnum() or letter in "!|")
    value = raw.translate(_DIGITS)
    mended = sum(a != b for a, b in zip(raw, value, strict=True))
    right = is_right(value)
    if not value.isdigit() or mended * 2 > len(raw) or (mended and not right):
        return None
    certainty = 1.0 - 0.03 * mended if right else 0.6
    return strip.read(match.start(), match.end(), value, certainty, None if right else "check_digit")


read_afm = checked_parser(9, is_afm)
read_amka = checked_parser(11, is_amka)


def all_checked(strip: Strip, length: int, is_right: Callable[[str], bool]) -> list[Reading]:
    """Every number of a strip, without label, whose length and check digit are right."""
    run = re.compile(rf"(?<![0-9.,/\-]){'[0-9]' * length}(?![0-9]|[,/\-][0-9])")
    return [strip.read(m.start(), m.end(), m[0], 0.8) for m in strip.matches(run) if is_right(m[0])]


def read_iban(strip: Strip) -> Reading | None:
    """The first Greek account number (IBAN) of a strip; its `GR` may be misread where the check digits hold."""
    for match in strip.matches(_IBAN):
        value = "GR" + re.sub(r"[ \-]", "", match[0])[2:].translate(_DIGITS)
        right = is_iban(value)
        if right or match[1] == "GR":
            problem = None if right else "check_digit"
            return strip.read(match.start(), match.end(), value, 1.0 if right else 0.6, problem)
    return None


def read_fee_code(strip: Strip) -> Reading | None:
    """The first twenty-digit code of an e-paravolo."""
    match = strip.search(_FEE)
    if match is None:
        return _broken_fee_code(strip)
    return strip.read(match.start(), match.end(), re.sub(r"[^0-9]", "", match[0]), 0.97)


def _broken_fee_code(strip: Strip) -> Reading | None:
    for match in strip.matches(_FEE_BROKEN):
        digits = re.sub(r"[^0-9]", "", match[1] + match[2])
        if len(digits) == _FEE_DIGITS:
            return strip.read(match.start(), match.end(), digits, 0.85)
    return None


def read_passport_no(strip: Strip) -> Reading | None:
    """A passport number near the start of a strip, its letters Latin."""
    for match in strip.matches(_PASSPORT):
        value = re.sub(r"[ \-.°º]|(?<=[0-9] )Ν", "", match[1])
        if match.start() <= _TWO_CELLS and sum(c.isdigit() for c in value) >= 4:  # noqa: PLR2004
            return strip.read(match.start(1), match.end(1), passport_spelling(value), 0.93)
    return None


def doubted(reading: Reading) -> Reading:
    """A passport number, marked where its form is unusual: nothing but digits, too short, too long.

    Only nine digits alone are common, and those may as well be a tax number.
    """
    value = str(reading.value)
    usual = _USUAL_PASSPORT.fullmatch(value) and not (value.isdigit() and is_afm(value)) and not _O_FOR_0.match(value)
    return reading if usual else replace(reading, problem="unusual_number", certainty=reading.certainty * 0.7)


def passport_spelling(value: str) -> str:
    """A passport number in Latin letters, the digits behind its first letters as digits.

    >>> passport_spelling("ΑΟ4Ο8172"), passport_spelling("66UΚ05860")
    ('AO408172', '66UK05860')
    """
    if re.fullmatch(r"[0-9]{2}[^0-9]{2}[0-9]{5}", value):
        return spelled(value, "lat")
    letters = re.match(r"[^0-9]{0,3}", value)
    head = spelled(letters[0], "lat") if letters else ""
    if len(head) == _LONG_PREFIX:
        head = head[:-1] + head[-1].translate(_LOOSE_DIGITS)
    tail = value[len(head) :]
    return head + tail[:-1].translate(_DIGITS) + spelled(tail[-1:], "lat")


def read_number(strip: Strip) -> Reading | None:
    """A number as offices print them (`6968/2009`, `16.992`, `710`) near the start of a strip; a day is none."""
    for match in strip.matches(_NUMBER):
        of_law = match[1] in _LAWS or _SPAN.fullmatch(match[1]) or _LAW.search(strip.folded[: match.start()])
        of_day = any(day.start() <= match.start(1) < day.end() for day in strip.matches(_DAY))
        if match.start() <= _TWO_CELLS and not (of_law or of_day):
            return strip.read(match.start(1), match.end(1), _tidy(strip.text[match.start(1) : match.end(1)]), 0.9)
    return None


def read_yeared_number(strip: Strip) -> Reading | None:
    """A number with its year, such as `077196/2016`, near the start of a strip; the slash may have been lost."""
    for match in strip.matches(_YEARED):
        value = f"{strip.text[match.start(1) : match.end(1)]}/{match[2]}"
        of_law = value in _LAWS or _LAW.search(strip.folded[: match.start()])
        if match.start() <= _TWO_CELLS and not of_law:
            return strip.read(match.start(), match.end(), value, 0.95)
    fused = strip.search(_FUSED_YEAR)
    if fused is None or fused.start() > _TWO_CELLS:
        return None
    number = fused[1].replace(" ", "")
    return strip.read(fused.start(), fused.end(), f"{number}/{fused[2]}", 0.6)


def _tidy(number: str) -> str:
    """A number without marks at its ends, and without the date behind its stroke: `5107/23-11-2020` is 5107."""
    bare = number.strip(" .-/").replace(" ", "")
    dated = _DATED.fullmatch(bare)
    return dated[1] if dated else bare


def digits_parser(least: int, most: int, certainty: float = 0.9) -> Parser:
    """A parser of a plain number with so many digits, near the start of a strip."""
    run = re.compile(rf"(?<![0-9.,/])([0-9]{{{least},{most}}})(?:/(?:19|20)[0-9]{{2}})?(?![0-9/]|[.,][0-9])")

    def parse(strip: Strip) -> Reading | None:
        match = strip.search(run)
        if match is None or match.start() > _TWO_CELLS:
            return None
        return strip.read(match.start(1), match.end(1), match[1], certainty)

    return parse
