"""Powers of attorney given to a lawyer for the application; they are no tie."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.papers.notarial_deed import deed_values
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A power of attorney; facts: `deed_date`."""
    values = Values(who, rng, facts)
    day = values.day("deed_date", date(2015, 10, 1), 2800)
    deed_values(values, day)
    values.put("lawyer", values.text("official3"), "lawyer")
    values.put("signed", day, "date")
    if option(FORM, layout, "kind") == "private":
        return print_form(FORM, layout, values.without("deed_date"))
    return print_form(FORM, layout, values)
