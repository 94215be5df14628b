"""Worked examples of acts of birth that are not plainly the child's (C2015 B, ΣΤ.1, 5th and 6th line)."""

import pytest

from tests.rules.papers import Held, line, paper, permit, st1, status

BORN = "1980-05-06"
ABROAD = paper("birth_act", child_birth_date="2014-03-01", birth_country="ALB")
LATE = paper("birth_act", child_birth_date="2015-08-01")
OWN = paper("birth_act", child_birth_date=BORN)


@pytest.mark.parametrize("act", [ABROAD, LATE, OWN], ids=["abroad", "late", "own"])
def test_a_paper_that_may_be_no_act_of_birth_neither_shows_nor_refutes_one(act: Held) -> None:
    """C2015 A, note 3: nothing follows from what it says before its kind is known."""
    dossier = st1(birth=act.unclear())
    persons = tuple(one.model_copy(update={"birth_date": BORN}) for one in dossier.persons)
    found = line(dossier.model_copy(update={"persons": persons}), "birth_act")
    assert found.status.value == "doubtful"
    assert found.reason_en.startswith("Whether the child was born before law 4332/2015 entered into force")


def test_a_birth_abroad_on_the_last_day_that_counts_is_doubtful_too() -> None:
    """C2015 B, ΣΤ.1, 5th line: law 4332/2015 entered into force on 9 July 2015."""
    assert status(st1(birth=ABROAD.dated("child_birth_date", "2015-07-09")), "birth_act") == "doubtful"


def test_without_a_date_of_application_a_title_may_show_a_stay() -> None:
    """Dates never come from today's clock; here no other paper may show it."""
    child = paper("birth_act", child_birth_date="2014-03-01").of("other")
    title = permit("2012-01-01", "2015-01-01")
    assert status(st1(birth=child, stay=None), "stay_after_birth") == "missing"
    assert status(st1(applied=None, birth=child, insurance=None, stay=title), "stay_after_birth") == "doubtful"
