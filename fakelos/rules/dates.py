"""Calendar arithmetic as the circulars count: whole days, calendar months and years, no clock.

Source: the reading of "the last ten years" (C2015, categories Γ1.3 and Γ1.4) as the same calendar
day ten years before; a day that the month does not have becomes the month's last.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from fakelos.rules.intervals import Interval

ONE_DAY = timedelta(days=1)
SCHOOL_YEAR_STARTS = 9


@lru_cache(maxsize=8192)
def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it has no such day.

    >>> add_months(date(2017, 8, 31), 6)
    datetime.date(2018, 2, 28)
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """The same calendar day, `years` later; 29 February becomes 28 February.

    >>> add_years(date(2016, 2, 29), -10)
    datetime.date(2006, 2, 28)
    """
    return add_months(day, 12 * years)


def years_before(day: date, years: int) -> Interval:
    """The `years` before `day`: from the same calendar day, up to the day before.

    >>> years_before(date(2016, 7, 6), 10)
    Interval(start=datetime.date(2006, 7, 6), end=datetime.date(2016, 7, 5))
    """
    return Interval(add_years(day, -years), day - ONE_DAY)


@lru_cache(maxsize=8192)
def read_day(text: str) -> date | None:
    """An ISO day of a year that papers may bear, None for anything else."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if _on_paper(day.year) else None


def _on_paper(year: int) -> bool:
    return 1900 <= year < 2200  # noqa: PLR2004  # lives and permits of today's applicants


@lru_cache(maxsize=8192)
def read_period(text: str) -> Interval | None:
    """The days that an ISO day, month or year means; None for anything else.

    >>> read_period("2015-02")
    Interval(start=datetime.date(2015, 2, 1), end=datetime.date(2015, 2, 28))
    """
    day = read_day(text)
    if day:
        return Interval(day, day)
    year, _, month = text.strip().partition("-")
    if not year.isdecimal() or not _on_paper(int(year)):
        return None
    return _month(int(year), month) if month else year_span(int(year))


def _month(year: int, month: str) -> Interval | None:
    start = read_day(f"{year:04}-{month.zfill(2)}-01")
    return Interval(start, add_months(start, 1) - ONE_DAY) if start else None


def year_span(year: int) -> Interval:
    """The days of a calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def read_school_year(text: str) -> Interval | None:
    """A school or academic year, which in Greece runs from 1 September to 31 August.

    >>> read_school_year("2014-15")
    Interval(start=datetime.date(2014, 9, 1), end=datetime.date(2015, 8, 31))
    """
    first = text.strip()[:4]
    if not first.isdecimal() or not _on_paper(int(first)):
        return None
    start = date(int(first), SCHOOL_YEAR_STARTS, 1)
    return Interval(start, add_years(start, 1) - ONE_DAY)


@lru_cache(maxsize=8192)
def show(day: date) -> str:
    """A day as Greek papers print it.

    >>> show(date(2015, 10, 6))
    '06/10/2015'
    """
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
