"""Doubt works for the applicant: no automatic path makes a line or an outcome worse (C2015 A, note 3, at its end)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Document
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application, CaseFile, Evaluation, Status
from tests.rules.dossiers import APPLICATIONS, EVIDENCE, STACKS, Held, case_file, statuses, worsened
from tests.rules.papers import (
    GOOD_G13,
    case,
    changed,
    deed,
    fee,
    g13,
    g14,
    insurance,
    line,
    paper,
    permit,
    st1,
    status,
    tax_return,
)

BASES = [g13(), g14(), st1(), g13(tie=None), g14(fee=None), st1(stay=None), g13(insurance=None), g14(insurance=None)]
"""Dossiers near to complete, where one more paper has the most to spoil."""


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS, EVIDENCE)
def test_one_more_paper_never_makes_anything_worse(application: Application, stack: list[Held], more: Held) -> None:
    assert worsened(case_file(application, stack), case_file(application, [*stack, more])) == []


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(BASES), EVIDENCE)
def test_one_more_paper_never_spoils_a_good_dossier(base: CaseFile, more: Held) -> None:
    assert worsened(base, with_paper(base, more)) == []


def with_paper(base: CaseFile, more: Held) -> CaseFile:
    """The case with one more paper of somebody."""
    document, role = more
    stack = [(known, base.role_of(known.id)) for known in base.documents]
    return case_file(base.application, [*stack, (document, role)])


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS.filter(bool), st.data())
def test_a_value_read_with_less_confidence_never_makes_anything_worse(
    application: Application, stack: list[Held], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(stack) - 1))
    document, role = stack[position]
    code = data.draw(st.sampled_from(["", *sorted(document.fields)]))
    worse = list(stack)
    worse[position] = (less_sure(document, code), role)
    assert worsened(case_file(application, stack), case_file(application, worse)) == []


def less_sure(document: Document, code: str) -> Document:
    """The same paper with a lower confidence in one field or, for no code, in its class."""
    if not code:
        return document.model_copy(update={"confidence": 0.1, "candidates": ()})
    field = document.fields[code].model_copy(update={"confidence": 0.1})
    return document.model_copy(update={"fields": {**document.fields, code: field}})


@settings(max_examples=150, deadline=None)
@given(APPLICATIONS, STACKS.filter(bool), st.data())
def test_a_further_reading_of_a_value_never_makes_anything_worse(
    application: Application, stack: list[Held], data: st.DataObject
) -> None:
    """Two places that disagree, with no reading to choose from, say nothing; a further one would be the first."""
    position = data.draw(st.integers(0, len(stack) - 1))
    document, role = stack[position]
    codes = [code for code, field in document.fields.items() if field.alternatives or field.problem != "disagrees"]
    if codes:
        code = data.draw(st.sampled_from(sorted(codes)))
        field = document.fields[code]
        field = field.model_copy(update={"alternatives": (*field.alternatives, "2011-11-11")})
        document = document.model_copy(update={"fields": {**document.fields, code: field}})
    worse = [*stack[:position], (document, role), *stack[position + 1 :]]
    assert worsened(case_file(application, stack), case_file(application, worse)) == []


@settings(max_examples=150, deadline=None)
@given(APPLICATIONS, STACKS.filter(bool), st.data())
def test_a_paper_of_which_the_class_is_lost_never_makes_anything_worse(
    application: Application, stack: list[Held], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(stack) - 1))
    document, role = stack[position]
    forgotten = document.model_copy(update={"doc_class": None, "confidence": 0.0, "fields": {}, "candidates": ()})
    worse = [*stack[:position], (forgotten, role), *stack[position + 1 :]]
    if document.doc_class is not DocumentClass.APPLICATION_FORM:
        assert worsened(case_file(application, stack), case_file(application, worse)) == []


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS, st.integers(1, 3))
def test_unread_pages_never_make_anything_worse(application: Application, stack: list[Held], unread: int) -> None:
    assert worsened(case_file(application, stack), case_file(application, stack, unread)) == []


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS)
def test_the_sure_and_the_possible_days_hold_what_was_read(application: Application, stack: list[Held]) -> None:
    """The range of lawful days holds every reading, so the one as read too."""
    found = evaluate(case_file(application, stack))
    assert found.lawful_days_worst is not None
    assert found.lawful_days_best is not None
    assert found.lawful_days_worst <= found.lawful_days_best
    assert found.lawful_days_last_decade <= found.lawful_days_best


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS, st.data())
def test_not_knowing_whose_a_paper_is_never_makes_anything_worse(
    application: Application, stack: list[Held], data: st.DataObject
) -> None:
    unsure = [(document, data.draw(st.sampled_from([role, "unknown"]))) for document, role in stack]
    assert worsened(case_file(application, stack), case_file(application, unsure)) == []


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_nothing_is_missing_while_a_page_is_unread(application: Application, stack: list[Held]) -> None:
    assert Status.MISSING not in statuses(case_file(application, stack, unread=1)).values()


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_every_line_is_answered_with_a_sentence_in_both_languages(application: Application, stack: list[Held]) -> None:
    for examination in evaluate(case_file(application, stack)).examinations:
        for found in (*examination.formal, *examination.substantive):
            assert found.reason_el.strip()
            assert found.reason_en.strip()


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_the_same_case_file_gives_the_same_evaluation(application: Application, stack: list[Held]) -> None:
    assert evaluate(case_file(application, stack)) == evaluate(case_file(application, stack))


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_an_evaluation_holds_what_its_schema_says_though_it_is_made_unchecked(
    application: Application, stack: list[Held]
) -> None:
    found = evaluate(case_file(application, stack))
    assert Evaluation.model_validate(found.model_dump()) == found
    assert Evaluation.model_validate_json(found.model_dump_json()) == found


def test_unread_pages_are_named_in_the_reason() -> None:
    found = line(g13(fee=None, unread=2), "fee")
    assert found.status is Status.DOUBTFUL
    assert "2" in found.reason_el


def test_a_paper_that_nobody_recognised_may_be_the_one_that_lacks() -> None:
    unknown = paper(None)
    found = line(g13(fee=None, unknown=unknown), "fee")
    assert found.status is Status.DOUBTFUL
    assert [evidence.document for evidence in found.evidence] == [unknown.document.id]


def test_an_unrecognised_paper_of_somebody_else_is_no_doubt() -> None:
    assert status(g13(fee=None, unknown=paper(None).of("other")), "fee") == "missing"


def test_a_guessed_class_is_doubtful_for_its_own_line_and_for_others() -> None:
    dossier = g13(fee=fee().unclear(), insurance=None)
    assert (status(dossier, "fee"), status(dossier, "insurance")) == ("doubtful", "doubtful")


@pytest.mark.parametrize("code", ["passport", "definitive_title", "fee", "ties", "insurance"])
def test_papers_of_an_unknown_person_are_doubtful(code: str) -> None:
    strangers = [held.of("unknown") for held in changed(GOOD_G13, {})]
    assert status(case(strangers), code) == "doubtful"


def test_a_value_that_failed_its_own_check_is_doubtful() -> None:
    held = insurance("2017-02-28").document
    broken = held.fields["valid_to"].model_copy(update={"problem": "implausible_date"})
    document = held.model_copy(update={"fields": {**held.fields, "valid_to": broken}})
    insured = insurance(None)
    insured.document = document
    assert status(g13(insurance=insured), "insurance") == "doubtful"


def test_a_second_title_that_expired_later_leaves_an_earlier_tie_doubtful_and_not_missing() -> None:
    """The applicant may rely on the first title."""
    dossier = g13(
        tie=deed("2013-01-01"), permit=[permit("2010-07-07", "2012-07-06"), permit("2014-01-01", "2015-01-01")]
    )
    assert status(dossier, "ties") == "doubtful"
    assert status(g13(tie=tax_return(2014), permit=None), "ties") == "met"


def test_the_day_of_evaluation_plays_no_part() -> None:
    """The dossier is judged as of its own dates; a later day of judging only moves the buy-out's time limit."""
    early, late = g13(), g13(as_of=(date(2016, 7, 6) + timedelta(days=900)).isoformat())
    assert statuses(early) == statuses(late)
