"""What corrections make of a case file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakelos.schemas.corrections import (
    AcceptedTie,
    ApplicationChange,
    Change,
    ClassChange,
    FieldChange,
    Merge,
    Move,
    Split,
    Whose,
)
from fakelos.schemas.document import Document, Leaf
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile, Category
from fakelos.storage.corrections.effect import corrected, shape
from tests.storage.specimens import case_of, paper

IDS = st.sampled_from(["a", "b", "c"])
MOVES = st.builds(
    Move, document=IDS, into=IDS, page=st.integers(1, 4), scan=st.none() | IDS, across=st.just(value=True)
)
CASE = case_of("1", paper("a", "stack.tif", 1, 2, 3), paper("b", "stack.tif", 4), paper("c", "other.tif", 1))


def after(*changes: Change, case: CaseFile = CASE) -> CaseFile:
    return corrected(case, changes)


def of(case: CaseFile, document: str) -> Document:
    return next(one for one in case.documents if one.id == document)


def pages(case: CaseFile) -> list[tuple[int, ...]]:
    return [one.pages for one in case.documents if one.file == "stack.tif"]


def test_a_class_that_a_person_says_is_certain() -> None:
    found = of(after(ClassChange(document="a", doc_class=DocumentClass.TAX_RETURN)), "a")
    assert (found.doc_class, found.confidence) == (DocumentClass.TAX_RETURN, 1)
    assert found.fields == of(CASE, "a").fields


def test_a_class_that_nobody_can_tell_is_none() -> None:
    found = of(after(ClassChange(document="a", doc_class=None)), "a")
    assert (found.doc_class, found.confidence) == (None, 0)


def test_a_corrected_value_stands_where_the_machine_read_and_is_certain() -> None:
    found = of(after(FieldChange(document="a", code="afm", value="090000045")), "a").fields["afm"]
    read = of(CASE, "a").fields["afm"]
    assert (found.value, found.confidence, found.problem) == ("090000045", 1, None)
    assert (found.page, found.box) == (read.page, read.box)


def test_a_value_that_was_not_read_is_added_on_its_page() -> None:
    found = of(after(FieldChange(document="a", code="doy", value="ΛΑΡΙΣΑΣ", page=2)), "a").fields["doy"]
    assert (found.value, found.page) == ("ΛΑΡΙΣΑΣ", 2)
    elsewhere = of(after(FieldChange(document="a", code="doy", value="ΛΑΡΙΣΑΣ", page=9)), "a").fields["doy"]
    assert elsewhere.page == 1


def test_a_value_that_is_not_there_is_gone() -> None:
    assert "afm" not in of(after(FieldChange(document="a", code="afm", value=None)), "a").fields


def test_a_split_makes_two_papers_each_with_its_fields() -> None:
    split = Split(document="a", page=3, doc_class=DocumentClass.FEE_RECEIPT)
    found = after(split)
    assert pages(found) == [(1, 2), (3,), (4,)]
    assert set(of(found, split.part).fields) == {"afm"}
    assert set(of(found, "a").fields) == {"holder_surname_el", "transaction_dates"}
    assert of(found, split.part).doc_class is DocumentClass.FEE_RECEIPT


def test_the_part_split_off_can_be_corrected_further() -> None:
    split = Split(document="a", page=2)
    found = after(split, ClassChange(document=split.part, doc_class=DocumentClass.INSURANCE))
    assert of(found, split.part).doc_class is DocumentClass.INSURANCE


@pytest.mark.parametrize("page", [0, 1, 4, 9])
def test_a_split_where_there_is_nothing_to_split_has_no_effect(page: int) -> None:
    assert after(Split(document="a", page=page)) == CASE


def test_merged_papers_are_one_and_keep_what_both_say() -> None:
    found = after(FieldChange(document="b", code="doy", value="ΒΟΛΟΥ"), Merge(document="b", into="a"))
    assert pages(found) == [(1, 2, 3, 4)]
    assert of(found, "a").text_of("doy") == "ΒΟΛΟΥ"
    assert of(found, "a").fields["afm"].page == 3


def test_papers_of_two_files_are_merged_only_where_that_is_said() -> None:
    assert after(Merge(document="c", into="a")) == CASE
    assert after(Move(document="c", page=1, into="a")) == CASE
    found = of(after(Merge(document="c", into="a", across=True)), "a")
    assert (found.pages, found.leaves[-1]) == ((1, 2, 3), Leaf("c", 1))
    assert shape(found) != shape(of(CASE, "a"))


def test_a_paper_joined_back_to_where_its_pages_came_from_has_each_page_once() -> None:
    there = Move(document="a", page=3, into="c", across=True)
    back = Merge(document="c", into="a", across=True)
    found = of(after(there, back), "a")
    assert found.leaves == (Leaf("a", 1), Leaf("a", 2), Leaf("a", 3), Leaf("c", 1))


def test_a_value_is_added_on_a_joined_page() -> None:
    said = FieldChange(document="a", code="doy", value="ΛΑΡΙΣΑΣ", page=1, scan="c")
    found = of(after(Merge(document="c", into="a", across=True), said), "a")
    assert found.leaf_of(found.fields["doy"]) == Leaf("c", 1)


@given(st.lists(st.one_of(st.builds(Merge, document=IDS, into=IDS, across=st.just(value=True)), MOVES), max_size=6))
def test_joining_and_moving_lose_no_page_and_double_none(changes: list[Change]) -> None:
    found = after(*changes)
    leaves = [leaf for one in found.documents for leaf in one.leaves]
    assert sorted(leaves) == sorted(leaf for one in CASE.documents for leaf in one.leaves)
    assert all(one.leaf_of(field) in one.leaves for one in found.documents for field in one.fields.values())
    assert all(one.pages for one in found.documents)


def test_a_page_moves_with_what_was_read_on_it() -> None:
    found = after(Move(document="a", page=3, into="b"))
    assert pages(found) == [(1, 2), (3, 4)]
    assert "afm" not in of(found, "a").fields


def test_a_paper_whose_last_page_moves_away_is_gone() -> None:
    assert pages(after(Move(document="b", page=4, into="a"))) == [(1, 2, 3, 4)]


def test_rulings_travel_with_the_case() -> None:
    found = after(Whose(document="a", role="other"), AcceptedTie(document="b"))
    assert found.whose == {"a": "other"}
    assert found.accepted_ties == {"b"}
    assert after(AcceptedTie(document="b"), AcceptedTie(document="b", accepted=False)).accepted_ties == frozenset()


def test_a_date_of_application_can_be_set_and_nothing_else_of_it_changes() -> None:
    found = after(ApplicationChange.model_validate({"application_date": "2016-07-06"})).application
    assert found == CASE.application.model_copy(update={"application_date": found.application_date})
    assert after(ApplicationChange(category=Category.G13)).application.category is Category.G13


IDS = st.sampled_from(["a", "b", "c", "gone", Split(document="a", page=2).part])
PAGES = st.integers(min_value=0, max_value=5)
CHANGES = st.one_of(
    st.builds(ClassChange, document=IDS, doc_class=st.sampled_from([None, *DocumentClass])),
    st.builds(FieldChange, document=IDS, code=st.sampled_from(["afm", "doy"]), value=st.sampled_from([None, "1"])),
    st.builds(Split, document=IDS, page=PAGES),
    st.builds(Merge, document=IDS, into=IDS),
    st.builds(Move, document=IDS, page=PAGES, into=IDS),
)


@given(st.lists(CHANGES, max_size=12))
def test_no_page_is_ever_lost_or_doubled(changes: list[Change]) -> None:
    def held(case: CaseFile) -> list[tuple[str, int]]:
        return sorted((one.file, page) for one in case.documents for page in one.pages)

    found = after(*changes)
    assert held(found) == held(CASE)
    assert len({one.id for one in found.documents}) == len(found.documents)
    assert all(field.page in one.pages for one in found.documents for field in one.fields.values())
