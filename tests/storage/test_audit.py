from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F

from fakelos.storage import audit
from fakelos.storage.accounts import create_office
from fakelos.storage.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def five_entries() -> None:
    office = create_office("thessaloniki")
    for number in range(1, 6):
        audit.append("machine", "dossier.read", f"subject-{number}", office, {"pages": number, "code": "Γ1.3"})


def entry(seq: int) -> AuditEntry:
    return AuditEntry.objects.get(seq=seq)


@pytest.mark.usefixtures("five_entries")
def test_entries_follow_each_other_in_one_chain() -> None:
    assert audit.verify_chain() == audit.Verdict(entries=5)
    assert [one.seq for one in AuditEntry.objects.all()] == [1, 2, 3, 4, 5]
    assert entry(2).previous == entry(1).hash


def test_no_entries_are_a_whole_chain() -> None:
    assert audit.verify_chain() == audit.Verdict(entries=0)


EDITS: dict[str, Callable[[AuditEntry], object]] = {
    "actor": lambda _: "17",
    "action": lambda _: "dossier.decided",
    "subject": lambda _: "another",
    "office": lambda _: "larisa",
    "details": lambda one: {**one.details, "pages": 7},
    "at": lambda one: one.at + timedelta(microseconds=1000),
    "previous": lambda _: "0" * 64,
    "hash": lambda _: "0" * 64,
}


@pytest.mark.parametrize("column", EDITS)
@pytest.mark.usefixtures("five_entries")
def test_an_edited_entry_breaks_the_chain_where_it_stands(column: str) -> None:
    AuditEntry.objects.filter(seq=3).update(**{column: EDITS[column](entry(3))})
    assert audit.verify_chain().broken_at == 3


@pytest.mark.usefixtures("five_entries")
def test_an_edited_entry_with_its_hash_made_anew_breaks_the_next() -> None:
    forged = entry(3)
    forged.actor = "17"
    forged.hash = audit._hash(forged)
    forged.save()
    assert audit.verify_chain().broken_at == 4


@pytest.mark.parametrize("seq", [1, 3])
@pytest.mark.usefixtures("five_entries")
def test_a_removed_entry_breaks_the_chain(seq: int) -> None:
    entry(seq).delete()
    assert audit.verify_chain().broken_at == seq


@pytest.mark.usefixtures("five_entries")
def test_entries_cut_off_the_end_are_missed() -> None:
    AuditEntry.objects.filter(seq__gte=4).delete()
    assert audit.verify_chain() == audit.Verdict(entries=3, broken_at=4)


@pytest.mark.usefixtures("five_entries")
def test_a_chain_emptied_altogether_is_missed() -> None:
    AuditEntry.objects.all().delete()
    assert audit.verify_chain().broken_at == 1


@pytest.mark.usefixtures("five_entries")
def test_two_entries_that_changed_places_break_the_chain() -> None:
    AuditEntry.objects.filter(seq=2).update(seq=20)
    AuditEntry.objects.filter(seq=3).update(seq=2)
    AuditEntry.objects.filter(seq=20).update(seq=3)
    assert audit.verify_chain().broken_at == 2


@pytest.mark.usefixtures("five_entries")
def test_a_removal_that_is_closed_up_breaks_the_chain() -> None:
    entry(3).delete()
    for seq in (4, 5):
        AuditEntry.objects.filter(seq=seq).update(seq=F("seq") - 1)
    assert audit.verify_chain().broken_at == 3


@pytest.mark.usefixtures("five_entries")
def test_an_entry_put_at_the_end_by_hand_is_found() -> None:
    forged = AuditEntry(seq=6, at=entry(5).at, actor="17", action="x", subject="y", previous=entry(5).hash)
    forged.hash = audit._hash(forged)
    forged.save(force_insert=True)
    assert audit.verify_chain().broken_at is not None
    assert AuditHead.objects.get().seq == 5


@pytest.mark.usefixtures("five_entries")
def test_time_comes_from_the_database_and_does_not_run_back() -> None:
    times = [one.at for one in AuditEntry.objects.all()]
    assert times == sorted(times)
    assert all(time.tzinfo is not None for time in times)
