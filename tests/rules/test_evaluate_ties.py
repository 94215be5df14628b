"""Worked examples of ties with the country, letters α to θ. Each names the paragraph it rests on."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Category
from tests.rules.papers import (
    GOOD_G13,
    Held,
    deed,
    g13,
    insurance,
    line,
    paper,
    permit,
    status,
    tax_return,
)

TIES = {
    "α": paper("language_course", course_from="2013-01-10", course_to="2013-05-20"),
    "β": paper("school_record", school_years=("2013-2014",)),
    "γ": permit("2000-06-01", "2014-05-31"),
    "δ": tax_return(2013),
    "ε": paper("social_insurance", period_from="2014-02", period_to="2014-12"),
    "στ": paper("kinship", issue_date="2016-05-01", relation="spouse"),
    "ζ": paper("studies", academic_years=("2013-2014",)),
    "η": paper("bank_transaction", transaction_dates=("2012-09-01", "2013-01-02")),
    "θ": deed("2013-10-13"),
}


@pytest.mark.parametrize("letter", TIES)
def test_one_paper_of_any_listed_kind_is_enough_for_the_type_a_certificate(letter: str) -> None:
    """C2015, Γ1.3, 4th line, letters α to θ; A, note 3.α: "even one relevant document"."""
    found = line(g13(tie=TIES[letter]), "ties", Category.G13)
    assert found.status.value == "met"
    assert f"({letter})" in found.reason_el


def test_no_tie_is_missing() -> None:
    """C2015, Γ1.3, 4th line."""
    assert status(g13(tie=None), "ties") == "missing"


def test_a_tie_speaks_of_the_time_after_the_titles_expiry() -> None:
    """C2015, Γ1.3, 4th line; what was filed or shown for an earlier time a reviewer judges."""
    assert status(g13(tie=deed("2012-07-07")), "ties") == "met"
    assert status(g13(tie=deed("2012-07-06")), "ties") == "doubtful"


def test_a_tie_of_the_day_of_the_application_counts_and_a_later_one_does_not() -> None:
    """C2015, Γ1.3, 4th line: "up to the date of the application"."""
    assert status(g13(tie=deed("2016-07-06")), "ties") == "met"
    assert status(g13(tie=deed("2016-07-07")), "ties") == "missing"


def test_the_year_of_the_expiry_is_partly_after_it() -> None:
    """C2015, Γ1.3, 4th line: a tax return speaks of its whole income year."""
    assert status(g13(tie=tax_return(2012)), "ties") == "met"


def test_a_tie_from_before_the_ten_years_is_none() -> None:
    """C2015, Γ1.3, 4th line."""
    assert status(g13(tie=tax_return(2004)), "ties") == "missing"


def test_a_tie_without_a_legible_date_is_doubtful() -> None:
    """C2015 A, note 3."""
    assert status(g13(tie=tax_return(2014).without("income_year")), "ties") == "doubtful"
    assert status(g13(tie=tax_return(2014).guessing("income_year")), "ties") == "doubtful"


def test_a_tie_is_dated_by_its_issue_where_what_it_covers_was_not_read() -> None:
    """C2015, Γ1.3, 4th line."""
    certificate = paper("studies", institution="SPECIMEN", issue_date="2014-06-01")
    assert status(g13(tie=certificate), "ties") == "met"


def test_a_comparable_paper_is_doubtful_until_a_reviewer_accepts_it() -> None:
    """C2015 A, note 3.α: the list is indicative."""
    letter = paper("other", holder_surname_el="ΧΟΤΖΑ", issue_date="2014-02-02")
    assert status(g13(tie=letter), "ties") == "doubtful"


def test_a_provisional_certificate_is_no_earlier_permit_but_may_be_accepted() -> None:
    """C2015, Γ1.3, letter γ; A, note 3.α."""
    certificate = permit("2013-07-07", "2014-07-06", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ")
    for held in (certificate, certificate.guessing("permit_type")):
        assert status(g13(permit=[GOOD_G13["permit"], held], tie=None), "ties") == "doubtful"


def test_comparable_papers_cover_no_year_for_certain() -> None:
    """SVC, papers, 6."""
    each = [paper("other", holder_name_el="ΑΡΜΠΕΝ", issue_date=f"{year}-06-01") for year in range(2012, 2017)]
    assert status(g13(tie=each), "ties_each_year", examination="substantive") == "doubtful"


def test_a_leaflet_that_names_nobody_is_no_tie() -> None:
    """C2015, Γ1.3, 4th line."""
    assert status(g13(tie=paper("other", issue_date="2014-02-02")), "ties") == "missing"
    assert status(g13(tie=paper("other", holder_surname_el="ΧΟΤΖΑ")), "ties") == "missing"


def test_a_lawyers_power_of_attorney_is_no_tie() -> None:
    """C2015, Γ1.3, letter θ: a deed drawn up in the applicant's presence, not the authority for the application."""
    authority = paper("power_of_attorney", lawyer="SPECIMEN", deed_date="2016-06-20")
    assert status(g13(tie=authority), "ties") == "missing"
    assert status(g13(tie=authority.guessing("lawyer")), "ties") == "doubtful"


