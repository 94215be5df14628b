"""Birth registration acts of children born in Greece; the paper's person is a parent."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.specimens.form import held_out, layouts, option, print_form
from tests.specimens.paper import Paper
from tests.specimens.people import Person, relative
from tests.specimens.values import Facts, Values, capitals

FORM = Path(__file__).with_suffix(".form")
LAYOUTS = tuple(layouts(FORM))
HOLDOUT = held_out(FORM)


def draw(who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
    """An act of birth; facts: `child`, `other_parent` (people)."""
    values = Values(who, rng, facts)
    child: Person = values.given("child", relative(rng, who, sex=rng.choice("MF"), birth=_born(rng)))
    other: Person = values.given("other_parent", relative(rng, who, sex=who.by_sex("F", "M"), birth=who.birth))
    dad, mum = (who, other) if who.sex == "M" else (other, who)
    values.put("child_birth", child.birth, "child_birth_date")
    values.put("child_name", child.name_el, "child_name_el")
    values.put("child_surname", dad.surname_el, "child_surname_el")
    values.put("child_sex", child.by_sex("ΑΡΡΕΝ", "ΘΗΛΥ"))
    values.say("dad", dad.full_el, father_surname_el=dad.surname_el, father_name_el=dad.name_el)
    values.say("mum", mum.full_el, mother_surname_el=mum.surname_el, mother_name_el=mum.name_el)
    registered = child.birth + timedelta(days=rng.randrange(3, 40))
    values.put("registered", registered)
    values.put("act_no", f"{rng.randrange(10, 3000)}/{registered.year}", "act_no")
    values.put("act_year", str(registered.year))
    values.put("OF_COUNTRY", capitals(who.country["of_el"]))
    values.true(birth_country=who.nationality if option(FORM, layout, "abroad") else "GRC")
    return print_form(FORM, layout, values)


def _born(rng: Random) -> date:
    return date(2005, 1, 1) + timedelta(days=rng.randrange(3800))
