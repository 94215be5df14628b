"""Files that were put aside after they were tried may be tried once more, by who may."""

import pytest

from fakelos.schemas.errors import Conflict
from fakelos.storage import batches, steps
from fakelos.storage.dossiers import NotFound
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.intake.set_aside import batches_with_failures, try_again
from fakelos.storage.models import AuditEntry, Batch, Item, Role, Station, User
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import manifest_of, streams

pytestmark = pytest.mark.django_db
ONE, TWO = ("1.tif", b"SPECIMEN one"), ("2.tif", b"SPECIMEN two")


@pytest.fixture
def batch(vault: Vault, station: Station) -> Batch:
    """A batch that has ended: one file failed when it was read, another came with a wrong hash."""
    changed = (TWO[0], b"SPECIMEN changed")
    found = Batch.objects.get(
        pk=receive(vault, Delivery(station, manifest_of(ONE, TWO)), streams(ONE, changed)).batch_id
    )
    item = Item.objects.get(name="1.tif")
    steps.begin(item.pk, "read", item.sha256, 2)
    steps.fail(item.pk, "read", item.sha256, "page_failed")
    batches.quarantine(item.pk, "attempts_exhausted")
    batches.end_batch(found.pk)
    return found


def person(role: Role, station: Station | None) -> User:
    return User.objects.create_user(role.value, role=role, office=station.office if station else None)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_what_was_tried_is_tried_anew_and_what_was_refused_on_arrival_is_not(
    role: Role, batch: Batch, station: Station
) -> None:
    user = person(role, station)
    (shown,) = batches_with_failures(user)
    assert [item.name for item in shown.set_aside] == ["1.tif"]  # type: ignore[attr-defined] # as prefetched
    try_again(user, batch.pk)
    assert batches.items_to_read(batch.pk) == [Item.objects.get(name="1.tif").pk]
    assert Item.objects.get(name="2.tif").reason == "hash_mismatch"
    assert steps.begin(Item.objects.get(name="1.tif").pk, "read", ONE[0], 1) is steps.Turn.RUN
    assert AuditEntry.objects.get(action="batch.tried_again").details == {"files": 1}
    assert not batches_with_failures(user)


def test_a_batch_that_was_given_up_as_a_whole_is_due_again(batch: Batch, station: Station) -> None:
    Item.objects.update(state=Item.State.READ)
    steps.begin(batch.pk, "prepare", "hash", 2)
    steps.fail(batch.pk, "prepare", "hash", "blob_damaged")
    batches.give_up(batch.pk, "blob_damaged")
    assert list(batches_with_failures(person(Role.ADMINISTRATOR, station))) == [batch]
    try_again(person(Role.SUPERVISOR, station), batch.pk)
    assert Batch.objects.get().state == Batch.State.RECEIVED


def test_a_batch_at_work_is_left_alone(batch: Batch, station: Station) -> None:
    batches.begin_batch(batch.pk)
    with pytest.raises(Conflict, match="batch_in_work"):
        try_again(person(Role.SUPERVISOR, station), batch.pk)


@pytest.mark.parametrize("role", [Role.STATION, Role.REVIEWER, Role.AUDITOR])
def test_others_see_and_retry_nothing(role: Role, batch: Batch, station: Station) -> None:
    assert not batches_with_failures(person(role, station))
    with pytest.raises(NotFound):
        try_again(User.objects.get(role=role), batch.pk)
