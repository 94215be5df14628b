"""What a reviewer rules counts in the evaluation: doubts resolved, papers accepted, persons told apart."""

import pytest

from fakelos.rules.assembly import reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.rules.persons import IMPERSONAL
from fakelos.rules.timeline import timeline_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile, Category, Outcome, Resolution, Status
from tests.rules.papers import case, deed, fee, g13, insurance, line, paper, passport, permit, status, tax_return


def ruled(dossier: CaseFile, code: str, answer: Status, examination: str = "formal") -> CaseFile:
    doubt = line(dossier, code, examination=examination).doubt
    resolution = Resolution.model_validate(
        {
            "category": Category.G13,
            "examination": examination,
            "code": code,
            "status": answer,
            "reason": "είδα το πρωτότυπο",
            "doubt": doubt,
        }
    )
    return dossier.model_copy(update={"resolutions": (*dossier.resolutions, resolution)})


def test_a_doubt_resolved_as_met_is_met_and_says_who_said_so() -> None:
    found = line(ruled(g13(fee=fee().guessing("amount")), "fee", Status.MET), "fee")
    assert found.status is Status.MET
    assert found.reason_el == "Κρίθηκε από τον χειριστή: είδα το πρωτότυπο"
    assert found.evidence


def test_a_doubt_resolved_as_missing_changes_the_outcome() -> None:
    doubtful = g13(tie=None, other=tax_return(2014).unclear())
    assert evaluate(doubtful).outcome is Outcome.TYPE_A_COMPLETE
    assert evaluate(ruled(doubtful, "ties", Status.MISSING)).outcome is Outcome.INCOMPLETE


def test_the_same_question_in_another_category_is_resolved_with_it() -> None:
    dossier = ruled(g13(fee=fee().guessing("amount")), "fee", Status.MET)
    assert status(dossier, "fee", Category.G14) == "met"


def test_the_last_word_counts() -> None:
    dossier = g13(fee=fee().guessing("amount"))
    once = ruled(dossier, "fee", Status.MISSING)
    again = ruled(dossier, "fee", Status.MET).resolutions
    assert status(once.model_copy(update={"resolutions": (*once.resolutions, *again)}), "fee") == "met"


def test_what_is_certain_is_not_resolved_away() -> None:
    doubtful = ruled(g13(insurance=insurance("2017-02-28").unclear()), "insurance", Status.MISSING)
    good = g13().model_copy(update={"resolutions": doubtful.resolutions})
    assert status(good, "insurance") == "met"


def test_new_papers_bring_a_new_doubt_that_works_for_the_applicant() -> None:
    dossier = ruled(g13(tie=None, one=tax_return(2014).unclear()), "ties", Status.MISSING)
    more = g13(tie=None, one=tax_return(2014).unclear(), two=tax_return(2015).unclear())
    assert status(dossier, "ties") == "missing"
    assert status(more.model_copy(update={"resolutions": dossier.resolutions}), "ties") == "doubtful"


def test_a_comparable_paper_that_is_accepted_is_a_tie_and_covers_its_years() -> None:
    other = paper("other", holder_surname_el="ΣΠΕΣΙΜΕΝ", holder_name_el="ΑΝΝΑ", date="2014-05-06")
    dossier = g13(tie=None, other=other)
    assert status(dossier, "ties") == "doubtful"
    accepted = dossier.model_copy(update={"accepted_ties": frozenset({other.document.id})})
    assert status(accepted, "ties") == "met"
    assert evaluate(accepted).tie_years_covered == (2014,)
    assert "comparable" in [lane.code for lane in timeline_of(accepted).lanes]


@pytest.mark.parametrize("kind", ["other", "studies"])
def test_any_paper_can_be_accepted_though_nothing_named_it_a_tie(kind: str) -> None:
    held = paper(kind, issue_date="2015-02-03")
    dossier = g13(tie=None, held=held)
    assert status(dossier.model_copy(update={"accepted_ties": frozenset({held.document.id})}), "ties") == "met"


def test_a_deed_without_presence_counts_once_it_is_accepted() -> None:
    held = deed("2014-05-06", appeared_in_person="no")
    dossier = g13(tie=None, held=held)
    assert status(dossier, "ties") == "doubtful"
    assert status(dossier.model_copy(update={"accepted_ties": frozenset({held.document.id})}), "ties") == "met"


def two_people() -> CaseFile:
    anna = {"holder_surname_el": "ΠΑΠΑ", "holder_name_el": "ΑΝΝΑ", "birth_date": "1980-01-02"}
    ivan = {"holder_surname_el": "ΙΒΑΝΟΦ", "holder_name_el": "ΙΒΑΝ", "birth_date": "1975-03-04"}
    held = [
        paper("application_form", **anna),
        paper("passport", **anna),
        paper("tax_return", **ivan, income_year="2014"),
        paper("bank_transaction", holder_surname_el="ΖΖΖ", holder_name_el="ΞΞΞ", transaction_dates="2015-01-02"),
    ]
    return reassembled(case(held))


def roles(dossier: CaseFile) -> dict[str | None, str]:
    return {one.doc_class: dossier.role_of(one.id) for one in dossier.documents}


def test_whose_a_paper_is_follows_the_reviewer_against_the_machine() -> None:
    found = two_people()
    assert roles(found)[DocumentClass.TAX_RETURN] == "other"
    tax = next(one.id for one in found.documents if one.doc_class is DocumentClass.TAX_RETURN)
    mine = reassembled(found.model_copy(update={"whose": {tax: "applicant"}}))
    assert roles(mine)[DocumentClass.TAX_RETURN] == "applicant"
    nobody = reassembled(found.model_copy(update={"whose": {tax: "unknown"}}))
    assert roles(nobody)[DocumentClass.TAX_RETURN] == "unknown"


def test_a_ruling_withdrawn_leaves_everything_as_it_was() -> None:
    found = two_people()
    for role in ("applicant", "sponsor", "other", "unknown"):
        for one in found.documents:
            there = reassembled(found.model_copy(update={"whose": {one.id: role}}))
            assert there.role_of(one.id) == role
            assert sum(one.id in person.documents for person in there.persons) == 1
            assert reassembled(there.model_copy(update={"whose": {}})) == found


def test_a_stray_paper_can_be_given_to_the_applicant() -> None:
    held = [passport(), permit("2010-01-01", "2012-01-01"), paper("photo")]
    dossier = reassembled(case(held).model_copy(update={"strays": frozenset({held[2].document.id})}))
    assert DocumentClass.PHOTO in IMPERSONAL
    assert roles(dossier)[DocumentClass.PHOTO] == "unknown"
    given = reassembled(dossier.model_copy(update={"whose": {held[2].document.id: "applicant"}}))
    assert roles(given)[DocumentClass.PHOTO] == "applicant"
