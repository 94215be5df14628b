"""Insurance in force: booklets with their stamps of validity, certificates of insurance capacity, printouts."""

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
BODIES = {
    "ΙΚΑ-ΕΤΑΜ": "ΙΔΡΥΜΑ ΚΟΙΝΩΝΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ - Ε.Τ.Α.Μ.", "ΟΑΕΕ": "ΟΡΓΑΝΙΣΜΟΣ ΑΣΦΑΛΙΣΗΣ ΕΛΕΥΘΕΡΩΝ ΕΠΑΓΓΕΛΜΑΤΙΩΝ",
    "ΟΓΑ": "ΟΡΓΑΝΙΣΜΟΣ ΓΕΩΡΓΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ", "ΕΦΚΑ": "ΕΝΙΑΙΟΣ ΦΟΡΕΑΣ ΚΟΙΝΩΝΙΚΗΣ ΑΣΦΑΛΙΣΗΣ",
}  # fmt: skip
EFKA_FROM = date(2017, 1, 1)


def body(rng: Random, day: date) -> str:
    """An insurance body that existed on that day."""
    return "ΕΦΚΑ" if day >= EFKA_FROM else rng.choice(("ΙΚΑ-ΕΤΑΜ", "ΙΚΑ-ΕΤΑΜ", "ΟΑΕΕ", "ΟΓΑ"))


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """An insurance paper; facts: `valid_from`, `valid_to`, `issue_date`, `insurer`."""
    values = Values(who, rng, facts)
    issued = values.day("issue_date", date(2010, 3, 1), 4500)
    start = values.day("valid_from", issued - timedelta(days=60), 50)
    end = values.day("valid_to", date(start.year + 1, 2, 28), 1)
    insurer: str = values.given("insurer", body(rng, issued))
    values.put("issued", issued, "issue_date")
    values.put("from", start, "valid_from")
    values.put("to", end, "valid_to")
    values.put("earlier_from", start - timedelta(days=380))
    values.put("earlier_to", start - timedelta(days=30))
    values.put("insurer", insurer, "insurer")
    values.say("INSURER_NAME", BODIES[insurer], insurer=insurer)
    values.put("ama", who.ama, "ama")
    values.put("member", f"{who.surname_el} {who.mother_el}")
    if option(FORM, layout, "family"):
        values.true(covers_family="yes")
    return print_form(FORM, layout, values)
