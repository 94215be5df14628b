"""Solemn declarations of article 8 of law 1599/1986."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
STATEMENTS = (
    "Αδυνατώ αντικειμενικά να εφοδιαστώ με διαβατήριο, διότι δεν λειτουργεί προξενική αρχή της χώρας μου στην Ελλάδα.",
    "Τα αντίγραφα που υποβάλλω με την αίτησή μου είναι ακριβή αντίγραφα των πρωτοτύπων.",
    "Ζω μόνιμα στην Ελλάδα και δεν έχω απουσιάσει από τη χώρα για διάστημα μεγαλύτερο των δύο ετών.",
    "Δεν έχει υποβληθεί άλλη αίτησή μου για τίτλο διαμονής που να εκκρεμεί.",
)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A declaration; facts: `statement`, `declared`."""
    values = Values(who, rng, facts)
    values.put("statement", values.given("statement", rng.choice(STATEMENTS)))
    values.put("short", rng.choice(("τα αντίγραφα είναι γνήσια", "διαμένω μόνιμα στην Ελλάδα", "δεν έχω άλλη αίτηση")))
    values.put("code", "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(20)))
    values.put("signed", values.day("declared", date(2015, 10, 19), 3000), "issue_date")
    return print_form(FORM, layout, values)
