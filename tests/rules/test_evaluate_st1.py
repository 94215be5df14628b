"""Worked examples of ΣΤ.1: family reunification, applied for inside the country (C2015, part B)."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import Category, Outcome
from tests.rules.papers import Held, deed, fee, insurance, outcome, paper, passport, permit, st1, status, tax_return


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


DECLARATION = paper("solemn_declaration")


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
