"""Where the sources differ: both readings in their own words, and what the office's choice changes."""

from pathlib import Path
from shutil import copytree

import pytest

from fakelos.rules.circulars import HERE, REGISTER, law, plain, read_law
from fakelos.rules.conflicts import apply
from fakelos.rules.evaluate import evaluate
from fakelos.rules.law import Law, Line
from fakelos.rules.provisions import Conflict, Requirement
from fakelos.schemas.dossier import CaseFile, Category
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.reasons import REASONS
from tests.rules.papers import fee, g13, g14, paper, passport, permit, st1, tax_return


def chosen(tmp_path: Path, text: str) -> Law:
    """The law as an office reads it that chose so."""
    path = tmp_path / "choices.toml"
    path.write_text(text, encoding="utf-8")
    return read_law(HERE / "circulars", HERE / "sources", choices=path)


def by_office(tmp_path: Path, conflict: str, reading: str) -> Law:
    return chosen(tmp_path, f'[{conflict}]\nreading = "{reading}"\njustification = "Πρακτική της υπηρεσίας."\n')


def formal(dossier: CaseFile, code: str, by: Law, category: Category = Category.G13) -> tuple[str, str]:
    """The status and the source of a formal line under some law."""
    examination = next(e for e in evaluate(dossier, by).examinations if e.category is category)
    found = next(f for f in examination.formal if f.code == code)
    return found.status.value, found.source


@pytest.mark.parametrize("conflict", law().conflicts, ids=lambda conflict: conflict.id)
def test_both_readings_stand_in_their_sources_word_for_word(conflict: Conflict) -> None:
    texts = {c.id: plain((HERE / "sources" / c.source).read_text(encoding="utf-8")) for c in law().circulars}
    assert {reading.source for reading in conflict.reading} == {"C2015", "SVC"}
    assert [reading.id for reading in conflict.reading if plain(reading.quote) not in texts[reading.source]] == []


def test_the_register_holds_every_point_on_which_the_sources_differ() -> None:
    """rules.md, 1 and 3: passport, ties, non-interruption, photos; titles, fee, completeness besides."""
    assert [conflict.id for conflict in law().conflicts] == [
        "passport",
        "ties",
        "non_interruption",
        "photos",
        "title_in_decade",
        "fee_form",
        "completeness",
    ]


def codes(dossier: CaseFile, rules: Law) -> list[str]:
    """The formal lines of the proposed category."""
    return [found.code for found in evaluate(dossier, rules).examinations[0].formal]


def test_an_office_may_ask_for_a_valid_passport_on_receipt(tmp_path: Path) -> None:
    """C2015, Γ1.3, 1st line, against SVC, papers, 2."""
    expired = g13(passport=passport("2013-05-01"))
    assert formal(expired, "passport", law()) == ("met", "C2015")
    strict = by_office(tmp_path, "passport", "valid")
    assert formal(expired, "passport", strict) == ("missing", "SVC")
    assert codes(expired, strict) == codes(expired, law())
    assert formal(g14(passport=passport("2013-05-01")), "passport", strict, Category.G14) == ("missing", "SVC")
    assert evaluate(expired, strict).outcome == "incomplete"


def test_an_office_may_ask_for_ties_of_each_year_on_receipt(tmp_path: Path) -> None:
    """C2015 A, note 3.α, against SVC, papers, 6."""
    assert formal(g13(tie=tax_return(2014)), "ties", law()) == ("met", "C2015")
    assert formal(g13(tie=tax_return(2014)), "ties", by_office(tmp_path, "ties", "each_year")) == ("missing", "SVC")


def test_an_office_may_always_ask_whether_residence_was_interrupted(tmp_path: Path) -> None:
    """C2015 A, note 3.β, against SVC, how it is done, 1st point."""
    strict = by_office(tmp_path, "non_interruption", "always")
    assert formal(g14(), "non_interruption", law(), Category.G14) == ("not_required", "C2015")
    assert formal(g14(), "non_interruption", strict, Category.G14) == ("met", "SVC")


def test_an_office_may_ask_it_for_a_gap_of_a_single_day(tmp_path: Path) -> None:
    """C2015 A, note 3.β says "immediately before" and no tolerance: here five days lack before the application."""
    strict = by_office(tmp_path, "non_interruption", "no_gap")
    assert formal(g14(), "non_interruption", strict, Category.G14) == ("met", "C2015")
    whole = permit("2010-07-06", "2016-07-05")
    assert formal(g14(permit=whole), "non_interruption", strict, Category.G14) == ("not_required", "C2015")


