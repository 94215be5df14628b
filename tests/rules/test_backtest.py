"""What a changed rule would turn."""

from pathlib import Path
from shutil import copytree

import pytest

from fakelos.rules.backtest import TurnedLine, turned
from fakelos.rules.circulars import HERE, law, read_folder
from fakelos.rules.law import Law
from fakelos.schemas.dossier import Category, Outcome, Status
from tests.rules.papers import day, fee, g13, g14


@pytest.fixture
def cheaper(tmp_path: Path) -> Law:
    """The circulars with a fee of 150 euros for Γ1.3 from 2018 on."""
    copytree(HERE / "circulars", tmp_path / "circulars")
    path = tmp_path / "circulars" / "oik-67758-2015.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[requirement]]\ncode = "fee"')
    rule = text[start : text.index("[[requirement.see]]", start)]
    old = rule.replace("applies_from = 2015-10-19", "applies_from = 2015-10-19\napplies_to = 2017-12-31")
    new = rule.replace("2015-10-19", "2018-01-01").replace('amount = "300.00"', 'amount = "150.00"')
    path.write_text(text.replace(rule, new + old, 1), encoding="utf-8")
    return read_folder(tmp_path / "circulars")


def test_a_cheaper_fee_turns_the_dossier_that_lacked_it(cheaper: Law) -> None:
    found = turned(g13(fee=fee("150.00")), cheaper, day("2018-01-01"))
    assert found
    assert found.outcomes == (Outcome.TYPE_A_MISSING_DOCUMENTS, Outcome.TYPE_A_COMPLETE)
    assert found.categories == (Category.G13, Category.G13)
    assert found.lines == (TurnedLine("formal", "fee", Status.MISSING, Status.MET),)


def test_before_it_is_in_force_a_rule_turns_nothing(cheaper: Law) -> None:
    assert turned(g13(fee=fee("150.00")), cheaper, day("2017-12-31")) is None


def test_the_same_law_turns_nothing() -> None:
    assert turned(g13(), law(), day("2020-01-01")) is None
    assert turned(g14(), law(), day("2016-07-06")) is None


def test_rules_of_a_day_before_the_circular_leave_what_lacks_doubtful() -> None:
    """C2015: applications are received from 19 October 2015."""
    found = turned(g13(fee=None), law(), day("2015-10-18"))
    assert found
    assert TurnedLine("formal", "fee", Status.MISSING, Status.DOUBTFUL) in found.lines
