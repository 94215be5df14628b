"""Earlier applications to the Ministry for the same permit; their fee serves the new one."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person, digits
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """An earlier application; facts: `submission_date`, `prior_application_no`."""
    values = Values(who, rng, facts)
    submitted = values.day("submission_date", date(2014, 6, 1), 480)
    number = values.given("prior_application_no", f"{rng.randrange(2000, 60000)}/{submitted.year}")
    values.put("prior_no", number, "prior_application_no")
    values.put("submitted", submitted, "submission_date")
    if option(FORM, layout, "withdrawn"):
        values.true(withdrawn=option(FORM, layout, "withdrawn"))
    values.put("fee_code", digits(rng, 20), "fee_code")
    values.put("amount", 300.0, "amount")
    values.put("paid", submitted - timedelta(days=rng.randrange(1, 20)), "payment_date")
    return print_form(FORM, layout, values)
