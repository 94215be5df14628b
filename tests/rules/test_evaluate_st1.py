"""Worked examples of ΣΤ.1: family reunification, applied for inside the country (C2015, part B)."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Category, Outcome
from tests.rules.papers import (
    Held,
    buyout,
    declaration,
    deed,
    fee,
    g13,
    insurance,
    line,
    outcome,
    paper,
    passport,
    permit,
    st1,
    status,
    tax_return,
)


def test_a_complete_dossier_meets_every_line() -> None:
    """C2015 B, ΣΤ.1."""
    evaluation = evaluate(st1())
    assert evaluation.category is Category.ST1
    assert {f.code: f.status.value for f in evaluation.examinations[0].formal} == dict.fromkeys(
        (
            "application_form",
            "photos",
            "passport",
            "sponsor_permit",
            "birth_act",
            "stay_after_birth",
            "insurance",
            "fee",
        ),
        "met",
    )
    assert evaluation.outcome is Outcome.TYPE_A_COMPLETE


def test_photographs_are_asked() -> None:
    """C2015 B, ΣΤ.1, 2nd line."""
    assert status(st1(photos=None), "photos") == "missing"


def test_the_passport_must_be_valid_here() -> None:
    """C2015 B, ΣΤ.1, 3rd line."""
    assert status(st1(passport=passport("2016-07-05")), "passport") == "missing"


DECLARATION = declaration()


@pytest.mark.parametrize(
    ("instead", "expected"),
    [
        ([DECLARATION, paper("identity_other"), paper("other")], "met"),
        ([DECLARATION, passport("2010-01-01"), paper("other")], "met"),
        ([DECLARATION, paper("identity_other")], "doubtful"),
        ([DECLARATION, paper("other")], "doubtful"),
        ([DECLARATION, paper("identity_other").of("unknown"), paper("other")], "doubtful"),
        ([DECLARATION, paper("identity_other"), paper("other").unclear()], "doubtful"),
        ([DECLARATION.of("unknown"), paper("identity_other"), paper("other")], "doubtful"),
        ([paper("identity_other"), paper("other")], "missing"),
    ],
)
def test_who_has_no_passport_declares_it_with_papers(instead: list[Held], expected: str) -> None:
    """C2015 B, ΣΤ.1, 3rd line: a declaration, what supports it, and in every case a public paper of identity."""
    assert status(st1(passport=instead), "passport") == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015-01-01", "2016-12-31", "met"),
        ("2015-01-01", "2016-12-30", "missing"),
        ("2014-07-07", "2016-07-06", "met"),
        ("2013-07-06", "2016-07-05", "missing"),
        (None, "2016-12-31", "doubtful"),
        ("2015-01-01", None, "doubtful"),
    ],
)
def test_the_sponsors_permit_was_granted_for_two_years_and_is_in_force(
    start: str | None, end: str | None, expected: str
) -> None:
    """C2015 B, ΣΤ.1, 4th line and the clarification: what is left of it does not matter."""
    assert status(st1(sponsor=permit(start, end).of("sponsor")), "sponsor_permit") == expected


def test_the_applicants_own_permit_is_not_the_sponsors() -> None:
    """C2015 B, ΣΤ.1, 4th line."""
    assert status(st1(sponsor=permit("2015-01-01", "2016-12-31")), "sponsor_permit") == "missing"


@pytest.mark.parametrize(("born", "expected"), [("2015-07-09", "met"), ("2015-07-10", "missing"), (None, "doubtful")])
def test_the_child_was_born_up_to_the_entry_into_force_of_the_law(born: str | None, expected: str) -> None:
    """C2015 B, ΣΤ.1, 5th line; law 4332/2015 entered into force on 9 July 2015."""
    assert status(st1(birth=paper("birth_act", child_birth_date=born)), "birth_act") == expected


def test_a_birth_that_was_badly_read_is_doubtful() -> None:
    """C2015 B, ΣΤ.1, 5th line; A, note 3."""
    late = paper("birth_act", child_birth_date="2015-08-01")
    assert status(st1(birth=late.guessing("child_birth_date")), "birth_act") == "doubtful"
    assert status(st1(birth=paper("birth_act", child_birth_date="2014-03-01").unclear()), "birth_act") == "doubtful"


def test_the_stay_after_the_birth_is_shown_by_any_paper_of_ties_or_by_a_title() -> None:
    """C2015 B, ΣΤ.1, 6th line."""
    assert status(st1(stay=deed("2014-03-02")), "stay_after_birth") == "met"
    assert status(st1(stay=deed("2014-03-01")), "stay_after_birth") == "missing"
    assert status(st1(stay=permit("2013-01-01", "2015-01-01")), "stay_after_birth") == "met"
    assert status(st1(stay=None), "stay_after_birth") == "missing"


def test_the_stay_is_doubtful_while_the_birth_is_not_dated() -> None:
    """C2015 B, ΣΤ.1, 6th line."""
    undated = paper("birth_act", act_no="17")
    assert status(st1(birth=undated, stay=tax_return(2015)), "stay_after_birth") == "doubtful"


def test_the_stay_is_counted_from_the_first_birth_that_is_sure() -> None:
    """C2015 B, ΣΤ.1, 6th line."""
    acts = [paper("birth_act", child_birth_date=born) for born in ("2014-03-01", "2012-01-01", None)]
    assert status(st1(birth=acts, stay=deed("2013-01-01")), "stay_after_birth") == "met"
    unclear = [acts[0], acts[1].unclear()]
    assert status(st1(birth=unclear, stay=deed("2013-01-01")), "stay_after_birth") == "doubtful"


@pytest.mark.parametrize(
    "stay",
    [
        tax_return(2015).of("unknown"),
        tax_return(2015).guessing("income_year"),
        paper("studies", institution="SPECIMEN"),
        permit("2013-01-01", "2015-01-01").guessing("valid_to"),
        permit(None, "2015-01-01"),
    ],
)
def test_uncertain_evidence_of_a_stay_is_doubtful(stay: Held) -> None:
    """C2015 B, ΣΤ.1, 6th line; A, note 3."""
    assert status(st1(stay=stay), "stay_after_birth") == "doubtful"


def test_without_a_date_of_application_the_dated_lines_are_doubtful() -> None:
    """Dates never come from today's clock."""
    found = {f.code: f.status.value for f in evaluate(st1(applied=None)).examinations[0].formal}
    assert [code for code, answer in found.items() if answer == "doubtful"] == [
        "passport",
        "sponsor_permit",
        "stay_after_birth",
        "insurance",
    ]
    expired = permit("2010-01-01", "2011-12-31").of("sponsor")
    assert status(st1(applied=None, sponsor=expired), "sponsor_permit") == "doubtful"


