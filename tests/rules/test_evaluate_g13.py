"""Worked examples of Γ1.3: one definitive title in the last ten years. Each names the paragraph it rests on."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category
from tests.rules.papers import (
    GOOD_G13,
    Held,
    case,
    changed,
    deed,
    g13,
    line,
    paper,
    passport,
    permit,
    status,
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


@pytest.mark.parametrize(
    ("aside", "why"),
    [
        (permit("1998-01-01", "2009-12-31"), "πριν από τις 01/01/2001 δεν μετρά ως οριστικός τίτλος"),
        (permit("2011-07-06", "2012-07-06", "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ"), "προσωρινή διαμονή δεν είναι οριστικός τίτλος"),
    ],
)
def test_a_permit_that_counts_as_none_is_shown_with_the_reason(aside: Held, why: str) -> None:
    """C2015, Γ1.3, 2nd line and Γ1.4, 2nd line: the applicant sees which paper was set aside, and why."""
    for category, code in ((Category.G13, "definitive_title"), (Category.G14, "definitive_titles_5y")):
        found = line(g13(permit=aside), code, category)
        assert found.status.value == "missing"
        assert why in found.reason_el
        assert [evidence.document for evidence in found.evidence] == [aside.document.id]


def test_where_no_permit_lies_nothing_is_set_aside() -> None:
    """C2015, Γ1.3, 2nd line."""
    found = line(g13(permit=None), "definitive_title")
    assert (found.reason_el, found.evidence) == ("Δεν βρέθηκε οριστικός τίτλος διαμονής.", ())


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


def test_the_reason_says_whether_the_passport_had_expired() -> None:
    """C2015, Γ1.3, 1st line."""
    assert "έληξε" in line(g13(passport=passport("2016-07-05")), "passport").reason_el
    assert "έληξε" not in line(g13(passport=passport("2016-07-06")), "passport").reason_el
    assert "έληξε" not in line(g13(applied=None, passport=passport("2010-01-01")), "passport").reason_el


def test_the_reason_names_the_day_on_which_the_title_expired() -> None:
    """C2015, Γ1.3, 4th line."""
    assert "06/07/2012" in line(g13(tie=deed("2012-07-06")), "ties").reason_el


def test_the_other_substantive_papers_are_asked_too() -> None:
    """SVC, papers, 1 and 5."""
    dossier = g13()
    assert status(dossier, "photos", examination="substantive") == "missing"
    assert status(dossier, "earlier_permits", examination="substantive") == "met"
    assert status(g13(photo=paper("photo")), "photos", examination="substantive") == "met"


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


def test_of_a_title_of_an_unknown_person_whose_it_is_is_asked_and_not_its_kind() -> None:
    """C2015, Γ1.3, 2nd line; A, note 3: the reviewer is told what to look at."""
    said = line(g13(permit=GOOD_G13["permit"].of("unknown")), "definitive_title", Category.G13).reason_en
    assert said.endswith("Whom the paper speaks of is not certain.")
    assert "Whether the title is definitive" not in said
