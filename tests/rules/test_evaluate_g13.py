"""Worked examples of Γ1.3: one definitive title in the last ten years. Each names the paragraph it rests on."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Category
from tests.rules.papers import (
    GOOD_G13,
    Held,
    buyout,
    case,
    changed,
    deed,
    fee,
    g13,
    insurance,
    line,
    paper,
    passport,
    permit,
    status,
    tax_return,
)


def test_a_complete_dossier_meets_every_formal_line() -> None:
    """C2015, category Γ1.3."""
    found = evaluate(g13()).examinations[0]
    assert found.category is Category.G13
    assert {f.code: f.status.value for f in found.formal} == {
        "passport": "met",
        "definitive_title": "met",
        "fee": "met",
        "ties": "met",
        "insurance": "met",
    }


def test_a_dossier_without_passport_lacks_it() -> None:
    """C2015, Γ1.3, 1st line."""
    assert status(g13(passport=None), "passport") == "missing"


def test_an_expired_passport_is_enough_for_the_formal_examination() -> None:
    """C2015, Γ1.3, 1st line: "even if it has expired"."""
    assert status(g13(passport=passport("2013-05-01")), "passport") == "met"


def test_the_expired_passport_is_missing_in_the_substantive_examination_beside_it() -> None:
    """SVC, papers, 2: a valid passport. Both answers are shown, each under its source."""
    dossier = g13(passport=passport("2013-05-01"))
    formal, substantive = line(dossier, "passport"), line(dossier, "passport", examination="substantive")
    assert (formal.source, formal.status.value) == ("C2015", "met")
    assert (substantive.source, substantive.status.value) == ("SVC", "missing")


def test_a_passport_that_expires_on_the_day_of_the_application_is_valid() -> None:
    """SVC, papers, 2."""
    assert status(g13(passport=passport("2016-07-06")), "passport", examination="substantive") == "met"
    assert status(g13(passport=passport("2016-07-05")), "passport", examination="substantive") == "missing"


def test_the_passport_of_somebody_else_does_not_count() -> None:
    """C2015, Γ1.3, 1st line."""
    assert status(g13(passport=passport().of("other")), "passport") == "missing"


def test_another_identity_paper_is_no_passport() -> None:
    """C2015, Γ1.3, 1st line."""
    assert status(g13(passport=paper("identity_other")), "passport") == "missing"


@pytest.mark.parametrize(
    ("expired", "expected"),
    [
        ("2006-07-05", "missing"),
        ("2006-07-06", "met"),
        ("2016-07-05", "met"),
    ],
)
def test_the_title_must_have_expired_in_the_ten_years_counted_by_calendar_day(expired: str, expected: str) -> None:
    """C2015, Γ1.3, 2nd line: from the same calendar day ten years before the application."""
    assert status(g13(permit=permit("2004-01-01", expired)), "definitive_title", Category.G13) == expected


def test_ten_years_before_29_february_begin_on_28_february() -> None:
    """C2015, Γ1.3, 2nd line."""
    assert status(g13(applied="2016-02-29", permit=permit("2005-01-01", "2006-02-28")), "definitive_title") == "met"
    assert status(g13(applied="2016-02-29", permit=permit("2005-01-01", "2006-02-27")), "definitive_title") == "missing"


def test_a_title_still_in_force_has_not_expired_and_is_left_to_the_reviewer() -> None:
    """C2015, Γ1.3, 2nd line: "which has expired"."""
    assert status(g13(permit=permit("2015-01-01", "2016-07-06")), "definitive_title") == "doubtful"


def test_a_certificate_of_application_is_no_title() -> None:
    """C2015, part Γ: the Type A certificate attests a provisional stay."""
    certificate = paper("type_a_certificate", valid_to="2012-07-06", issue_date="2011-07-06")
    assert status(g13(permit=certificate), "definitive_title") == "missing"
    assert status(g13(permit=permit("2011-07-06", "2012-07-06", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ")), "definitive_title") == "missing"


def test_a_provisional_kind_that_was_badly_read_leaves_the_title_doubtful() -> None:
    """C2015 A, note 3: doubt works for the applicant."""
    guessed = permit("2011-07-06", "2012-07-06", "Βεβαίωση").guessing("permit_type")
    assert status(g13(permit=guessed), "definitive_title") == "doubtful"


def test_a_police_card_from_before_2001_is_no_counted_title() -> None:
    """C2015, Γ1.3, 2nd line; titles are counted from law 2910/2001 on."""
    assert status(g13(permit=permit("1999-04-06", "2000-04-05")), "definitive_title") == "missing"


def test_a_permit_granted_on_the_first_counted_day_is_a_title_and_one_of_the_day_before_is_none() -> None:
    """C2015, Γ1.3, 2nd line; law 2910/2001."""
    assert status(g13(permit=permit("2001-01-01", "2007-01-01")), "definitive_title") == "met"
    assert status(g13(permit=permit("2000-12-31", "2007-01-01")), "definitive_title") == "missing"
    assert (
        status(g13(permit=permit("2000-12-31", "2007-01-01").guessing("valid_from")), "definitive_title") == "doubtful"
    )


def test_a_permit_whose_kind_is_not_printed_is_a_title() -> None:
    """C2015, Γ1.3, 2nd line: whatever authority issued it."""
    assert status(g13(permit=permit("2010-07-07", "2012-07-06").without("permit_type")), "definitive_title") == "met"


def test_no_title_at_all_is_missing() -> None:
    """C2015, Γ1.3, 2nd line."""
    assert status(g13(permit=None), "definitive_title") == "missing"


def test_a_title_whose_expiry_was_not_read_is_doubtful() -> None:
    """C2015 A, note 3."""
    assert status(g13(permit=permit("2010-07-07", None)), "definitive_title") == "doubtful"


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [
        (fee(), "met"),
        (fee(code=None), "met"),
        (fee("150.00"), "missing"),
        (fee(code="2107"), "missing"),
        (fee(status="committed"), "met"),
        (fee(status="unpaid"), "missing"),
        (fee(status="refunded"), "missing"),
        (fee(status="used"), "doubtful"),
        (fee(status=None), "met"),
        (fee(status=None).without("payment_date"), "doubtful"),
        (fee("150.00").guessing("amount"), "doubtful"),
        (fee(code="2107").guessing("fee_type_code"), "doubtful"),
        (fee(status="unpaid").guessing("fee_status"), "doubtful"),
        (fee().without("amount"), "doubtful"),
        (fee("τριακόσια"), "doubtful"),
        (fee().of("other"), "missing"),
    ],
)
def test_the_fee_is_300_euros_of_the_right_kind_and_paid(receipt: Held, expected: str) -> None:
    """C2015, Γ1.3, 3rd line; SVC, papers, 3, and the code 2403."""
    assert status(g13(fee=receipt), "fee") == expected


def test_no_receipt_is_missing() -> None:
    """C2015, Γ1.3, 3rd line."""
    assert status(g13(fee=None), "fee") == "missing"


def test_the_fee_is_not_asked_again_of_who_withdrew_an_application_to_the_ministry() -> None:
    """C2015 A, note 2."""
    earlier = paper("prior_application", prior_application_no="12/2014", submission_date="2014-10-01")
    assert status(g13(fee=earlier), "fee") == "not_required"
    assert status(g13(fee=None, known={"prior_ministry_application": True}), "fee") == "not_required"


def test_an_earlier_application_of_an_unknown_person_leaves_the_fee_doubtful() -> None:
    """C2015 A, note 2 and note 3."""
    assert status(g13(fee=paper("prior_application").of("unknown")), "fee") == "doubtful"


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
    assert status(g13(tie=deed("2013-10-13", appeared_in_person="no")), "ties") == "doubtful"
    assert status(g13(tie=deed("2013-10-13", appeared_in_person="yes")), "ties") == "met"


def test_a_deed_for_a_lawyer_is_doubtful() -> None:
    """C2015, Γ1.3, letter θ: it may be the authority for this application, or an older one."""
    assert status(g13(tie=deed("2013-10-13", lawyer="SPECIMEN")), "ties") == "doubtful"


def test_a_spouses_tax_return_is_no_tie_of_the_applicant() -> None:
    """C2015, Γ1.3, letter δ."""
    assert status(g13(tie=tax_return(2014).of("other")), "ties") == "missing"


def test_insurance_of_past_years_serves_as_tie_too() -> None:
    """C2015, Γ1.3, letter ε and 5th line: one paper may serve both."""
    both = paper("insurance", valid_to="2017-02-28", period_from="2014-01", period_to="2015-12")
    dossier = g13(tie=None, insurance=both)
    assert (status(dossier, "ties"), status(dossier, "insurance")) == ("met", "met")


def test_insurance_of_today_is_no_tie() -> None:
    """C2015, Γ1.3, letter ε and 5th line."""
    named = paper("insurance", holder_surname_el="ΧΟΤΖΑ", issue_date="2016-05-01", valid_to="2017-02-28")
    assert status(g13(tie=None, insurance=named), "ties") == "missing"


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (insurance("2016-07-06"), "met"),
        (insurance("2016-07-05"), "missing"),
        (insurance("2017-02-28", since="2016-07-07"), "missing"),
        (insurance("2017-02-28", since="2016-07-07").guessing("valid_from"), "doubtful"),
        (insurance("2016-07-05").guessing("valid_to"), "doubtful"),
        (insurance(None), "doubtful"),
        (insurance("2017-02-28").of("unknown"), "doubtful"),
        (paper("social_insurance", valid_to="2017-02-28", period_to="2016-05"), "met"),
        (paper("social_insurance", period_from="2016-01", period_to="2016-05"), "missing"),
        (None, "missing"),
    ],
)
def test_insurance_must_be_in_force_on_the_day_of_the_application(held: Held | None, expected: str) -> None:
    """C2015, Γ1.3, 5th line: "in force"."""
    assert status(g13(insurance=held), "insurance") == expected


def test_insurance_that_came_into_force_before_the_dossier_was_judged_counts() -> None:
    """C2015 A, last note: the decision comes after all papers were brought."""
    late = insurance("2017-02-28", since="2016-08-01")
    assert status(g13(as_of="2016-09-01", insurance=late), "insurance") == "met"


def test_the_buy_out_of_insurance_days_satisfies_the_line() -> None:
    """C2015, Γ1.3, 5th line: "or proof of the buy-out"."""
    assert status(g13(as_of="2017-01-06", insurance=buyout("2017-01-06")), "insurance") == "met"


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


def test_without_a_title_there_is_no_year_to_count_from() -> None:
    """SVC, papers, 6."""
    assert each_year(g13(permit=None)) == "missing"


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


def test_the_reason_says_whether_the_passport_had_expired() -> None:
    """C2015, Γ1.3, 1st line."""
    assert "έληξε" in line(g13(passport=passport("2016-07-05")), "passport").reason_el
    assert "έληξε" not in line(g13(passport=passport("2016-07-06")), "passport").reason_el
    assert "έληξε" not in line(g13(applied=None, passport=passport("2010-01-01")), "passport").reason_el


def test_the_reason_names_the_day_on_which_the_title_expired() -> None:
    """C2015, Γ1.3, 4th line."""
    assert "06/07/2012" in line(g13(tie=deed("2012-07-06")), "ties").reason_el


def test_kinship_is_a_tie_and_covers_no_year() -> None:
    """C2015, Γ1.3, letter στ."""
    evaluation = evaluate(g13(tie=TIES["στ"]))
    assert evaluation.tie_years_covered == ()
    assert evaluation.tie_years_uncovered == (2012, 2013, 2014, 2015, 2016)


def test_the_other_substantive_papers_are_asked_too() -> None:
    """SVC, papers, 1 and 5."""
    dossier = g13()
    assert status(dossier, "photos", examination="substantive") == "missing"
    assert status(dossier, "earlier_permits", examination="substantive") == "met"
    assert status(g13(photo=paper("photo")), "photos", examination="substantive") == "met"


@pytest.mark.parametrize(
    ("held", "represented", "expected"),
    [
        (None, False, "not_required"),
        (None, True, "missing"),
        (paper("power_of_attorney", deed_no="20.516", lawyer="SPECIMEN"), True, "met"),
        (paper("power_of_attorney", deed_no="20.516", lawyer="SPECIMEN"), False, "met"),
        (paper("power_of_attorney", lawyer="SPECIMEN"), True, "doubtful"),
    ],
)
def test_a_lawyer_files_with_a_notarial_power_of_attorney(
    *, held: Held | None, represented: bool, expected: str
) -> None:
    """SVC, how it is done, 2nd point."""
    dossier = g13(attorney=held, known={"represented_by_lawyer": represented})
    assert status(dossier, "power_of_attorney", examination="substantive") == expected


def test_the_evidence_is_the_deciding_field() -> None:
    """The reviewer sees where on which page a line rests."""
    held = permit("2010-07-07", "2012-07-06")
    evidence = line(g13(permit=held), "definitive_title").evidence[0]
    assert (evidence.document, evidence.page) == (held.document.id, 1)
    assert evidence.box == held.document.fields["valid_to"].box


def test_a_paper_without_that_field_shows_its_first_page() -> None:
    """The page as a whole is evidence where no field is."""
    photo = paper("photo")
    evidence = line(g13(photo=photo), "photos", examination="substantive").evidence[0]
    assert (evidence.page, evidence.box) == (photo.document.pages[0], None)


def test_every_line_names_its_source_and_paragraph() -> None:
    """Each finding can be compared with the text."""
    for found in evaluate(case(changed(GOOD_G13, {}))).examinations:
        assert all(f.source in ("C2015", "SVC") and f.paragraph for f in (*found.formal, *found.substantive))
