"""Certificates of Greek language courses (α)."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A course certificate; facts: `course_from`, `course_to`, `issue_date`."""
    values = Values(who, rng, facts)
    begun = values.day("course_from", date(2007, 9, 15), 5000)
    ended = values.day("course_to", begun + timedelta(days=100), 90)
    values.put("from", begun, "course_from")
    values.put("to", ended, "course_to")
    values.put("level", rng.choice(("Α1", "Α2", "Β1", "Β2")), "level")
    values.put("hours", str(rng.choice((100, 125, 150, 175, 200))), "hours")
    values.put("issued", values.day("issue_date", ended + timedelta(days=5), 60), "issue_date")
    values.true(years_covered=sorted({str(begun.year), str(ended.year)}))
    return print_form(FORM, layout, values)
