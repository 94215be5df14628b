"""Sums of money, as `300.00`."""

import re

from fakelos.extractors.fields.text.strip import Reading, Strip

_MONEY = r"[0-9]{1,3}(?:[. ][0-9]{3})*(?:,[0-9]{2})|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]+[.,][0-9]{2}|[0-9]+"
_AMOUNT = re.compile(rf"(?<![0-9.,/])({_MONEY})(?![0-9/]|[.,][0-9])")
_WITH_EURO = re.compile(
    rf"(?<![0-9.,/])({_MONEY}) ?(?:€|ΕΥΡΩ|ΕURΟ|ΕUR|Ε(?![A-ZΑ-Ω]))"
    rf"|(?:€|ΕΥΡΩ|ΕURΟ|ΕUR)(?: ?\([A-ZΑ-Ω .]{{3,20}}\))?[ :\t]{{0,3}}({_MONEY})(?![0-9/]|[.,][0-9])"
)

_CENTS = re.compile(r"[.,][0-9]{2}$")
_NEAR = 12
"""A sum without the sign of the euro stands within so many letters of the start."""


def decimal(text: str) -> str:
    """An amount in Greek or English notation with two decimals after a point.

    >>> decimal("1.234,50"), decimal("300"), decimal("1,234.50")
    ('1234.50', '300.00', '1234.50')
    """
    digits = re.sub(r"[^0-9]", "", text)
    has_cents = _CENTS.search(text)
    whole, cents = (digits[:-2], digits[-2:]) if has_cents else (digits, "00")
    return f"{int(whole or '0')}.{cents}"


def amounts_in(strip: Strip) -> list[Reading]:
    """All amounts of a strip that carry the sign or the name of the euro."""
    found = ((match, 1 if match[1] else 2) for match in strip.matches(_WITH_EURO))
    return [strip.read(m.start(group), m.end(group), decimal(m[group]), 0.9) for m, group in found]


def read_amount(strip: Strip) -> Reading | None:
    """An amount near the start of a strip, with or without the sign of the euro."""
    with_sign = next(iter(amounts_in(strip)), None)
    match = strip.search(_AMOUNT)
    near = match is not None and match.start() <= _NEAR
    if match is None or not near:
        return with_sign
    has_cents = _CENTS.search(match[1])
    if with_sign is not None and not has_cents:
        return with_sign
    return strip.read(match.start(1), match.end(1), decimal(match[1]), 0.9 if has_cents else 0.7)
