"""Worked examples of the fee. Each names the paragraph it rests on."""

import pytest

from tests.rules.papers import GOOD_G13, GOOD_ST1, Held, Papers, case, changed, fee, g13, line, paper, status


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [
        (fee(), "met"),
        (fee(code=None), "met"),
        (fee("150.00"), "missing"),
        (fee(code="2107"), "missing"),
        (fee(status="unpaid").without("payment_date"), "missing"),
        (fee(status="unpaid"), "doubtful"),
        (fee(status="refunded"), "missing"),
        (fee(status="used"), "doubtful"),
        (fee(status=None), "met"),
        (fee(status=None).without("payment_date"), "doubtful"),
        (fee("150.00").guessing("amount"), "doubtful"),
        (fee(code="2107").guessing("fee_type_code"), "doubtful"),
        (fee(status="unpaid").guessing("fee_status"), "doubtful"),
        (fee(status="unpaid").without("payment_date").guessing("fee_status"), "doubtful"),
        (fee().without("amount"), "doubtful"),
        (fee("τριακόσια"), "doubtful"),
        (fee().of("other"), "missing"),
    ],
)
def test_the_fee_is_300_euros_of_the_right_kind_and_paid(receipt: Held, expected: str) -> None:
    """C2015, Γ1.3, 3rd line; SVC, papers, 3, and the code 2403."""
    assert status(g13(fee=receipt), "fee") == expected


def test_a_fee_that_was_used_may_have_been_used_for_this_very_application() -> None:
    """C2015, Γ1.3, 3rd line: the state's own page shows so once an office has taken it."""
    assert "έχει χρησιμοποιηθεί" in line(g13(fee=fee(status="used")), "fee").reason_el


def test_no_receipt_is_missing() -> None:
    """C2015, Γ1.3, 3rd line."""
    assert status(g13(fee=None), "fee") == "missing"


def test_the_fee_is_not_asked_again_of_who_withdrew_an_application_to_the_ministry() -> None:
    """C2015 A, note 2."""
    earlier = paper("prior_application", submission_date="2014-10-01", withdrawn="yes")
    assert status(g13(fee=earlier), "fee") == "not_required"
    assert status(g13(fee=None, known={"prior_ministry_application": True}), "fee") == "not_required"


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        (paper("prior_application", payment_date="2014-09-20"), "not_required"),
        (paper("prior_application", fee_code="27382576669421384158"), "not_required"),
        (paper("prior_application", payment_date="2014-09-20").guessing("payment_date"), "doubtful"),
        (paper("prior_application", submission_date="2014-10-01"), "doubtful"),
        (paper("prior_application", payment_date="2014-09-20", withdrawn="no"), "doubtful"),
    ],
)
def test_a_silent_earlier_application_waives_the_fee_if_its_own_was_paid_and_a_pending_one_does_not(
    earlier: Held, expected: str
) -> None:
    """C2015 A, note 2: who applies anew wishes to withdraw; one that is said to be pending was not withdrawn."""
    assert status(g13(fee=earlier), "fee") == expected


def test_an_earlier_application_of_an_unknown_person_leaves_the_fee_doubtful() -> None:
    """C2015 A, note 2 and note 3."""
    assert status(g13(fee=paper("prior_application", withdrawn="yes").of("unknown")), "fee") == "doubtful"


@pytest.mark.parametrize(
    ("candidates", "fee_line", "passport_line"),
    [
        ((), "doubtful", "doubtful"),
        (("fee_receipt", "photo"), "doubtful", "missing"),
        (("prior_application",), "doubtful", "missing"),
        (("passport",), "missing", "doubtful"),
        (("photo",), "missing", "missing"),
    ],
)
def test_an_unrecognised_paper_leaves_in_doubt_only_what_it_could_be(
    candidates: tuple[str, ...], fee_line: str, passport_line: str
) -> None:
    """C2015 A, note 3: what surely lacks is said to lack."""
    dossier = g13(fee=None, passport=None, unknown=paper(None).only_one_of(*candidates))
    assert (status(dossier, "fee"), status(dossier, "passport")) == (fee_line, passport_line)


def test_a_guessed_class_counts_among_the_candidates() -> None:
    """C2015 A, note 3."""
    dossier = g13(fee=None, passport=None, unknown=fee().unclear().only_one_of("photo"))
    assert (status(dossier, "fee"), status(dossier, "passport")) == ("doubtful", "missing")


CANDIDATES = [
    ("insurance", "buyout_decision", "doubtful", "missing"),
    ("insurance", "social_insurance", "doubtful", "doubtful"),
    ("fee", "prior_application", "doubtful", "missing"),
]


@pytest.mark.parametrize(("code", "candidate", "exceptional", "family"), CANDIDATES)
def test_what_a_category_does_not_take_leaves_no_doubt_in_it(
    code: str, candidate: str, exceptional: str, family: str
) -> None:
    """C2015 A, notes 1 and 2, against B."""
    unknown = paper(None).only_one_of(candidate)
    lacking: dict[str, Papers] = {code: None, "unknown": unknown}
    assert status(case(changed(GOOD_G13, lacking)), code) == exceptional
    assert status(case(changed(GOOD_ST1, lacking)), code) == family


def test_of_a_line_that_is_met_nothing_is_said_but_why() -> None:
    """C2015, Γ1.3, 3rd line."""
    found = line(g13(), "fee")
    assert (found.reason_el, found.reason_en) == ("Παράβολο 300,00 ευρώ, πληρωμένο.", "Fee of 300.00 euros, paid.")


def test_a_fee_that_surely_lacks_money_lacks_it_whoever_paid_it() -> None:
    """C2015, Γ1.3, 3rd line: whose receipt it is does not turn 100 euros into 300."""
    assert status(g13(fee=fee("100.00").of("unknown")), "fee") == "missing"


def test_an_amount_stands_beside_dates_that_contradict_one_another() -> None:
    """C2015, Γ1.3, 3rd line: nothing follows from those dates, and the fee does not rest on them."""
    receipt = fee().dated("birth_date", "1980-02-01").dated("issue_date", "1979-01-01")
    assert status(g13(fee=receipt), "fee") == "met"


def test_a_fee_of_which_nothing_shows_that_it_was_paid_is_told_from_one_that_was_used() -> None:
    """C2015, Γ1.3, 3rd line: a person sees to the one otherwise than to the other."""
    unknown, used = (
        line(g13(fee=fee(status=None).without("payment_date")), "fee"),
        line(g13(fee=fee(status="used")), "fee"),
    )
    assert unknown.reason_en == "Whether the fee was paid cannot be seen."
    assert used.reason_en == "The fee has been used: see whether for this application."