def test_the_tolerance_that_the_register_states_is_the_one_that_is_asked() -> None:
    """It stands in the register, beside the reading that knows none."""
    asked = next(line.requirement for line in law().lines if line.requirement.code == "non_interruption")
    stated = next(conflict for conflict in law().conflicts if conflict.id == "non_interruption").chosen("not_immediate")
    for number in (asked.options["unless_lawful_days"], asked.options["of_last_days"]):
        assert f"{number:,}" in stated.says_en
        assert f"{number:,}".replace(",", ".") in stated.says_el


def test_an_office_may_ask_for_photographs_on_receipt(tmp_path: Path) -> None:
    """C2015 A lists none; SVC, papers, 1."""
    strict = by_office(tmp_path, "photos", "two")
    assert "photos" not in [f.code for f in evaluate(g13()).examinations[0].formal]
    assert formal(g13(), "photos", strict) == ("missing", "SVC")
    assert formal(g14(photo=paper("photo")), "photos", strict, Category.G14) == ("met", "SVC")
    assert codes(st1(), strict) == codes(st1(), law())
    assert codes(g13(), strict) == [*codes(g13(), law()), "photos"]


@pytest.mark.parametrize(
    ("start", "decided", "expected"),
    [
        ("2006-07-06", None, "met"),
        ("2006-07-05", None, "missing"),
        ("2006-07-05", "2006-07-06", "met"),
        ("2006-08-01", "2006-07-05", "missing"),
        (None, None, "doubtful"),
    ],
)
def test_an_office_may_ask_that_the_title_was_issued_in_the_ten_years(
    start: str | None, decided: str | None, expected: str, tmp_path: Path
) -> None:
    """C2015, Γ1.3, 2nd line, "expired", against SVC, description, "issued"; since 6 July 2006."""
    held = permit(start, "2008-07-05")
    dossier = g13(permit=held.dated("decision_date", decided) if decided else held)
    assert formal(dossier, "definitive_title", law()) == ("met", "C2015")
    strict = by_office(tmp_path, "title_in_decade", "issued")
    assert formal(dossier, "definitive_title", strict) == (expected, "SVC")


def test_a_title_that_may_have_been_issued_on_the_first_day_of_the_ten_years_is_doubtful(tmp_path: Path) -> None:
    """C2015, Γ1.3, 2nd line, against SVC, description: 5 or 6 July 2006."""
    either = permit("2006-07-05", "2008-07-05").or_else("valid_from", "2006-07-06")
    strict = by_office(tmp_path, "title_in_decade", "issued")
    assert formal(g13(permit=either), "definitive_title", strict) == ("doubtful", "SVC")


def test_without_a_date_of_application_the_day_of_issue_is_doubtful_too(tmp_path: Path) -> None:
    """Dates never come from today's clock."""
    strict = by_office(tmp_path, "title_in_decade", "issued")
    assert formal(g13(applied=None), "definitive_title", strict) == ("doubtful", "SVC")


def test_an_office_may_ask_for_an_electronic_fee(tmp_path: Path) -> None:
    """C2015, Γ1.3, 3rd line, against SVC, papers, 3."""
    strict = by_office(tmp_path, "fee_form", "electronic")
    assert formal(g13(fee=fee(code=None)), "fee", law()) == ("met", "C2015")
    assert formal(g13(fee=fee(code=None)), "fee", strict) == ("doubtful", "SVC")
    said = [found.reason_en for found in evaluate(g13(fee=fee(code=None)), strict).examinations[0].formal]
    assert "No code of an electronic fee was read." in said
    assert formal(g13(), "fee", strict) == ("met", "SVC")


def test_an_office_may_ask_for_everything_but_insurance_before_a_certificate(tmp_path: Path) -> None:
    """C2015, part Γ, "complete", against SVC, step 3.β."""
    strict = by_office(tmp_path, "completeness", "complete")
    assert evaluate(g13(fee=None)).outcome == "type_a_missing_documents"
    assert evaluate(g13(fee=None), strict).outcome == "incomplete"
    assert evaluate(g13(insurance=None), strict).outcome == "type_a_buyout_pending"


