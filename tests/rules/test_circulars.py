"""The circulars as data: quoted word for word, dated, and refused with what to do when they are wrong."""

from itertools import combinations
from pathlib import Path
from shutil import copytree

import pytest

from fakelos.rules.checks import CHECKS
from fakelos.rules.circulars import HERE, law, plain, read_law
from fakelos.rules.evaluate import evaluate
from fakelos.rules.law import Law
from fakelos.rules.provisions import Circular
from fakelos.schemas.dossier import Category
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.reasons import REASONS
from tests.rules.papers import fee, g13

CODES = {
    Category.G13: ["passport", "definitive_title", "fee", "ties", "insurance"],
    Category.G14: ["passport", "definitive_titles_5y", "fee", "non_interruption", "insurance"],
    Category.ST1: [
        "application_form",
        "photos",
        "passport",
        "sponsor_permit",
        "birth_act",
        "stay_after_birth",
        "insurance",
        "fee",
    ],
}


@pytest.mark.parametrize("circular", law().circulars, ids=lambda circular: circular.id)
def test_every_quotation_stands_in_its_source_text(circular: Circular) -> None:
    source = plain((HERE / "sources" / circular.source).read_text(encoding="utf-8"))
    quotes = list(circular.quotes())
    assert quotes
    assert [quote for quote in quotes if plain(quote) not in source] == []


@pytest.mark.parametrize("category", Category)
def test_each_category_asks_for_its_lines_in_the_circulars_order(category: Category) -> None:
    lines = [line.requirement for line in law().lines if category in line.requirement.categories]
    assert [r.code for r in lines if r.examination == "formal"] == CODES[category]


def test_the_nine_kinds_of_tie_have_the_circulars_letters() -> None:
    assert list(dict.fromkeys(tie.letter for tie in law().ties)) == ["α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ"]


def test_each_letter_quotes_its_own_entry_of_the_list() -> None:
    source = plain((HERE / "sources" / "circular-oik-67758-2015.txt").read_text(encoding="utf-8"))
    assert [tie.letter for tie in law().ties if f"{tie.letter}) {tie.quote}" not in source] == []


def test_every_check_of_the_vocabulary_is_used() -> None:
    assert {line.requirement.check for line in law().lines} == set(CHECKS)


def test_the_packaged_circulars_are_read_once() -> None:
    assert law() is law()


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name in ("circulars", "sources"):
        copytree(HERE / name, tmp_path / name)
    return tmp_path


def spoil(folders: Path, old: str, new: str) -> str:
    """Change the 2015 circular, and return what the reader then says."""
    path = folders / "circulars" / "oik-67758-2015.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_law(folders / "circulars", folders / "sources")
    assert refused.value.code in REASONS
    return refused.value.detail


def line_of(phrase: str) -> int:
    lines = (HERE / "circulars" / "oik-67758-2015.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if phrase in text)


def test_an_unknown_check_is_refused_with_file_line_and_what_to_do(folders: Path) -> None:
    said = spoil(folders, 'check = "tie_any"', 'check = "tie_some"')
    assert f"oik-67758-2015.toml, line {line_of('tie_any')}" in said
    assert "Use one of passport_copy" in said


def test_a_quotation_that_is_not_in_the_source_is_refused(folders: Path) -> None:
    said = spoil(folders, 'quote = "Παράβολο ύψους 300 ευρώ"', 'quote = "Παράβολο ύψους 400 ευρώ"')
    assert f"line {line_of('Παράβολο ύψους 300 ευρώ')}" in said
    assert "word for word" in said


def test_a_kind_of_tie_is_compared_with_the_source_too(folders: Path) -> None:
    said = spoil(folders, "αποδείξεις τραπεζικών συναλλαγών", "αποδείξεις συναλλαγών")
    assert "word for word" in said


def test_overlapping_dates_are_refused(folders: Path) -> None:
    said = spoil(folders, 'code = "definitive_title"', 'code = "passport"')
    assert "two rules answer passport" in said
    assert "applies_to" in said


def test_an_option_that_the_check_does_not_know_is_refused(folders: Path) -> None:
    said = spoil(folders, "options = { buyout = true }", "options = { buyouts = true }")
    assert "options" in said


def test_a_typing_error_in_the_file_is_refused_with_its_line(folders: Path) -> None:
    said = spoil(folders, 'id = "C2015"', 'id = "C2015')
    assert "line 2" in said


def test_a_missing_entry_is_named(folders: Path) -> None:
    said = spoil(folders, 'paragraph = "Α, κατηγορία Γ1.3, 1η παύλα"\n', "")
    assert "requirement.0.paragraph" in said


def test_a_missing_source_text_is_refused(folders: Path) -> None:
    said = spoil(folders, 'source = "circular-oik-67758-2015.txt"', 'source = "nowhere.txt"')
    assert "sources/nowhere.txt" in said


def test_two_rules_on_titles_are_refused(folders: Path) -> None:
    copied = (folders / "circulars" / "oik-67758-2015.toml").read_text(encoding="utf-8")
    head = copied[: copied.index("# The formal examination of Γ1.3")].replace('id = "C2015"', 'id = "TWIN"')
    (folders / "circulars" / "twin.toml").write_text(head, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="stands in 2 files"):
        read_law(folders / "circulars", folders / "sources")


def test_a_repealed_rule_and_its_successor_each_answer_for_their_days(folders: Path) -> None:
    path = folders / "circulars" / "oik-67758-2015.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[requirement]]\ncode = "fee"')
    rule = text[start : text.index("[[requirement.see]]", start)]
    old = rule.replace("applies_from = 2015-10-19", "applies_from = 2015-10-19\napplies_to = 2017-12-31")
    new = rule.replace("2015-10-19", "2018-01-01").replace('amount = "300.00"', 'amount = "150.00"')
    path.write_text(text.replace(rule, new + old, 1), encoding="utf-8")
    changed = read_law(folders / "circulars", folders / "sources")
    assert fee_of_150(applied="2017-12-31", by=changed) == "missing"
    assert fee_of_150(applied="2018-01-01", by=changed) == "met"


def fee_of_150(applied: str, by: Law) -> str:
    """What becomes of a receipt of 150 euros under other circulars."""
    examination = evaluate(g13(applied=applied, fee=fee("150.00")), by).examinations[0]
    return next(found.status.value for found in examination.formal if found.code == "fee")


def test_no_two_requirements_answer_the_same_line_on_one_day() -> None:
    pairs = combinations((line.requirement for line in law().lines), 2)
    assert not any(one.overlaps(other) for one, other in pairs)
