"""Worked examples of what is proposed, and of time (SVC, step 3; C2015 A, note 1; C2024)."""

import pytest

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.dossier import CaseFile, Outcome
from tests.rules.papers import (
    GOOD_G13,
    Papers,
    buyout,
    case,
    changed,
    day,
    fee,
    g13,
    g14,
    insurance,
    line,
    outcome,
    paper,
    passport,
    permit,
    status,
    tax_return,
)


def test_all_met_proposes_the_type_a_certificate() -> None:
    """SVC, step 3.α."""
    assert outcome(g13()) is Outcome.TYPE_A_COMPLETE


def test_all_met_but_insurance_proposes_it_with_the_buy_out_due_in_six_months() -> None:
    """C2015 A, note 1."""
    evaluation = evaluate(g13(applied="2017-02-15", insurance=None))
    assert evaluation.outcome is Outcome.TYPE_A_BUYOUT_PENDING
    assert evaluation.buyout_deadline == day("2017-08-15")


def test_six_months_from_the_31st_end_on_the_months_last_day() -> None:
    """C2015 A, note 1."""
    assert evaluate(g13(applied="2016-08-31", insurance=None)).buyout_deadline == day("2017-02-28")


@pytest.mark.parametrize(
    "dossier", [g13(fee=None), g13(fee=None, insurance=None), g14(fee=fee("150.00"))], ids=["fee", "both", "half"]
)
def test_the_minimum_met_and_others_lacking_proposes_the_missing_documents_form(dossier: CaseFile) -> None:
    """SVC, step 3.β."""
    assert outcome(dossier) is Outcome.TYPE_A_MISSING_DOCUMENTS


@pytest.mark.parametrize(
    "dossier",
    [g13(passport=None), g13(permit=None), g13(tie=None), g14(passport=None), g13(tie=None, insurance=None)],
    ids=["passport", "title", "tie", "passport_g14", "tie_and_insurance"],
)
def test_without_the_minimum_the_procedure_would_end(dossier: CaseFile) -> None:
    """SVC, step 3.γ: proposed, never automatic."""
    assert outcome(dossier) is Outcome.INCOMPLETE


def test_doubts_are_read_for_the_applicant() -> None:
    """C2015 A, note 3."""
    assert outcome(g13(insurance=insurance(None), tie=tax_return(2014).of("unknown"))) is Outcome.TYPE_A_COMPLETE


def test_the_buy_outs_time_limit_does_not_touch_who_is_insured() -> None:
    """C2015 A, note 1."""
    assert outcome(g13(as_of="2018-01-01", fee=None)) is Outcome.TYPE_A_MISSING_DOCUMENTS


def test_no_time_limit_runs_where_insurance_is_met() -> None:
    """C2015 A, note 1."""
    assert evaluate(g13()).buyout_deadline is None


def test_a_time_limit_that_fell_into_the_outage_is_excused() -> None:
    """C2024: 3 to 14 May 2024."""
    evaluation = evaluate(
        g13(
            applied="2023-11-10",
            as_of="2024-06-01",
            permit=permit("2018-01-01", "2019-12-31"),
            tie=tax_return(2021),
            insurance=None,
        )
    )
    assert evaluation.buyout_deadline == day("2024-05-10")
    assert evaluation.force_majeure
    assert evaluation.outcome is Outcome.TYPE_A_BUYOUT_PENDING
    assert "181070/2024" in evaluation.examinations[0].formal[-1].reason_el


@pytest.mark.parametrize(
    ("applied", "excused"),
    [("2023-11-02", False), ("2023-11-03", True), ("2023-11-14", True), ("2023-11-15", False)],
)
def test_the_outage_lasted_from_3_to_14_may_2024_inclusive(applied: str, *, excused: bool) -> None:
    """C2024, subject and 2nd paragraph."""
    dossier = g13(
        applied=applied,
        as_of="2024-07-01",
        permit=permit("2018-01-01", "2019-12-31"),
        tie=tax_return(2021),
        insurance=None,
    )
    evaluation = evaluate(dossier)
    assert evaluation.force_majeure is excused
    assert (evaluation.outcome is Outcome.REJECT_BUYOUT_DEADLINE) is not excused


def test_a_decision_brought_after_an_excused_time_limit_is_left_to_the_reviewer() -> None:
    """C2024: the reviewer decides by how much."""
    dossier = g13(
        applied="2023-11-10",
        as_of="2024-06-01",
        permit=permit("2018-01-01", "2019-12-31"),
        tie=tax_return(2021),
        insurance=buyout("2024-05-20"),
    )
    found = line(dossier, "insurance")
    assert found.status.value == "doubtful"
    assert "ανωτέρα βία" in found.reason_el
    assert evaluate(dossier).force_majeure


def test_a_time_limit_that_was_kept_needs_no_excuse() -> None:
    """C2024: "missed time limits"."""
    evaluation = evaluate(
        g13(
            applied="2023-11-10",
            as_of="2024-05-01",
            permit=permit("2018-01-01", "2019-12-31"),
            tie=tax_return(2021),
            insurance=None,
        )
    )
    assert not evaluation.force_majeure


def in_the_outage(as_of: str, **changes: Papers) -> bool:
    """Whether force majeure shows in a dossier whose buy-out was due on 10 May 2024."""
    old: dict[str, Papers] = {"permit": permit("2018-01-01", "2019-12-31"), "tie": tax_return(2021), "insurance": None}
    return evaluate(case(changed(GOOD_G13, old | changes), "2023-11-10", as_of)).force_majeure


