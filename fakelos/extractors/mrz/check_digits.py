"""Check digits of machine-readable zones, ICAO Doc 9303 part 3, section 4.9."""

from itertools import cycle

WEIGHTS = (7, 3, 1)


def value_of(symbol: str) -> int:
    """What a symbol counts: digits themselves, A–Z 10–35, the filler 0.

    Raises:
        ValueError: the symbol is none of the 37 of the zone.
    """
    if symbol == "<":
        return 0
    if not (symbol.isascii() and (symbol.isdigit() or symbol.isupper()) and len(symbol) == 1):
        raise ValueError("not a symbol of a machine-readable zone")
    return int(symbol, 36)


def check_digit(text: str) -> int:
    """The check digit of a text: the sum of values weighted 7, 3, 1, 7, …, modulo ten.

    The first two are the examples of part 3, appendix A.

    >>> check_digit("520727")
    3
    >>> check_digit("AB2134<<<")
    5
    >>> check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0")
    8

    Raises:
        ValueError: the text holds a symbol that no machine-readable zone has.
    """
    return sum(value_of(symbol) * weight for symbol, weight in zip(text, cycle(WEIGHTS), strict=False)) % 10
