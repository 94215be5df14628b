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
NO_PASSPORT = (
    "Αδυνατώ αντικειμενικά να εφοδιαστώ με διαβατήριο, διότι δεν λειτουργεί προξενική αρχή της χώρας μου στην Ελλάδα.",
    "Στερούμαι αντικειμενικά διαβατηρίου, επειδή η πρεσβεία της χώρας μου δεν μου χορηγεί νέο.",
    "Δεν κατέχω διαβατήριο ούτε άλλο ταξιδιωτικό έγγραφο, γιατί η χώρα μου δεν έχει προξενική αρχή εδώ.",
    "Το διαβατήριό μου εκλάπη και δεν είναι δυνατή η έκδοση νέου λόγω της κατάστασης στη χώρα μου.",
    "Έχασα το διαβατήριό μου και η προξενική αρχή αρνήθηκε την αντικατάστασή του.",
)
OTHERS = (
    "Τα αντίγραφα που υποβάλλω με την αίτησή μου είναι ακριβή αντίγραφα των πρωτοτύπων.",
    "Ζω μόνιμα στην Ελλάδα και δεν έχω απουσιάσει από τη χώρα για διάστημα μεγαλύτερο των δύο ετών.",
    "Δεν έχει υποβληθεί άλλη αίτησή μου για τίτλο διαμονής που να εκκρεμεί.",
)


STATEMENTS = (*NO_PASSPORT, *OTHERS)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A declaration; facts: `statement`, `declared`."""
    values = Values(who, rng, facts)
    statement: str = values.given("statement", rng.choice(STATEMENTS))
    subject = {"subject": "no_passport"} if statement in NO_PASSPORT else {}
    values.say("statement", statement, **subject)
    values.put("short", rng.choice(("τα αντίγραφα είναι γνήσια", "διαμένω μόνιμα στην Ελλάδα", "δεν έχω άλλη αίτηση")))
    values.put("code", "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(20)))
    values.put("signed", values.day("declared", date(2015, 10, 19), 3000), "issue_date")
    return print_form(FORM, layout, values)
