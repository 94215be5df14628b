"""School papers (β): a school year spans two calendar years."""

from datetime import date
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts, Values

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
KINDS = {
    "any": ("ΔΗΜΟΤΙΚΟ ΣΧΟΛΕΙΟ", "ΓΥΜΝΑΣΙΟ", "ΓΕΝΙΚΟ ΛΥΚΕΙΟ", "ΕΠΑ.Λ."),
    "primary": ("ΔΗΜΟΤΙΚΟ ΣΧΟΛΕΙΟ", "12/Θ ΔΗΜΟΤΙΚΟ ΣΧΟΛΕΙΟ", "ΔΙΑΠΟΛΙΤΙΣΜΙΚΟ ΔΗΜΟΤΙΚΟ ΣΧΟΛΕΙΟ"),
    "nursery": ("ΝΗΠΙΑΓΩΓΕΙΟ", "ΟΛΟΗΜΕΡΟ ΝΗΠΙΑΓΩΓΕΙΟ"),
    "technical": ("ΕΠΑ.Λ.", "Τ.Ε.Ε.", "ΕΠΑΓΓΕΛΜΑΤΙΚΟ ΛΥΚΕΙΟ", "ΕΣΠΕΡΙΝΟ ΕΠΑ.Λ."),
}
SUBJECTS = (
    "Νεοελληνική Γλώσσα",
    "Μαθηματικά",
    "Ιστορία",
    "Φυσική",
    "Γεωγραφία",
    "Αγγλικά",
    "Φυσική Αγωγή",
    "Θρησκευτικά",
)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A school paper; facts: `school_year` (the year in which it begins), `issue_date`."""
    values = Values(who, rng, facts)
    begun: int = values.given("school_year", max(2004, who.birth.year + rng.randrange(8, 16)))
    span = f"{begun}-{begun + 1}"
    values.say("school_year", rng.choice((span, f"{begun} - {begun + 1}", f"{begun}-{(begun + 1) % 100:02d}")))
    values.true(school_years=[span], years_covered=[str(begun), str(begun + 1)])
    kind = rng.choice(KINDS[option(FORM, layout, "kind", "any")])
    values.put("SCHOOL", f"{rng.randrange(1, 40)}ο {kind} {values.text('OF_CITY')}", "school")
    values.put("grade", rng.choice(("Α΄", "Β΄", "Γ΄", "Δ΄", "Ε΄", "ΣΤ΄")))
    values.put("mark", f"{rng.randrange(10, 20)} {rng.randrange(1, 10)}/10")
    values.put("marks", [(subject, *(str(rng.randrange(9, 21)) for _ in range(3))) for subject in SUBJECTS])
    values.put("issued", values.day("issue_date", date(begun + 1, 5, 20), 400), "issue_date")
    return print_form(FORM, layout, values)
