"""Public papers other than passports that carry identity data."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person, by_pattern
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """An identity paper; facts: `issue_date`, `expiry_date`."""
    values = Values(who, rng, facts)
    issued = values.day("issue_date", date(2008, 1, 1), 5000)
    values.put("issued", issued, "issue_date")
    values.put("to", values.day("expiry_date", issued + timedelta(days=3650), 1), "expiry_date")
    values.put("card_no", by_pattern(rng, rng.choice(("A999999", "99999999", "AA999999"))), "card_no")
    values.put("STATE", who.country["state"])
    return print_form(FORM, layout, values)
