"""Applications for a residence permit: forms with boxes, with tables, and plain letters."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.paper import Paper
from tests.specimens.papers.residence_permit import ADMINISTRATIONS
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
TICKS = {"Γ1.3": "g13", "Γ1.4": "g14", "ΣΤ.1": "st1"}


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """An application; facts: `application_no`, `application_date`, `category_claimed`."""
    values = Values(who, rng, facts)
    applied = values.day("application_date", date(2015, 10, 19), 3000)
    category: str = values.given("category_claimed", rng.choice(tuple(TICKS)))
    values.put("applied", applied, "application_date")
    values.put(
        "application_no",
        values.given("application_no", f"{rng.randrange(100000):06d}/{applied.year}"),
        "application_no",
    )
    values.put("category", category, "category_claimed")
    for code, tick in TICKS.items():
        values.say(tick, "x" if code == category else "", **({"category_claimed": code} if code == category else {}))
    values.say("birth8", f"{who.birth:%d%m%Y}", birth_date=who.birth.isoformat())
    values.put("ADMINISTRATION", rng.choice(ADMINISTRATIONS))
    return print_form(FORM, layout, values)
