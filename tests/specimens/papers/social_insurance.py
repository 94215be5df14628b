"""Records of main insurance (ε): which months, how many days, with which body."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form, years
from tests.specimens.paper import Paper
from tests.specimens.people import Person, digits
from tests.specimens.values import Facts, Values, money

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
DECEMBER = 12


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A record; facts: `year` or `period_from` and `period_to` (first of month), `issue_date`."""
    values = Values(who, rng, facts)
    months = _months(values, layout)
    worked = [rng.randrange(4, 26) for _ in months]
    for name, code, month in (("from_month", "period_from", months[0]), ("to_month", "period_to", months[-1])):
        values.say(name, f"{month:%m/%Y}", **{code: f"{month:%Y-%m}"})
    covered = sorted({str(month.year) for month in months})
    values.true(
        period_from=f"{months[0]:%Y-%m}",
        period_to=f"{months[-1]:%Y-%m}",
        insurer=option(FORM, layout, "insurer"),
        years_covered=covered,
    )
    values.say("from_day", months[0], period_from=f"{months[0]:%Y-%m}")
    values.say("to_day", _last_of(months[-1]), period_to=f"{months[-1]:%Y-%m}")
    values.put("year_to", covered[-1])
    values.put("total_days", str(sum(worked)), "total_days")
    values.put("issued", values.day("issue_date", months[-1] + timedelta(days=60), 300), "issue_date")
    _tables(values, months, worked)
    return print_form(FORM, layout, values)


def _months(values: Values, layout: str) -> list[date]:
    year = values.given("year", values.rng.choice(years(FORM, layout)))
    first = values.given("period_from", date(year, values.rng.randrange(1, 4), 1))
    last = values.given("period_to", date(first.year, values.rng.randrange(9, 13), 1))
    months = [first]
    while months[-1] < last:
        at = months[-1]
        months.append(date(at.year + at.month // DECEMBER, at.month % DECEMBER + 1, 1))
    return months[:30]


def _last_of(month: date) -> date:
    return date(month.year + month.month // DECEMBER, month.month % DECEMBER + 1, 1) - timedelta(days=1)


def _tables(values: Values, months: list[date], worked: list[int]) -> None:
    employer, rows, stamps, periods = digits(values.rng, 10), [], [], []
    for month, days in zip(months, worked, strict=True):
        paid = days * 34.6
        rows.append((employer, f"{month:%m/%Y}", "105", str(days), money(paid), money(paid * 0.42)))
        stamps.append((f"{month:%m/%Y}", str(days), str(days)))
        periods.append((f"{month:%m/%Y}", employer, str(days), money(paid)))
    years_worked = sorted({month.year for month in months})
    by_year = [(str(y), str(sum(d for m, d in zip(months, worked, strict=True) if m.year == y))) for y in years_worked]
    values.put("by_year", by_year)
    values.put("employer", employer)
    values.put("months", rows)
    values.put("stamps", stamps)
    values.put("periods", periods)