def test_the_sponsors_insurance_may_extend_to_the_family() -> None:
    """C2015 B, ΣΤ.1, 7th line: a reviewer sees whether it does."""
    assert status(st1(insurance=insurance("2017-02-28").of("sponsor")), "insurance") == "doubtful"


def test_no_buy_out_is_offered_here() -> None:
    """C2015 A, note 1 speaks of Γ1.3 and Γ1.4 only."""
    evaluation = evaluate(st1(insurance=None))
    assert evaluation.buyout_deadline is None
    assert evaluation.outcome is Outcome.INCOMPLETE


def test_the_fee_is_of_its_own_kind() -> None:
    """C2015 B, ΣΤ.1, 8th line."""
    assert status(st1(fee=fee(code="2403")), "fee") == "missing"


def test_every_line_is_needed_for_the_certificate() -> None:
    """C2015, part Γ: the certificate is issued if the papers are complete."""
    assert outcome(st1(photos=None)) is Outcome.INCOMPLETE


def test_a_birth_act_and_somebody_elses_permit_say_it_where_nothing_is_claimed() -> None:
    """C2015 B."""
    assert evaluate(st1(form=None)).category is Category.ST1
    assert evaluate(st1(form=None, sponsor=None)).category is Category.G13


def test_the_papers_listed_for_the_grant_are_asked_in_both_examinations() -> None:
    """C2015 B, ΣΤ.1: one list, "for the grant of the permit"."""
    found = evaluate(st1()).examinations[0]
    assert [f.code for f in found.substantive] == [f.code for f in found.formal]
    assert {f.source for f in found.substantive} == {"C2015"}
    assert {f.status.value for f in found.substantive} == {"met"}


def test_an_earlier_application_to_the_ministry_does_not_waive_the_electronic_fee() -> None:
    """C2015 A, note 2 speaks of exceptional reasons alone."""
    earlier = paper("prior_application", prior_application_no="12/2014", submission_date="2014-10-01")
    assert status(st1(fee=earlier), "fee") == "missing"


def test_a_buy_out_is_no_insurance_equal_to_the_sponsors() -> None:
    """C2015 B, ΣΤ.1, 7th line."""
    found = line(st1(insurance=buyout("2016-08-01")), "insurance")
    assert (found.status.value, "εξαγορά" in found.reason_el) == ("missing", False)