def test_the_choices_are_recorded_on_the_dossier_with_their_reasons(tmp_path: Path) -> None:
    recorded = {
        choice.conflict: choice for choice in evaluate(g13(), by_office(tmp_path, "ties", "each_year")).conflicts
    }
    assert (recorded["ties"].reading, recorded["ties"].by) == ("each_year", "office")
    assert recorded["ties"].justification_el == "Πρακτική της υπηρεσίας."
    assert (recorded["passport"].reading, recorded["passport"].by) == ("expired", "default")
    assert "δεν δεσμεύει" in recorded["passport"].justification_el
    assert "non_interruption" not in recorded
    assert evaluate(st1()).conflicts == ()


def test_what_the_grant_asks_stays_as_it_is_whatever_is_chosen(tmp_path: Path) -> None:
    """Both are shown: the other source's line stands in the substantive examination."""
    for conflict, reading in (("passport", "valid"), ("ties", "each_year"), ("photos", "two")):
        before, after = evaluate(g13()), evaluate(g13(), by_office(tmp_path, conflict, reading))
        assert after.examinations[0].substantive == before.examinations[0].substantive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[visa]\nreading = "a"\njustification = "b"', "line 1: unknown conflict visa. Use one of passport, ties"),
        ('[ties]\nreading = "two"\njustification = "b"', "line 1: unknown reading two. Use one of one, each_year"),
        ('[ties]\nreading = "one"', "[ties] needs a reading and a justification"),
        ('[ties]\nreading = "one"\njustification = ""', "[ties] needs a reading and a justification"),
        ("[ties", "Correct the TOML"),
        ('visa.reading = "a"', "choices.toml: unknown conflict visa"),
    ],
)
def test_a_wrong_choice_is_refused_with_what_to_do(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        chosen(tmp_path, text)
    assert said in refused.value.detail
    assert refused.value.code in REASONS


def test_a_file_of_choices_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="FAKELOS_CONFLICT_CHOICES"):
        read_law(HERE / "circulars", HERE / "sources", choices=tmp_path / "none.toml")


def test_the_setting_reaches_the_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "choices.toml"
    path.write_text('[ties]\nreading = "each_year"\njustification = "SPECIMEN"\n', encoding="utf-8")
    monkeypatch.setenv("FAKELOS_CONFLICT_CHOICES", str(path))
    assert ("ties", "each_year") in [(choice.conflict, choice.reading) for choice in law.__wrapped__().choices]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Αντίγραφο διαβατηρίου, έστω", "Πρωτότυπο διαβατηρίου, έστω", "Quote the source word for word"),
        ('default = "one"', 'default = "two"', "default two is none of its readings"),
        ('source = "SVC"', 'source = "KYA"', "there is no circular KYA. Use one of"),
        ('check = "passport_valid"', 'check = "passport_fresh"', 'unknown check "passport_fresh"'),
        ("options = { years = 2 }", "options = { year = 2 }", "options: years"),
        ('id = "valid"', "", "conflict.0.reading.1.id"),
    ],
)
def test_a_wrong_register_stops_the_start_with_file_and_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / REGISTER
    text = (HERE / REGISTER).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_law(HERE / "circulars", HERE / "sources", path)
    assert said in refused.value.detail
    assert f"{REGISTER}, line " in refused.value.detail or f"{REGISTER}: line " in refused.value.detail


def test_a_folder_of_circulars_may_bring_its_own_register(tmp_path: Path) -> None:
    copytree(HERE / "circulars", tmp_path / "circulars")
    assert read_law(tmp_path / "circulars", HERE / "sources").choices == law().choices


def test_what_is_chosen_for_exceptional_reasons_leaves_family_reunification_alone(tmp_path: Path) -> None:
    """C2015, part Γ, against SVC, step 3.β; C2015 B names no line that a certificate could do without."""
    strict = by_office(tmp_path, "completeness", "complete")
    lacking = st1(insurance=None)
    assert evaluate(lacking, strict).outcome == evaluate(lacking).outcome == "incomplete"


def test_a_line_is_asked_on_receipt_as_the_source_has_it_that_is_read_and_no_other(tmp_path: Path) -> None:
    """SVC, papers, 1; a later circular that asks for photographs too is not what the office chose."""
    strict = by_office(tmp_path, "photos", "two")
    photos = next(one for one in law().lines if (one.circular, one.requirement.code) == ("SVC", "photos"))

    def make(circular: str, requirement: Requirement) -> Line:
        return photos._replace(circular=circular, requirement=requirement)

    both = apply((photos, photos._replace(circular="C2024")), strict.conflicts, strict.choices, make)
    assert [(one.circular, one.requirement.examination) for one in both] == [
        ("SVC", "substantive"),
        ("C2024", "substantive"),
        ("SVC", "formal"),
    ]
