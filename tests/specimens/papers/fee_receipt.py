"""Fee receipts (παράβολο): type 2403 for exceptional reasons, 2107 for family reunification."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person, digits
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
KINDS = {"2403": "Άδεια διαμονής για εξαιρετικούς λόγους", "2107": "Άδεια διαμονής για οικογενειακή επανένωση",
         "2101": "Άδεια διαμονής διάρκειας ενός έτους", "2402": "Άδεια διαμονής - λοιπές περιπτώσεις"}  # fmt: skip
WORDS = {300.0: "τριακόσια", 150.0: "εκατόν πενήντα", 500.0: "πεντακόσια"}


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A receipt; facts: `fee_type_code`, `amount`, `payment_date`, `fee_code`."""
    values = Values(who, rng, facts)
    kind: str = values.given("fee_type_code", "2403")
    values.put("type_code", kind, "fee_type_code")
    values.put("fee_kind", KINDS[kind])
    values.say("paid_state", rng.choice(("ΠΛΗΡΩΜΕΝΟ", "Πληρωμένο", "ΔΕΣΜΕΥΜΕΝΟ")), fee_status="paid")
    if option(FORM, layout, "state"):
        values.true(fee_status=option(FORM, layout, "state"))
    amount = float(values.given("amount", 300.0))
    values.put("amount", amount, "amount")
    values.put("in_words", WORDS[amount])
    values.put("fee_code", values.given("fee_code", digits(rng, 20)), "fee_code")
    values.put("paid", values.day("payment_date", date(2013, 6, 1), 3800), "payment_date")
    values.put("bank", rng.choice(("ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ", "ΤΡΑΠΕΖΑ ΠΕΙΡΑΙΩΣ", "ALPHA BANK", "EUROBANK", "ΕΛΤΑ")))
    return print_form(FORM, layout, values)