def test_a_deed_that_does_not_show_the_applicants_presence_is_doubtful() -> None:
    """C2015, Γ1.3, letter θ."""
    shown = deed("2013-10-13", appeared_in_person="yes")
    assert status(g13(tie=shown), "ties") == "met"
    for held in (deed("2013-10-13", appeared_in_person="no"), shown.without("appeared_in_person")):
        assert status(g13(tie=held), "ties") == "doubtful"
    assert status(g13(tie=shown.guessing("appeared_in_person")), "ties") == "doubtful"


def test_a_deed_for_a_lawyer_is_doubtful() -> None:
    """C2015, Γ1.3, letter θ: it may be the authority for this application, or an older one."""
    assert status(g13(tie=deed("2013-10-13", lawyer="SPECIMEN")), "ties") == "doubtful"


def test_a_spouses_tax_return_is_no_tie_of_the_applicant() -> None:
    """C2015, Γ1.3, letter δ."""
    assert status(g13(tie=tax_return(2014).of("other")), "ties") == "missing"


def test_insurance_of_past_years_serves_as_tie_too() -> None:
    """C2015, Γ1.3, letter ε and 5th line: one paper may serve both."""
    record = paper("social_insurance", period_from="2014-01", period_to="2016-07")
    dossier = g13(tie=None, insurance=record)
    assert (status(dossier, "ties"), status(dossier, "insurance")) == ("met", "doubtful")


@pytest.mark.parametrize(
    ("until", "expected"), [("2016-07-05", "doubtful"), ("2012-07-06", "doubtful"), ("2016-07-06", "missing")]
)
def test_insurance_that_ran_out_before_the_application_may_be_a_tie(until: str, expected: str) -> None:
    """C2015, Γ1.3, letter ε; A, note 3.α: it is no record of insured time, so a reviewer accepts it."""
    assert status(g13(tie=None, insurance=insurance(until)), "ties") == expected


def test_insurance_of_today_is_no_tie() -> None:
    """C2015, Γ1.3, letter ε and 5th line."""
    named = paper("insurance", holder_surname_el="ΧΟΤΖΑ", issue_date="2016-05-01", valid_to="2017-02-28")
    assert status(g13(tie=None, insurance=named), "ties") == "missing"


def test_the_final_decision_asks_for_ties_of_each_year() -> None:
    """SVC, papers, 6: 2012 to 2016 after a title that expired in 2012."""
    each = [tax_return(year) for year in (2012, 2013, 2014, 2015)]
    found = line(g13(tie=each), "ties_each_year", examination="substantive")
    assert found.status.value == "doubtful"
    assert "2016" in found.reason_el
    assert status(g13(tie=[*each, deed("2016-03-01")]), "ties_each_year", examination="substantive") == "met"


def test_a_whole_year_without_any_tie_is_named() -> None:
    """SVC, papers, 6."""
    found = line(g13(tie=[tax_return(2012), tax_return(2014)]), "ties_each_year", examination="substantive")
    assert found.status.value == "missing"
    assert "2013, 2015" in found.reason_el


def each_year(dossier: CaseFile) -> str:
    return status(dossier, "ties_each_year", Category.G13, "substantive")


@pytest.mark.parametrize(
    "dossier",
    [
        g13(applied=None),
        g13(permit=permit("2010-07-07", None)),
        g13(permit=GOOD_G13["permit"].guessing("valid_to")),
        g13(permit=[GOOD_G13["permit"], permit("2013-01-01", None)]),
        g13(tie=[tax_return(2014), tax_return(2013).guessing("income_year")]),
        g13(permit=permit("2015-01-01", "2016-07-06")),
    ],
)
def test_years_that_uncertain_papers_might_cover_are_doubtful(dossier: CaseFile) -> None:
    """SVC, papers, 6; C2015 A, note 3."""
    assert each_year(dossier) == "doubtful"


def test_ties_of_an_unknown_person_may_cover_a_year() -> None:
    """SVC, papers, 6; C2015 A, note 3."""
    sure = [tax_return(year) for year in (2012, 2013, 2014)] + [deed("2016-03-01")]
    assert each_year(g13(tie=sure)) == "missing"
    assert each_year(g13(tie=[*sure, tax_return(2015).of("unknown")])) == "doubtful"


def test_kinship_is_a_tie_and_covers_no_year() -> None:
    """C2015, Γ1.3, letter στ."""
    evaluation = evaluate(g13(tie=TIES["στ"]))
    assert evaluation.tie_years_covered == ()
    assert evaluation.tie_years_uncovered == (2012, 2013, 2014, 2015, 2016)


