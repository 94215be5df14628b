"""Certificates of application, type A."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens import dates
from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.paper import Paper
from tests.specimens.papers.residence_permit import ADMINISTRATIONS
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A certificate; facts: `application_no`, `application_date`, `category`, `buyout_deadline`."""
    values = Values(who, rng, facts)
    applied = values.day("application_date", date(2015, 10, 19), 2900)
    values.put("applied", applied, "application_date")
    values.put(
        "application_no",
        values.given("application_no", f"{rng.randrange(100000):06d}/{applied.year}"),
        "application_no",
    )
    values.put("issued", values.day("issue_date", applied, 20), "issue_date")
    values.put("to", date(applied.year + 1, applied.month, min(applied.day, 28)), "valid_to")
    values.put("category", values.given("category", rng.choice(("Γ1.3", "Γ1.4", "ΣΤ.1"))), "category")
    values.put("ADMINISTRATION", rng.choice(ADMINISTRATIONS))
    _buyout(values, applied)
    return print_form(FORM, layout, values)


def _buyout(values: Values, applied: date) -> None:
    deadline = values.given("buyout_deadline", applied + timedelta(days=183) if values.rng.random() < 0.3 else None)
    if deadline is None:
        values.put("buyout", "")
        return
    text = f"Εκκρεμεί η εξαγορά ημερών ασφάλισης. Η απόφαση εξαγοράς προσκομίζεται έως {dates.slashed(deadline)}."
    values.say("buyout", text, buyout_deadline=deadline.isoformat())
