"""Doubt works for the applicant: no automatic path makes a line worse (C2015 A, note 3, last paragraphs)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Document, Field
from fakelos.schemas.dossier import Application, CaseFile, Category, Person, Status
from tests.rules.papers import (
    GOOD_G13,
    case,
    changed,
    deed,
    fee,
    g13,
    insurance,
    line,
    paper,
    permit,
    status,
    tax_return,
)

DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2018, 12, 31)).map(date.isoformat)
YEARS = st.integers(2005, 2018).map(str)
WORDS = st.sampled_from(["ΕΡΓΑΣΙΑ", "ΒΕΒΑΙΩΣΗ", "ΜΕΛΟΣ ΟΙΚΟΓΕΝΕΙΑΣ"])
FIELDS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "passport": {"expiry_date": DAYS, "issue_date": DAYS, "passport_no": st.just("A1")},
    "residence_permit": {"valid_from": DAYS, "valid_to": DAYS, "permit_type": WORDS, "decision_date": DAYS},
    "fee_receipt": {
        "amount": st.sampled_from(["300.00", "150.00"]),
        "fee_type_code": st.sampled_from(["2403", "2107"]),
        "fee_status": st.sampled_from(["paid", "unpaid"]),
        "payment_date": DAYS,
    },
    "insurance": {"valid_from": DAYS, "valid_to": DAYS, "period_from": DAYS, "period_to": DAYS},
    "social_insurance": {"period_from": DAYS, "period_to": DAYS, "valid_to": DAYS},
    "buyout_decision": {"submitted_date": DAYS, "decision_date": DAYS},
    "tax_return": {"income_year": YEARS, "issue_date": DAYS},
    "kinship": {"issue_date": DAYS, "marriage_date": DAYS},
    "notarial_deed": {"deed_date": DAYS, "appeared_in_person": st.just("no"), "lawyer": st.just("SPECIMEN")},
    "power_of_attorney": {"lawyer": st.just("SPECIMEN"), "deed_date": DAYS, "deed_no": st.just("7")},
    "prior_application": {"submission_date": DAYS},
    "birth_act": {"child_birth_date": DAYS},
    "solemn_declaration": {},
    "identity_other": {},
    "photo": {},
    "application_form": {"category_claimed": st.sampled_from(["Γ1.3", "Γ1.4", "ΣΤ.1"])},
    "other": {"holder_surname_el": st.just("SPECIMEN"), "issue_date": DAYS},
}
CONFIDENCES = st.sampled_from([0.99, 0.3])
ROLES = st.sampled_from(["applicant", "applicant", "applicant", "sponsor", "other", "unknown"])


@st.composite
def fields_of(draw: st.DrawFn, doc_class: str) -> dict[str, Field]:
    """Some of the fields that a class may have, each read well or badly."""
    codes = draw(st.sets(st.sampled_from(sorted(FIELDS[doc_class])))) if FIELDS[doc_class] else set()
    return {
        code: Field(
            value=draw(FIELDS[doc_class][code]),
            confidence=draw(CONFIDENCES),
            page=1,
            box=(0, 0, 1, 1),
            problem=draw(st.sampled_from([None, None, None, "implausible_date"])),
        )
        for code in sorted(codes)
    }


@st.composite
def papers(draw: st.DrawFn) -> tuple[Document, str]:
    """A paper of any class, and whose it is."""
    doc_class = draw(st.sampled_from([*FIELDS, None]))
    fields = draw(fields_of(doc_class)) if doc_class else {}
    number = draw(st.integers(0, 10**9))
    document = Document(
        id=f"D{number}",
        file="SPECIMEN.tif",
        pages=(1,),
        doc_class=doc_class,
        confidence=draw(CONFIDENCES),
        fields=fields,
    )
    return document, draw(ROLES)


STACKS = st.lists(papers(), max_size=7, unique_by=lambda held: held[0].id)
APPLICATIONS = st.builds(
    Application,
    application_date=st.one_of(st.none(), st.dates(min_value=date(2014, 1, 1), max_value=date(2018, 12, 31))),
    as_of_date=st.one_of(st.none(), st.dates(min_value=date(2015, 1, 1), max_value=date(2019, 12, 31))),
    category=st.sampled_from([None, *Category]),
    represented_by_lawyer=st.booleans(),
    prior_ministry_application=st.booleans(),
)


def case_file(application: Application, stack: list[tuple[Document, str]], unread: int = 0) -> CaseFile:
    roles = ("applicant", "sponsor", "other", "unknown")
    persons = tuple(
        Person.model_validate(
            {"id": role, "role": role, "documents": [d.id for d, held_by in stack if held_by == role]}
        )
        for role in roles
    )
    return CaseFile(application=application, documents=tuple(d for d, _ in stack), persons=persons, unread_pages=unread)


def statuses(case_file: CaseFile) -> dict[tuple[str, str, str], Status]:
    """Every line of every category examined."""
    return {
        (examination.category, found.examination, found.code): found.status
        for examination in evaluate(case_file).examinations
        for found in (*examination.formal, *examination.substantive)
    }


def worsened(before: CaseFile, after: CaseFile) -> dict[tuple[str, str, str], Status]:
    """The lines that were not missing and now are, among those that both evaluations answer."""
    old, new = statuses(before), statuses(after)
    return {
        key: old[key]
        for key in old.keys() & new.keys()
        if new[key] is Status.MISSING and old[key] is not Status.MISSING
    }


@settings(max_examples=400, deadline=None)
@given(APPLICATIONS, STACKS, papers())
def test_one_more_paper_never_makes_a_line_missing(
    application: Application, stack: list[tuple[Document, str]], more: tuple[Document, str]
) -> None:
    assert worsened(case_file(application, stack), case_file(application, [*stack, more])) == {}


@settings(max_examples=400, deadline=None)
@given(APPLICATIONS, STACKS.filter(bool), st.data())
def test_a_value_read_with_less_confidence_never_makes_a_line_missing(
    application: Application, stack: list[tuple[Document, str]], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(stack) - 1))
    document, role = stack[position]
    code = data.draw(st.sampled_from(["", *sorted(document.fields)]))
    worse = list(stack)
    worse[position] = (less_sure(document, code), role)
    assert worsened(case_file(application, stack), case_file(application, worse)) == {}


def less_sure(document: Document, code: str) -> Document:
    """The same paper with a lower confidence in one field or, for no code, in its class."""
    if not code:
        return document.model_copy(update={"confidence": 0.1})
    field = document.fields[code].model_copy(update={"confidence": 0.1})
    return document.model_copy(update={"fields": {**document.fields, code: field}})


@settings(max_examples=200, deadline=None)
@given(APPLICATIONS, STACKS, st.data())
def test_not_knowing_whose_a_paper_is_never_makes_a_line_missing(
    application: Application, stack: list[tuple[Document, str]], data: st.DataObject
) -> None:
    unsure = [(document, data.draw(st.sampled_from([role, "unknown"]))) for document, role in stack]
    assert worsened(case_file(application, stack), case_file(application, unsure)) == {}


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_nothing_is_missing_while_a_page_is_unread(application: Application, stack: list[tuple[Document, str]]) -> None:
    assert Status.MISSING not in statuses(case_file(application, stack, unread=1)).values()


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_every_line_is_answered_with_a_sentence_in_both_languages(
    application: Application, stack: list[tuple[Document, str]]
) -> None:
    for examination in evaluate(case_file(application, stack)).examinations:
        for found in (*examination.formal, *examination.substantive):
            assert found.reason_el.strip()
            assert found.reason_en.strip()


@settings(max_examples=100, deadline=None)
@given(APPLICATIONS, STACKS)
def test_the_same_case_file_gives_the_same_evaluation(
    application: Application, stack: list[tuple[Document, str]]
) -> None:
    assert evaluate(case_file(application, stack)) == evaluate(case_file(application, stack))


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
