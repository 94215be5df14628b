from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models import F

from fakelos.storage.batches import (
    begin_batch,
    due_batches,
    end_batch,
    items_to_read,
    mark_read,
    quarantine,
    touch_batch,
)
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Batch, Item, Station
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def batch(vault: Vault, station: Station) -> UUID:
    files = streams(("1.tif", b"SPECIMEN"), ("2.tif", b"SPECIMEN 2"), ("3.tif", b""))
    return receive(vault, Delivery(station, batch_id="B"), files).batch_id


def state_of(batch: UUID) -> tuple[str, str]:
    row = Batch.objects.get(pk=batch)
    return row.state, row.reason


def test_files_are_to_be_read_until_they_are_read_or_put_aside(batch: UUID) -> None:
    first, second = items_to_read(batch)
    mark_read(first, "image/tiff")
    assert items_to_read(batch) == [second]
    quarantine(second, "damaged_file")
    assert items_to_read(batch) == []
    assert [item.reason for item in Item.objects.all()] == ["", "damaged_file", "empty_file"]
    assert Item.objects.get(pk=first).media_type == "image/tiff"


def test_a_batch_is_done_when_any_file_was_read(batch: UUID) -> None:
    begin_batch(batch)
    assert state_of(batch) == (Batch.State.PROCESSING, "")
    first, second = items_to_read(batch)
    mark_read(first, "image/tiff")
    quarantine(second, "damaged_file")
    end_batch(batch)
    assert state_of(batch) == (Batch.State.DONE, "")


def test_a_batch_of_which_no_file_was_read_has_failed(batch: UUID) -> None:
    for item in items_to_read(batch):
        quarantine(item, "damaged_file")
    end_batch(batch)
    assert state_of(batch) == (Batch.State.FAILED, "no_readable_file")


def test_a_batch_is_due_until_somebody_works_on_it_and_again_when_they_are_gone(batch: UUID) -> None:
    assert due_batches(HOUR) == [batch]
    begin_batch(batch)
    assert due_batches(HOUR) == []
    Batch.objects.update(touched_at=F("touched_at") - 2 * HOUR)
    assert due_batches(HOUR) == [batch]
    touch_batch(batch)
    assert due_batches(HOUR) == []
    end_batch(batch)
    Batch.objects.update(touched_at=F("touched_at") - 2 * HOUR)
    assert due_batches(HOUR) == []
