"""Tax papers (δ): an οικονομικό έτος is named after the year of filing, a φορολογικό έτος after that of the income."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, print_form, years
from tests.specimens.paper import Paper
from tests.specimens.people import Person, digits, relative
from tests.specimens.values import Facts, Values, capitals

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)
NEW_FROM = 2014
FREE = 1900 / 0.22


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A tax paper; facts: `income_year`, `issue_date`, `spouse`."""
    values = Values(who, rng, facts)
    year: int = values.given("income_year", rng.choice(years(FORM, layout)))
    _year(values, year)
    issued = values.day("issue_date", date(year + 1, 4, 10), 200)
    values.put("issued", issued, "issue_date")
    values.put("filed", issued - timedelta(days=1))
    values.put("declaration", digits(rng, rng.choice((5, 6))))
    values.put("debt", digits(rng, 20))
    _amounts(values)
    _spouse(values)
    return print_form(FORM, layout, values)


def _year(values: Values, year: int) -> None:
    old = year < NEW_FROM
    kind, label = ("oikonomiko", year + 1) if old else ("forologiko", year)
    values.true(tax_year_label=str(label), tax_year_kind=kind, income_year=str(year), years_covered=[str(year)])
    values.put("label_year", str(label))
    values.put("income_year", str(year))
    values.put("kind_label", "ΟΙΚΟΝΟΜΙΚΟ ΕΤΟΣ" if old else "ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ")
    values.put("joint_title", "ΕΚΚΑΘΑΡΙΣΤΙΚΟ ΣΗΜΕΙΩΜΑ" if old else "ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ")
    values.put("kind_of", "οικονομικού έτους" if old else "φορολογικού έτους")
    values.put("income_note", f" (εισοδήματα {year})" if old else "")
    values.put(
        "agency", "ΓΕΝΙΚΗ ΓΡΑΜΜΑΤΕΙΑ ΔΗΜΟΣΙΩΝ ΕΣΟΔΩΝ" if year < NEW_FROM + 2 else "ΑΝΕΞΑΡΤΗΤΗ ΑΡΧΗ ΔΗΜΟΣΙΩΝ ΕΣΟΔΩΝ"
    )


def _amounts(values: Values) -> None:
    income = float(values.rng.randrange(3200, 15000))
    values.put("doy", capitals(values.text("of_city")), "doy")
    values.put("income", income)
    values.put("scale", round(income * 0.22, 2))
    values.put("due", max(0.0, round(income * 0.22 - 1900, 2)))
    closing = ("ΠΟΣΟ ΠΟΥ ΠΡΕΠΕΙ ΝΑ ΠΛΗΡΩΣΕΤΕ", "ΠΟΣΟ ΟΦΕΙΛΗΣ") if income > FREE else ("ΜΗΔΕΝΙΚΟ ΕΚΚΑΘΑΡΙΣΤΙΚΟ",)
    values.put("closing", values.rng.choice(closing))


def _spouse(values: Values) -> None:
    who, rng = values.who, values.rng
    spouse: Person = values.given("spouse", relative(rng, who, sex=who.by_sex("F", "M"), birth=who.birth))
    values.put("spouse_surname", spouse.surname_el, "spouse_surname_el")
    values.put("spouse_name", spouse.name_el, "spouse_name_el")
    values.put("spouse_father", spouse.father_el, "spouse_father_name_el")
    values.put("spouse_afm", spouse.afm, "spouse_afm")
    values.put("spouse_income", float(rng.randrange(0, 8000)))