@pytest.mark.parametrize(
    "held",
    [
        paper("kinship", marriage_date="2003-05-01"),
        paper("kinship", issue_date="2004-05-01"),
        paper("kinship", issue_date="2016-09-01", marriage_date="2012-05-01"),
        paper("kinship", issue_date="2016-05-01", relative_is_greek="yes"),
    ],
)
def test_kinship_lasts_from_the_first_day_that_the_paper_names(held: Held) -> None:
    """C2015, Γ1.3, letter στ: married before the ten years is married in them."""
    assert status(g13(tie=held), "ties") == "met"


@pytest.mark.parametrize(
    "held",
    [
        paper("kinship", issue_date="2016-09-01"),
        paper("kinship", marriage_date="2016-09-01"),
        paper("kinship", relation="spouse"),
        paper("kinship", issue_date="2016-05-01", relative_is_greek="no"),
    ],
)
def test_kinship_shown_from_after_the_application_or_with_no_greek_is_doubtful_and_never_missing(held: Held) -> None:
    """C2015, Γ1.3, letter στ: with a Greek citizen or an ethnic Greek; A, note 3."""
    assert status(g13(tie=held), "ties") == "doubtful"


COMPARABLE = [
    paper("birth_act", child_birth_date="2014-03-01"),
    paper("birth_act", child_birth_date="2014-03-01", birth_country="GRC"),
    paper("prior_application", submission_date="2014-10-01", withdrawn="yes"),
    paper("prior_application", withdrawn="yes"),
    paper("type_a_certificate", issue_date="2015-11-02"),
]


@pytest.mark.parametrize("held", COMPARABLE)
def test_papers_that_show_presence_are_comparable_until_a_reviewer_accepts_them(held: Held) -> None:
    """C2015 A, note 3.α: "or any other document comparable to these"; the list is indicative."""
    dossier = g13(tie=held)
    assert status(dossier, "ties", Category.G13) == "doubtful"
    accepted = dossier.model_copy(update={"accepted_ties": frozenset({held.document.id})})
    dated = any(code.endswith("_date") for code in held.document.fields)
    assert status(accepted, "ties", Category.G13) == ("met" if dated else "doubtful")


@pytest.mark.parametrize(
    "held",
    [
        paper("birth_act", child_birth_date="2014-03-01", birth_country="ALB"),
        paper("birth_act", child_birth_date="1980-05-06"),
        paper("type_a_certificate", issue_date="2016-07-06"),
        paper("prior_application", submission_date="2016-07-06"),
        paper("application_form", application_date="2016-07-06"),
        paper("photo"),
        paper("solemn_declaration", date="2015-07-01", holder_surname_el="SPECIMEN"),
    ],
)
def test_papers_of_the_application_itself_or_from_abroad_are_no_tie(held: Held) -> None:
    """C2015, Γ1.3, 4th line: ties with the country, from before the application."""
    assert status(g13(tie=held), "ties", Category.G13) == "missing"


def test_comparable_papers_cover_a_year_in_the_best_reading_only() -> None:
    """SVC, papers, 6."""
    each = [tax_return(2012), tax_return(2013), tax_return(2014), deed("2016-03-01")]
    assert each_year(g13(tie=each)) == "missing"
    assert each_year(g13(tie=[*each, paper("type_a_certificate", issue_date="2015-11-02")])) == "doubtful"


def test_without_a_title_there_is_no_year_to_count_from() -> None:
    """SVC, papers, 6."""
    assert each_year(g13(permit=None)) == "missing"


def test_years_are_open_only_after_the_latest_expiry_that_any_title_may_have() -> None:
    """SVC, papers, 6."""
    titles = [permit("2010-07-07", "2012-07-06"), permit("2012-07-07", "2014-07-06")]
    found = line(g13(permit=titles, tie=None), "ties_each_year", examination="substantive")
    assert (found.status.value, found.reason_el) == ("missing", "Ακάλυπτα έτη: 2015.")
    unsure = [titles[0], titles[1].guessing("valid_to")]
    assert each_year(g13(permit=unsure, tie=None)) == "doubtful"


def test_a_tie_of_an_earlier_time_names_the_day_up_to_which_it_does_not_count() -> None:
    """C2015, Γ1.3, 4th line."""
    found = line(g13(tie=deed("2012-07-06")), "ties")
    assert "(06/07/2012)" in found.reason_el
    assert "(06/07/2012)" in found.reason_en


def test_no_year_is_surely_open_while_a_titles_expiry_or_a_ties_date_is_illegible() -> None:
    """SVC, papers, 6: without them 2013 to 2015 are open, which the illegible date may change."""
    known = permit("2010-07-07", "2012-07-06")
    assert status(g13(permit=known, tie=tax_return(2012)), "ties_each_year", examination="substantive") == "missing"
    for papers in (
        g13(permit=[known, permit("2013-01-01", None)], tie=tax_return(2012)),
        g13(permit=known, tie=[tax_return(2012), paper("studies", institution="SPECIMEN")]),
    ):
        assert status(papers, "ties_each_year", examination="substantive") == "doubtful"
