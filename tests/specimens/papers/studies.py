"""Studies at institutions of the country (ζ)."""

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
INSTITUTIONS = {
    "university": (
        "ΕΘΝΙΚΟ ΚΑΙ ΚΑΠΟΔΙΣΤΡΙΑΚΟ ΠΑΝΕΠΙΣΤΗΜΙΟ ΑΘΗΝΩΝ",
        "ΑΡΙΣΤΟΤΕΛΕΙΟ ΠΑΝΕΠΙΣΤΗΜΙΟ ΘΕΣΣΑΛΟΝΙΚΗΣ",
        "ΠΑΝΕΠΙΣΤΗΜΙΟ {}",
    ),
    "tei": ("Τ.Ε.Ι. {}", "ΤΕΧΝΟΛΟΓΙΚΟ ΕΚΠΑΙΔΕΥΤΙΚΟ ΙΔΡΥΜΑ {}"),
    "iek": ("ΔΗΜΟΣΙΟ Ι.Ε.Κ. {}", "Δ.Ι.Ε.Κ. {}"),
    "college": ("ΚΟΛΛΕΓΙΟ ΜΕΣΟΓΕΙΟΥ", "AEGEAN COLLEGE {}", "ΕΡΓΑΣΤΗΡΙΟ ΕΛΕΥΘΕΡΩΝ ΣΠΟΥΔΩΝ {}"),
    "oaed": ("ΕΠΑ.Σ. ΜΑΘΗΤΕΙΑΣ {}", "ΕΠΑΣ ΟΑΕΔ {}"),
    "open_university": ("ΕΛΛΗΝΙΚΟ ΑΝΟΙΚΤΟ ΠΑΝΕΠΙΣΤΗΜΙΟ",),
}
DEPARTMENTS = (
    "ΝΟΣΗΛΕΥΤΙΚΗΣ",
    "ΛΟΓΙΣΤΙΚΗΣ",
    "ΠΛΗΡΟΦΟΡΙΚΗΣ",
    "ΟΙΚΟΝΟΜΙΚΩΝ ΕΠΙΣΤΗΜΩΝ",
    "ΤΟΥΡΙΣΤΙΚΩΝ ΕΠΙΧΕΙΡΗΣΕΩΝ",
    "ΗΛΕΚΤΡΟΛΟΓΙΑΣ",
)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A certificate of studies; facts: `academic_year` (the year in which it begins), `issue_date`."""
    values = Values(who, rng, facts)
    begun: int = values.given("academic_year", rng.randrange(2004, 2022))
    values.say("academic_year", f"{begun}-{begun + 1}", academic_years=[f"{begun}-{begun + 1}"])
    values.true(years_covered=[str(begun), str(begun + 1)])
    kind = option(FORM, layout, "kind", layout)
    values.put("institution", rng.choice(INSTITUTIONS[kind]).format(values.text("OF_CITY")), "institution")
    values.put("department", rng.choice(DEPARTMENTS), "department")
    values.put("registration", digits(rng, rng.choice((5, 6, 8))), "registration_no")
    values.put("issued", values.day("issue_date", date(begun + 1, 5, 20), 300), "issue_date")
    return print_form(FORM, layout, values)
