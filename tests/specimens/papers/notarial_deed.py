"""Notarial deeds (θ): number, day in words, the notary, and who appeared before him."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens import dates
from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import STREETS, Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A deed; facts: `deed_date`."""
    values = Values(who, rng, facts)
    deed_values(values, values.day("deed_date", date(2006, 1, 10), 5600))
    values.true(deed_kind=option(FORM, layout, "kind"), years_covered=[values.text("year")])
    values.true(appeared_in_person="no" if option(FORM, layout, "proxy") else "yes")
    return print_form(FORM, layout, values)


def deed_values(values: Values, day: date) -> None:
    """Number, day and notary, as every deed names them."""
    rng = values.rng
    values.put("deed_no", rng.choice(("{:,}", "{}")).format(rng.randrange(1200, 29000)).replace(",", "."), "deed_no")
    values.put("day_words", dates.words(day.day))
    values.put("day_number", str(day.day))
    values.put("month", dates.OF_MONTH[day.month - 1])
    values.put("deed_day", day)
    values.put("weekday", dates.WEEKDAYS[day.weekday()])
    values.put("year_words", dates.year_words(day.year))
    values.put("year", str(day.year))
    values.true(deed_date=day.isoformat())
    values.put("notary", values.text("official1"), "notary")
    values.put("seller", values.text("official2"))
    values.put("office_street", f"{rng.choice(STREETS).title()} {rng.randrange(1, 120)}")
    values.put("price", float(rng.randrange(18, 700) * 50))