def test_on_the_last_day_nothing_has_been_missed_yet() -> None:
    """C2024: "missed time limits"."""
    assert not in_the_outage("2024-05-10")
    assert in_the_outage("2024-05-11")


def test_who_is_insured_has_missed_nothing() -> None:
    """C2024."""
    assert not in_the_outage("2024-06-01", insurance=insurance("2025-02-28"))


@pytest.mark.parametrize(
    ("until", "as_of", "excused"),
    [
        ("2024-05-06", "2024-05-07", True),
        ("2024-05-07", "2024-05-07", False),
        ("2024-05-08", "2024-05-07", False),
        ("2024-05-02", "2024-05-07", False),
        (None, "2024-05-07", False),
    ],
)
def test_a_certificate_is_excused_when_it_ran_out_in_the_outage_and_not_before(
    until: str | None, as_of: str, *, excused: bool
) -> None:
    """C2024."""
    certificate = paper("type_a_certificate", valid_to=until)
    assert in_the_outage(as_of, insurance=insurance("2025-02-28"), certificate=certificate) is excused


def test_a_title_that_had_not_expired_when_the_application_was_made_was_not_missed() -> None:
    """C2024."""
    for applied in ("2024-05-07", "2024-05-08"):
        held = permit("2022-05-09", "2024-05-08")
        dossier = g13(applied=applied, permit=held, tie=tax_return(2024), insurance=insurance("2025-02-28"))
        assert not evaluate(dossier).force_majeure


def test_a_title_that_could_not_be_renewed_during_the_outage_is_excused() -> None:
    """C2024: "problems in renewing their residence permit"."""
    dossier = g13(
        applied="2024-07-01",
        permit=permit("2022-05-09", "2024-05-08"),
        tie=tax_return(2024),
        insurance=insurance("2025-02-28"),
    )
    assert evaluate(dossier).force_majeure


def test_a_certificate_that_ran_out_during_the_outage_is_excused() -> None:
    """C2024."""
    certificate = paper("type_a_certificate", valid_to="2024-05-10")
    dossier = g13(
        applied="2023-05-10",
        as_of="2024-05-20",
        certificate=certificate,
        permit=permit("2018-01-01", "2019-12-31"),
        tie=tax_return(2021),
        insurance=insurance("2024-02-28"),
    )
    assert evaluate(dossier).force_majeure


def test_an_application_before_the_circular_is_doubtful_and_not_refused() -> None:
    """C2015: applications are received from 19 October 2015."""
    early = g13(applied="2015-10-18", fee=None)
    found = line(early, "fee")
    assert found.status.value == "doubtful"
    assert "19/10/2015" in found.reason_el
    assert status(g13(applied="2015-10-19", fee=None), "fee") == "missing"


def test_without_a_date_of_application_everything_dated_is_doubtful() -> None:
    """Dates never come from today's clock."""
    evaluation = evaluate(g13(applied=None))
    found = {f.code: f.status.value for f in evaluation.examinations[0].formal}
    assert found == {
        "passport": "met",
        "definitive_title": "doubtful",
        "fee": "met",
        "ties": "doubtful",
        "insurance": "doubtful",
    }
    assert (evaluation.lawful_days_last_decade, evaluation.buyout_deadline) == (0, None)


def test_an_expiry_before_the_start_is_a_contradiction_and_no_refusal() -> None:
    """Contradictory dates are doubtful, and the contradiction is stated."""
    found = line(g13(permit=permit("2012-07-06", "2006-01-01")), "definitive_title")
    assert found.status.value == "doubtful"
    assert "αντιφάσκουν" in found.reason_el
    swapped = paper("passport", passport_no="A1", issue_date="2014-01-01", expiry_date="2013-01-01")
    assert status(g13(passport=swapped), "passport", examination="substantive") == "doubtful"


def test_the_passport_of_a_child_born_after_its_issue_is_not_believed() -> None:
    """Contradictory dates are doubtful."""
    odd = paper("passport", birth_date="2010-01-01", issue_date="2009-01-01", expiry_date="2014-01-01")
    assert status(g13(passport=odd), "passport", examination="substantive") == "doubtful"
    assert status(g13(passport=passport("2014-01-01")), "passport", examination="substantive") == "missing"


def test_without_a_date_of_application_no_time_limit_of_the_buy_out_has_passed() -> None:
    """C2015 A, note 1: six months are counted from the application."""
    assert outcome(g13(applied=None, insurance=None)) == "type_a_buyout_pending"


def test_a_buy_out_brought_after_a_time_limit_in_the_outage_is_excused() -> None:
    """C2024: the limit fell on 5 May 2024; the decision came on the 20th, whatever the day of examination."""
    late = g13(applied="2023-11-05", permit=permit("2015-07-07", "2017-07-06"), insurance=buyout("2024-05-20"))
    assert evaluate(late).force_majeure
    in_time = g13(applied="2023-11-05", permit=permit("2015-07-07", "2017-07-06"), insurance=buyout("2024-05-05"))
    assert not evaluate(in_time).force_majeure


def test_a_time_limit_of_the_buy_out_runs_where_insurance_lacks_or_days_were_bought() -> None:
    """C2015 A, note 1: due on 6 January 2017; another paper that lacks starts none."""
    assert evaluate(g13(insurance=None)).buyout_deadline == day("2017-01-06")
    assert evaluate(g13(insurance=buyout("2016-12-01"))).buyout_deadline == day("2017-01-06")
    assert evaluate(g13(fee=None)).buyout_deadline is None
