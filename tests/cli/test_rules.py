"""`fakelos rules`: the law, printed for a lawyer."""

from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from fakelos.cli import app
from fakelos.rules.circulars import HERE


def rules(*arguments: str | Path) -> tuple[int, str]:
    """The exit code and everything printed."""
    run = CliRunner().invoke(app, ["rules", *map(str, arguments)])
    return run.exit_code, run.output


@pytest.fixture
def circulars(tmp_path: Path) -> Path:
    """A copy of the packaged circulars, to be changed."""
    folder = tmp_path / "circulars"
    copytree(HERE / "circulars", folder)
    return folder


def amend(folder: Path, old: str, new: str) -> None:
    path = folder / "oik-67758-2015.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_list_names_every_line_with_its_paragraph_in_greek() -> None:
    code, said = rules("list")
    assert code == 0
    assert "Γ1.4 · τυπική προϋπόθεση (βεβαίωση τύπου Α)" in said
    assert "ΣΤ.1 · ουσιαστική προϋπόθεση (χορήγηση)" in said
    assert "C2015, Α, επισήμανση 3.β; από 19/10/2015" in said


def test_the_list_of_a_day_before_the_circular_says_that_nothing_was_in_force() -> None:
    assert rules("list", "--on", "2015-10-18") == (1, "Τότε δεν ίσχυε καμία γραμμή.\n")


def test_english_leaves_the_quotations_greek() -> None:
    code, said = rules("explain", "ties", "--english")
    assert code == 0
    assert "Ties with the country · Γ1.3 · formal examination (Type A certificate)" in said
    assert "«Έγγραφα που πιστοποιούν την διατήρηση δεσμών με τη χώρα" in said


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("passport", "Αντίγραφο διαβατηρίου, έστω και αν αυτό έχει λήξει"),
        ("θ", "συμβολαιογραφικά έγγραφα τα οποία συντάχθηκαν παρουσία του αιτούντος"),
        ("departure", "οικειοθελή αποχώρηση"),
        ("buyout", "εντός έξι μηνών"),
        ("titles", "Κάτοχοι οριστικού τίτλου διαμονής"),
        ("force_majeure", "αρχή της ανωτέρας βίας"),
        ("completeness", "πληρούν τις ελάχιστες προϋποθέσεις"),
    ],
)
def test_an_explanation_quotes_the_source(code: str, words: str) -> None:
    found, said = rules("explain", code)
    assert (found, words in said) == (0, True), said


def test_an_unknown_code_is_answered_with_the_known_ones() -> None:
    code, said = rules("explain", "visa")
    assert code == 1
    assert "visa: άγνωστος κωδικός" in said
    assert "non_interruption" in said


def test_two_days_of_the_same_law_do_not_differ() -> None:
    assert rules("diff", "2016-01-01", "2020-01-01") == (0, "Καμία διαφορά.\n")


def test_what_came_into_force_between_two_days_is_shown_with_its_words() -> None:
    code, said = rules("diff", "2015-10-18", "2015-10-19")
    assert code == 0
    assert "+   «Παράβολο ύψους 300 ευρώ»" in said
    assert "  - " not in said


def test_two_folders_are_compared_line_by_line(circulars: Path) -> None:
    amend(circulars, 'amount = "300.00", type_codes = ["2403"]', 'amount = "150.00", type_codes = ["2403"]')
    code, said = rules("diff", HERE / "circulars", circulars)
    assert code == 0
    assert said.startswith("Γ1.3 · τυπική προϋπόθεση (βεβαίωση τύπου Α) · fee")
    assert "-   fee amount = 300.00" in said
    assert "+   fee amount = 150.00" in said
    assert "passport" not in said


def test_a_wrong_folder_says_file_line_and_what_to_do(circulars: Path) -> None:
    amend(circulars, 'check = "tie_any"', 'check = "tie_some"')
    code, said = rules("diff", "2016-01-01", circulars)
    assert code == 1
    assert "oik-67758-2015.toml, line" in said
    assert "Use one of" in said


def test_a_folder_without_a_circular_is_no_law(tmp_path: Path) -> None:
    code, said = rules("diff", "2016-01-01", tmp_path)
    assert code == 1
    assert f"{tmp_path.name}: no circular stands there" in said


def test_what_is_neither_a_day_nor_a_folder_is_refused() -> None:
    code, said = rules("diff", "yesterday", "2016-01-01")
    assert code == 2
    assert "YYYY-MM-DD" in said


def test_each_conflict_shows_both_readings_the_chosen_one_and_why() -> None:
    code, said = rules("conflicts")
    assert code == 0
    assert "► expired: Αρκεί αντίγραφο, έστω και ληγμένου διαβατηρίου. (C2015" in said
    assert "  valid: Απαιτείται διαβατήριο σε ισχύ. (SVC" in said
    assert "δεν δεσμεύει την τελική κρίση" in said
