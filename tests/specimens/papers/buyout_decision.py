"""Decisions on the buy-out of insurance days (εξαγορά ημερών ασφάλισης)."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A decision; facts: `decision_date`, `submitted_date`, `brought_date`."""
    values = Values(who, rng, facts)
    decided = values.day("decision_date", date(2016, 1, 4), 2500)
    days = rng.randrange(20, 151, 10)
    values.put("decided", decided, "decision_date")
    values.put("asked", values.day("submitted_date", decided - timedelta(days=60), 50), "submitted_date")
    values.put("brought", values.given("brought_date", decided + timedelta(days=12 + days % 40)), "brought_date")
    values.put("decision_no", f"{rng.randrange(100, 9000)}/{decided.year}", "decision_no")
    values.put("days", str(days), "days_bought")
    values.put("amount", round(days * 10.7, 2), "amount")
    values.true(insurer=option(FORM, layout, "insurer"))
    return print_form(FORM, layout, values)
