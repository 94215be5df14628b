"""Papers that are none of the others: adverts, bills, notices, contracts, foreign papers."""

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
    """Something that lay in the stack; facts: `day`."""
    values = Values(who, rng, facts)
    values.put("day", values.day("day"))
    values.put("sum", float(rng.randrange(35, 420)))
    return print_form(FORM, layout, values)