def test_the_sponsors_insurance_is_nothing_to_an_exceptional_permit() -> None:
    """C2015, Γ1.3, 5th line."""
    assert status(g13(insurance=insurance("2017-02-28").of("sponsor")), "insurance") == "missing"


def test_a_declaration_says_what_it_lacks() -> None:
    """C2015 B, ΣΤ.1, 3rd line: a public paper of identity in every case, and papers that prove the inability."""
    identity, proof = paper("identity_other"), paper("other")
    alone = line(st1(passport=DECLARATION), "passport")
    assert (alone.status.value, "δημόσιο έγγραφο με τα στοιχεία" in alone.reason_el) == ("doubtful", True)
    assert "a public paper with the identity data" in alone.reason_en
    unproven = line(st1(passport=[DECLARATION, identity]), "passport")
    assert (unproven.status.value, "έγγραφο που αποδεικνύει" in unproven.reason_el) == ("doubtful", True)
    assert "a paper that proves the inability" in unproven.reason_en
    assert status(st1(passport=[DECLARATION, identity, proof]), "passport") == "met"


@pytest.mark.parametrize(
    "other",
    [paper("solemn_declaration"), paper("solemn_declaration", subject="residence"), DECLARATION.guessing("subject")],
)
def test_a_declaration_that_was_not_read_to_speak_of_the_passport_is_doubtful(other: Held) -> None:
    """C2015 B, ΣΤ.1, 3rd line: it names why there is no passport; one on other matters stands in many dossiers."""
    found = line(st1(passport=[other, paper("identity_other"), paper("other")]), "passport")
    assert (found.status.value, "αδυναμία κατοχής" in found.reason_el) == ("doubtful", True)


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        (passport("2010-01-01"), "met"),
        (paper("identity_other"), "met"),
        (paper("kinship", issue_date="2015-01-01"), "met"),
        (paper("birth_act", child_birth_date="1980-05-06"), "met"),
        (paper("birth_act", child_birth_date="2014-03-01"), "doubtful"),
        (None, "doubtful"),
    ],
)
def test_any_public_paper_that_carries_the_identity_stands_beside_a_declaration(
    identity: Held | None, expected: str
) -> None:
    """C2015 B, ΣΤ.1, 3rd line: an expired passport, identity card, certificate of birth or of family status."""
    beside = [identity] if identity else []
    dossier = st1(passport=[DECLARATION, paper("other"), *beside])
    born = tuple(
        person.model_copy(update={"birth_date": "1980-05-06" if person.role == "applicant" else "2014-03-01"})
        for person in dossier.persons
    )
    assert status(dossier.model_copy(update={"persons": born}), "passport") == expected


def test_a_stay_is_of_the_time_after_the_first_childs_birth() -> None:
    """C2015 B, ΣΤ.1, 6th line: child/ren."""
    acts = [paper("birth_act", child_birth_date=born) for born in ("2014-03-01", "2010-03-01")]
    assert status(st1(birth=acts, stay=tax_return(2012)), "stay_after_birth") == "met"
    assert status(st1(birth=acts, stay=tax_return(2012).of("unknown")), "stay_after_birth") == "doubtful"
    assert status(st1(birth=acts[0], stay=tax_return(2012)), "stay_after_birth") == "missing"


def test_the_act_of_the_applicants_or_the_sponsors_own_birth_is_not_the_childs() -> None:
    """C2015 B, ΣΤ.1, 5th and 6th line: a child's birth, and a stay after it."""
    own = paper("birth_act", child_birth_date="1980-05-06")
    assert status(_born(st1(birth=own), "1980-05-06"), "birth_act") == "missing"
    assert status(_born(st1(birth=own.guessing("child_birth_date")), "1980-05-06"), "birth_act") == "doubtful"
    assert status(_born(st1(birth=own), "1975-01-01", sponsor="1980-05-06"), "birth_act") == "missing"
    both = st1(birth=[own, paper("birth_act", child_birth_date="2014-03-01")], stay=tax_return(2012))
    assert status(_born(both, "1980-05-06"), "birth_act") == "met"
    assert status(_born(both, "1980-05-06"), "stay_after_birth") == "missing"


def _born(dossier: CaseFile, applicant: str, sponsor: str | None = None) -> CaseFile:
    """The dossier with the days of birth of two of its persons known."""
    days = {"applicant": applicant, "sponsor": sponsor}
    persons = tuple(one.model_copy(update={"birth_date": days.get(one.role)}) for one in dossier.persons)
    return dossier.model_copy(update={"persons": persons})


