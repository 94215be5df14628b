"""Residence permits (γ): police cards up to 2001, decisions, stickers of 2002–2011 and cards from 2011 on."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens import cards
from tests.specimens.form import held_out, layouts, option, print_form, years
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
UNIFORM = {"sticker": cards.sticker, "card": cards.card}
LAYOUTS = (*layouts(FORM), *UNIFORM)
HOLDOUT = held_out(FORM)
ERAS = {"sticker": "2005,2011", "card": "2012,2022"}
TYPES = (
    "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ",
    "Εξαρτημένη εργασία",
    "ΜΕΛΟΣ ΟΙΚΟΓΕΝΕΙΑΣ ΠΟΛΙΤΗ ΤΡΙΤΗΣ ΧΩΡΑΣ",
    "ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ",
    "Παροχή υπηρεσιών ή έργου",
    "ΑΝΕΞΑΡΤΗΤΗ ΟΙΚΟΝΟΜΙΚΗ ΔΡΑΣΤΗΡΙΟΤΗΤΑ",
    "ΟΙΚΟΓΕΝΕΙΑΚΗ ΕΠΑΝΕΝΩΣΗ",
    "ΣΠΟΥΔΕΣ",
    "ΕΞΑΙΡΕΤΙΚΟΙ ΛΟΓΟΙ",
    "Εποχιακή εργασία",
    "ΑΝΘΡΩΠΙΣΤΙΚΟΙ ΛΟΓΟΙ",
    "Μέλος οικογένειας Έλληνα πολίτη",
    "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ - ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ Ή ΕΡΓΟΥ",
)
REGIONS = ("ΑΤΤΙΚΗΣ", "ΚΕΝΤΡΙΚΗΣ ΜΑΚΕΔΟΝΙΑΣ", "ΘΕΣΣΑΛΙΑΣ", "ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ", "ΚΡΗΤΗΣ", "ΠΕΛΟΠΟΝΝΗΣΟΥ", "ΗΠΕΙΡΟΥ")
ADMINISTRATIONS = (
    "ΑΤΤΙΚΗΣ",
    "ΜΑΚΕΔΟΝΙΑΣ - ΘΡΑΚΗΣ",
    "ΘΕΣΣΑΛΙΑΣ - ΣΤΕΡΕΑΣ ΕΛΛΑΔΑΣ",
    "ΚΡΗΤΗΣ",
    "ΠΕΛΟΠΟΝΝΗΣΟΥ, ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ ΚΑΙ ΙΟΝΙΟΥ",
)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A permit; facts: `valid_from`, `valid_to`, `decision_date`, `permit_type`."""
    values = Values(who, rng, facts)
    year = rng.choice(years(FORM, layout, ERAS.get(layout, "2005,2020")))
    start = values.day("valid_from", date(year, 1, 1), 365)
    end = values.day("valid_to", _after(start, rng.choice((1, 2, 2))), 1)
    values.put("from", start, "valid_from")
    values.put("to", end, "valid_to")
    decided = values.day("decision_date", start + timedelta(days=20), 60)
    values.put("decided", decided, "decision_date")
    values.put("permit_no", f"{rng.randrange(3000, 99999)}/{decided.year}", "permit_no")
    purpose = option(FORM, layout, "purpose").replace("_", " ") or rng.choice(TYPES)
    values.put("permit_type", values.given("permit_type", purpose), "permit_type")
    values.put("REGION", rng.choice(REGIONS))
    values.put("ADMINISTRATION", rng.choice(ADMINISTRATIONS))
    if layout in UNIFORM:
        return UNIFORM[layout](who, values, start, end)
    return print_form(FORM, layout, values)


def _after(start: date, years: int) -> date:
    return date(start.year + years, start.month, min(start.day, 28)) - timedelta(days=1)
