import pytest

from fakelos.extractors.segment.identity import Holder, holder_of
from tests.extractors.page_of import page_of


def test_numbers_are_read_beside_their_labels_when_their_check_digit_holds() -> None:
    page = page_of("Α.Φ.Μ. 094014201", "Τηλέφωνο 090165560", "ΑΦΜ 094014202")
    assert holder_of(page).tax == {"094014201"}


def test_passport_numbers_and_surnames_are_read_beside_their_labels() -> None:
    page = page_of("Αρ. Διαβατηρίου BA1234567", "ΕΠΩΝΥΜΟ ΔΕΙΓΜΑΤΙΔΗΣ", "ΟΝΟΜΑ ΑΡΤΑΝ")
    found = holder_of(page)
    assert found.passport == {"BA1234567"}
    assert len(found.surname) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Holder(tax=frozenset({"094014201"})), Holder(tax=frozenset({"090165560"}))),
        (Holder(passport=frozenset({"BA1234567"})), Holder(passport=frozenset({"AZ7654321"}))),
        (Holder(surname=frozenset({"ΧΟΤΣΑ"})), Holder(surname=frozenset({"ΜΠΕΡΙΤΣΕ"}))),
    ],
)
def test_two_people_contradict_each_other(ours: Holder, theirs: Holder) -> None:
    assert ours.contradicts(theirs)
    assert theirs.contradicts(ours)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Holder(), Holder(tax=frozenset({"090165560"}))),
        (Holder(tax=frozenset({"094014201", "090165560"})), Holder(tax=frozenset({"090165560"}))),
        (Holder(passport=frozenset({"BA1234567"})), Holder(passport=frozenset({"BA1284567"}))),
        (Holder(surname=frozenset({"ΧΟΤΣΑ"})), Holder(surname=frozenset({"ΧΟΤΑΑ"}))),
        (Holder(tax=frozenset({"094014201"})), Holder(passport=frozenset({"BA1234567"}))),
    ],
)
def test_silence_spouses_and_misreadings_do_not(ours: Holder, theirs: Holder) -> None:
    assert not ours.contradicts(theirs)
