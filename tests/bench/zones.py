"""Machine-readable zones of invented people, of every format; one in ten has a misprinted check digit."""

from dataclasses import dataclass
from random import Random
from string import ascii_uppercase, digits

from fakelos.extractors.mrz import check_digit

PRINTED_STATES = (
    "GRC ALB D<< FRA USA GBR UTO POL ROU BGR UKR GEO RUS IND PAK BGD EGY SYR IRQ TUR CHN PHL NGA MAR DZA TUN ESP ITA "
    "NLD BEL CHE AUT SWE FIN NOR DNK CZE HUN SRB MKD LTU LVA EST CAN AUS NZL JPN KOR BRA MEX"
)
PRINTED_SURNAMES = (
    "SPECIMEN MUSTERMANN ERIKSSON HOXHA SHEHU VZOR DOE MARTIN PAPADOPOULOS KOWALSKI GONZALEZ<ALVAREZ VAN<DER<BERG "
    "ABDELRAHMAN SINGH IVANOVA ANDERSSON GIORGADZE"
)
STATES, SURNAMES = tuple(PRINTED_STATES.split()), tuple(PRINTED_SURNAMES.split())
GIVEN = (
    "ERIKA", "ANNA<MARIA", "ARBEN", "JOHN<QUINCY", "MARIA", "SHERIF<AHMED", "OLENA", "GURPREET", "JEAN<PIERRE",
)  # fmt: skip
KINDS = ("TD3",) * 6 + ("TD1", "TD1", "TD2", "MRVA", "MRVB")
CODES = {
    "TD3": ("P<", "P<", "PA", "PD"), "TD2": ("I<", "AR", "ID"), "TD1": ("I<", "ID", "IR", "AC"),
    "MRVA": ("V<",), "MRVB": ("V<",),
}  # fmt: skip
NUMBER_CHECK = {"TD1": (0, 14), "TD2": (1, 9), "TD3": (1, 9), "MRVA": (1, 9), "MRVB": (1, 9)}
MISPRINTED = 0.1


@dataclass(frozen=True)
class Zone:
    """Lines as printed; `sound` if all their check digits are right."""

    kind: str
    lines: tuple[str, ...]
    sound: bool


def zone(rng: Random) -> Zone:
    """A zone of any kind."""
    kind, state = rng.choice(KINDS), rng.choice(STATES)
    nationality = rng.choice((state, state, rng.choice(STATES)))
    head, names = rng.choice(CODES[kind]) + state, f"{rng.choice(SURNAMES)}<<{rng.choice(GIVEN)}"
    birth, expiry = _checked(_day(rng, 40, 99)), _checked(_day(rng, 8, 35))
    lines = _lines(kind, head, names, (_checked(_number(rng)), nationality, birth, rng.choice("MF<"), expiry), rng)
    return _misprinted(kind, lines, rng) if rng.random() < MISPRINTED else Zone(kind, lines, sound=True)


def _lines(kind: str, head: str, names: str, data: tuple[str, str, str, str, str], rng: Random) -> tuple[str, ...]:
    number, nationality, birth, sex, expiry = data
    if kind == "TD1":
        first, rest = f"{head}{number}".ljust(30, "<"), "<" * 11
        total = check_digit(first[5:] + birth + expiry + rest)
        return first, f"{birth}{sex}{expiry}{nationality}{rest}{total}", names.ljust(30, "<")[:30]
    width = 44 if kind in ("TD3", "MRVA") else 36
    second = f"{number}{nationality}{birth}{sex}{expiry}"
    if kind == "TD3":
        personal = _personal(rng)
        second += f"{personal}{check_digit(number + birth + expiry + personal)}"
    if kind == "TD2":
        second += "<" * 7 + str(check_digit(number + birth + expiry + "<" * 7))
    return (head + names).ljust(width, "<")[:width], second.ljust(width, "<")


def _personal(rng: Random) -> str:
    text = rng.choice(("", "ZE184226B", "".join(rng.choices(digits, k=11)))).ljust(14, "<")
    return text + (rng.choice("0<") if text == "<" * 14 else str(check_digit(text)))


def _number(rng: Random) -> str:
    letters, figures = "".join(rng.choices(ascii_uppercase, k=2)), "".join(rng.choices(digits, k=9))
    return rng.choice((figures, letters + figures[:7], letters[0] + figures[:7] + "<", "C01X00T47"))


def _day(rng: Random, first: int, last: int) -> str:
    return f"{rng.randrange(first, last):02}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"


def _checked(text: str) -> str:
    return f"{text}{check_digit(text)}"


def _misprinted(kind: str, lines: tuple[str, ...], rng: Random) -> Zone:
    row, place = NUMBER_CHECK[kind]
    line = lines[row]
    wrong = str((int(line[place]) + rng.randrange(1, 10)) % 10)
    changed = (*lines[:row], line[:place] + wrong + line[place + 1 :], *lines[row + 1 :])
    return Zone(kind, changed, sound=False)
