"""The working days of the public services: weekends and public holidays, movable feasts by the Orthodox Easter."""

from datetime import date
from functools import cache, lru_cache

import holidays

from fakelos.rules.answers import Sentence
from fakelos.rules.dates import ONE_DAY

_SATURDAY = 5
_WEEKEND = {_SATURDAY: Sentence("Σάββατο", "Saturday"), 6: Sentence("Κυριακή", "Sunday")}
_EASTER = "Δευτέρα του Πάσχα"
_EASTER_SUNDAY = Sentence("Κυριακή του Πάσχα", "Easter Sunday")


def rest_of(day: date) -> Sentence | None:
    """Why `day` is no working day of the public services: its holiday, or the day of the weekend; None if it is one.

    >>> rest_of(date(2025, 4, 21))
    Sentence(el='Δευτέρα του Πάσχα', en='Easter Monday')
    """
    greek, english = _holidays(day.year)
    if day in greek:
        return Sentence(greek[day], english[day])
    if greek.get(day + ONE_DAY) == _EASTER:
        return _EASTER_SUNDAY
    return _WEEKEND.get(day.weekday())


@lru_cache(maxsize=8192)
def next_working_day(day: date) -> date:
    """`day` itself, or the first working day after it."""
    while rest_of(day):
        day += ONE_DAY
    return day


@cache
def _holidays(year: int) -> tuple[dict[date, str], dict[date, str]]:
    """The public holidays of a year in Greek and in English."""
    greek, english = (holidays.country_holidays("GR", years=year, language=name) for name in ("el", "en_US"))
    return dict(greek), dict(english)
