"""Countries by the codes of ICAO 9303 part 3, as letters name them."""

from functools import cache

from babel import Locale
from babel.core import get_global

BRITISH = dict.fromkeys(("GBD", "GBN", "GBO", "GBP", "GBS"), "GB")
OTHERWISE = {"D": "DE", "RKS": "XK", "XKX": "XK", "KSV": "XK", "ROM": "RO", "ZAR": "CD", "TMP": "TL", **BRITISH}
"""Codes of passports that are not of ISO 3166-1, by its two letters."""


@cache
def country_name(code: str, language: str) -> str:
    """The name of a country in a language; the code itself where it names none, or more than one since it ended.

    >>> country_name("NGA", "el"), country_name("D", "en"), country_name("XXA", "el"), country_name("YUG", "en")
    ('Νιγηρία', 'Germany', 'XXA', 'YUG')
    """
    letters = [OTHERWISE[code]] if code in OTHERWISE else get_global("territory_aliases").get(code, [])
    return Locale(language).territories.get(letters[0], code) if len(letters) == 1 else code
