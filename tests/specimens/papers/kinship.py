"""Proof of kinship with a Greek citizen (στ): the relative is a spouse, a partner or a child."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person, person
from tests.specimens.values import Facts, Values, capitals

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """A paper of kinship; facts: `relative`, `marriage_date`, `issue_date`."""
    values = Values(who, rng, facts)
    relation = option(FORM, layout, "relation")
    other: Person = values.given("relative", _kin(who, rng, relation))
    for name, value in (
        ("surname", other.surname_el),
        ("name", other.name_el),
        ("father", other.father_el),
        ("mother", other.mother_el),
        ("birth", other.birth),
    ):
        code = "birth_date" if name == "birth" else f"{name}_el"
        values.put(f"rel_{name}", value, f"relative_{code}")
    married = values.day("marriage_date", date(2004, 5, 1), 5200)
    values.put("married", married, "marriage_date")
    values.put("act_no", f"{rng.randrange(10, 4000)}/{married.year}", "act_no")
    foreign = relation == "foreign"
    values.true(relation="spouse" if foreign else relation, relative_is_greek="no" if foreign else "yes")
    values.put("rel_role", other.by_sex("ΣΥΖΥΓΟΣ (ΑΡΧΗΓΟΣ)", "ΣΥΖΥΓΟΣ"))
    values.put("own_role", "ΣΥΖΥΓΟΣ")
    values.put("relation_word", "σύζυγος")
    values.put("of_relative", other.by_sex("του", "της"))
    values.put("issued", values.day("issue_date", married + timedelta(days=200), 2500), "issue_date")
    if foreign:
        _foreign_kin(values, other.birth)
    return print_form(FORM, layout, values)


def _foreign_kin(values: Values, birth: date) -> None:
    """A spouse who is no Greek: of them nothing is true that kinship with a Greek rests on."""
    other = person(values.rng, sex=values.who.by_sex("F", "M"), birth=birth)
    for name, value in (
        ("surname", other.surname_el),
        ("name", other.name_el),
        ("father", other.father_el),
        ("birth", other.birth),
    ):
        values.put(f"kin_{name}", value)
    values.put("KIN_COUNTRY", capitals(other.country["el"]))
    values.put("of_kin_country", other.country["of_el"])


def _kin(who: Person, rng: Random, relation: str) -> Person:
    older = timedelta(days=rng.randrange(-1500, 1500))
    birth = date(2006, 1, 1) + timedelta(days=rng.randrange(3000)) if relation == "child" else who.birth + older
    return person(rng, nationality="GRC", sex=who.by_sex("F", "M"), birth=birth)