def test_a_birth_abroad_is_doubtful() -> None:
    """C2015 B, ΣΤ.1, 5th line: "born in Greece"; an act that names no country is taken for a Greek one."""
    act = paper("birth_act", child_birth_date="2014-03-01")
    found = line(st1(birth=act.dated("birth_country", "ALB")), "birth_act")
    assert (found.status.value, "γέννηση στην Ελλάδα" in found.reason_el) == ("doubtful", True)
    assert status(st1(birth=act.dated("birth_country", "GRC")), "birth_act") == "met"
    late = paper("birth_act", child_birth_date="2015-08-01", birth_country="ALB")
    assert status(st1(birth=late), "birth_act") == "missing"


def test_kinship_alone_does_not_show_a_stay_nor_does_the_first_childs_own_act() -> None:
    """C2015 B, ΣΤ.1, 6th line; a later child's birth in Greece may show it."""
    family = paper("kinship", issue_date="2015-05-05", marriage_date="2010-05-05")
    assert status(st1(stay=family), "stay_after_birth") == "doubtful"
    assert status(st1(stay=None), "stay_after_birth") == "missing"
    second = paper("birth_act", child_birth_date="2015-03-01")
    assert status(st1(stay=second), "stay_after_birth") == "doubtful"


def test_a_comparable_paper_may_show_a_stay() -> None:
    """C2015 B, ΣΤ.1, 6th line; the reviewer accepts it."""
    letter = paper("other", holder_surname_el="SPECIMEN", issue_date="2015-05-05")
    assert status(st1(stay=letter), "stay_after_birth") == "doubtful"


@pytest.mark.parametrize(
    ("end", "expected"), [("2014-02-28", "missing"), ("2014-03-01", "missing"), ("2014-03-02", "doubtful")]
)
def test_a_title_of_an_unknown_person_may_show_a_stay_from_the_day_after_the_birth(end: str, expected: str) -> None:
    """C2015 B, ΣΤ.1, 6th line: child born on 1 March 2014."""
    assert status(st1(stay=permit("2012-01-01", end).of("unknown")), "stay_after_birth") == expected


def test_without_a_date_of_application_a_stay_is_doubtful() -> None:
    """Dates never come from today's clock."""
    assert status(st1(applied=None, stay=permit("2012-01-01", "2013-01-01")), "stay_after_birth") == "doubtful"


def test_papers_of_a_family_do_not_take_a_better_category_away() -> None:
    """C2015 A, note 3: where the applicant names no category."""
    family = {"act": paper("birth_act", child_birth_date="2014-03-01"), "permit2": permit("2015-01-01", "2016-12-31")}
    dossier = g13(act=family["act"], other=family["permit2"].of("other"))
    found = evaluate(dossier)
    assert [e.category for e in found.examinations] == [Category.G13, Category.G14, Category.ST1]
    poor = evaluate(g13(act=family["act"], other=family["permit2"].of("other"), passport=None, tie=None))
    assert poor.examinations[0].category is Category.ST1


def test_an_unrecognised_paper_of_anybody_may_be_the_childs_act_of_birth() -> None:
    """C2015 B, ΣΤ.1, 5th line: the act speaks of the child."""
    assert status(st1(birth=None), "birth_act") == "missing"
    assert status(st1(birth=None, unknown=paper(None).of("other")), "birth_act") == "doubtful"


@pytest.mark.parametrize(
    ("code", "rest"), [("photos", "JPEG 2000"), ("passport", "επικυρωμένο"), ("insurance", "όμοια με του συντηρούντος")]
)
def test_a_met_line_names_what_only_a_person_can_see(code: str, rest: str) -> None:
    """C2015 B, ΣΤ.1, 2nd, 3rd and 7th line: two colour photographs and a CD, a certified copy, equal insurance."""
    found = line(st1(), code)
    assert (found.status.value, rest in found.reason_el, "Still to be seen" in found.reason_en) == ("met", True, True)


def test_all_pages_of_the_passport_are_for_a_person_to_see() -> None:
    """SVC, papers, 2: an accurate copy of all pages."""
    found = line(g13(), "passport", examination="substantive")
    assert (found.status.value, "όλες οι σελίδες" in found.reason_el) == ("met", True)
    assert "Μένει να δείτε" not in line(g13(passport=None), "passport", examination="substantive").reason_el


def test_an_act_of_birth_without_a_date_is_not_the_applicants_for_whom_no_birth_is_known() -> None:
    """C2015 B, ΣΤ.1, 3rd line: a public paper with the identity data."""
    undated = paper("birth_act", act_no="17")
    assert status(st1(passport=[DECLARATION, paper("other"), undated]), "passport") == "doubtful"
