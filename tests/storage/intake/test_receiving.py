import io
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.storage import audit
from fakelos.storage.accounts import station_of
from fakelos.storage.batches import applications_of
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Batch, DataKey, Item, Station
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import files_in, manifest_of, streams

pytestmark = pytest.mark.django_db

ONE, TWO = ("1.tif", b"SPECIMEN one"), ("2.tif", b"SPECIMEN two")


def reasons(receipt: Receipt) -> dict[str, str]:
    return {item.name: item.reason for item in receipt.items}


def content(vault: Vault, name: str) -> bytes:
    with vault.open_item(Item.objects.select_related("data_key").get(name=name)) as file:
        return file.read()


def test_a_batch_is_kept_sealed_and_written_down(vault: Vault, station: Station, blob_folder: Path) -> None:
    receipt = receive(vault, Delivery(station, manifest_of(ONE, TWO)), streams(ONE, TWO))
    assert receipt.new
    assert receipt.state == Batch.State.RECEIVED
    assert reasons(receipt) == {"1.tif": "", "2.tif": ""}
    assert content(vault, "2.tif") == TWO[1]
    assert not any(b"SPECIMEN" in path.read_bytes() for path in files_in(blob_folder))


def test_the_same_batch_is_one_batch_however_often_it_is_sent(
    vault: Vault, station: Station, blob_folder: Path
) -> None:
    delivery = Delivery(station, manifest_of(ONE, TWO))
    first = receive(vault, delivery, streams(ONE, TWO))
    for files in ([ONE, TWO], [TWO, ONE]):
        again = receive(vault, delivery, streams(*files))
        assert again == first.model_copy(update={"new": False})
    assert len(files_in(blob_folder)) == DataKey.objects.count() == 2


def test_without_a_manifest_name_and_hashes_make_the_batch(vault: Vault, station: Station) -> None:
    first = receive(vault, Delivery(station, batch_id="B01"), streams(ONE, TWO))
    assert receive(vault, Delivery(station, batch_id="B01"), streams(TWO, ONE)).batch_id == first.batch_id
    assert receive(vault, Delivery(station, batch_id="B02"), streams(ONE, TWO)).new
    assert receive(vault, Delivery(station, batch_id="B01"), streams(ONE)).new
    elsewhere = station_of("larisa", "counter-1")
    assert receive(vault, Delivery(elsewhere, batch_id="B01"), streams(ONE, TWO)).new


def test_each_bad_file_has_its_reason_and_the_good_ones_go_on(vault: Vault, station: Station) -> None:
    empty, large, extra = ("empty.tif", b""), ("large.tif", bytes(5000)), ("extra.tif", b"undeclared")
    wrong, lost = ("wrong.tif", b"as declared"), ("lost.tif", b"never came")
    manifest = manifest_of(ONE, empty, large, wrong, lost)
    sent = streams(ONE, empty, large, ("wrong.tif", b"something else"), extra)
    receipt = receive(vault, Delivery(station, manifest), sent, limit=1000)
    assert reasons(receipt) == {
        "1.tif": "",
        "empty.tif": "empty_file",
        "large.tif": "too_large",
        "wrong.tif": "hash_mismatch",
        "lost.tif": "file_missing",
        "extra.tif": "file_not_in_manifest",
    }
    assert receipt.state == Batch.State.RECEIVED
    assert content(vault, "wrong.tif") == b"something else"
    assert content(vault, "extra.tif") == b"undeclared"
    with pytest.raises(BadInput, match="file_missing"):
        content(vault, "lost.tif")


def test_a_batch_of_which_nothing_can_be_read_says_so(vault: Vault, station: Station) -> None:
    for files in ([("empty.tif", b"")], []):
        receipt = receive(vault, Delivery(station, batch_id="B"), streams(*files))
        assert (receipt.state, receipt.reason) == (Batch.State.FAILED, "no_readable_file")


def test_a_file_that_failed_is_put_in_its_place_when_it_comes_right(
    vault: Vault, station: Station, blob_folder: Path
) -> None:
    delivery = Delivery(station, manifest_of(ONE, TWO))
    first = receive(vault, delivery, streams(("1.tif", b"cut off")))
    assert reasons(first) == {"1.tif": "hash_mismatch", "2.tif": "file_missing"}
    assert first.state == Batch.State.FAILED
    again = receive(vault, delivery, streams(ONE, TWO))
    assert again.batch_id == first.batch_id
    assert [item.id for item in again.items] == [item.id for item in first.items]
    assert (again.state, again.reason, reasons(again)) == (Batch.State.RECEIVED, "", {"1.tif": "", "2.tif": ""})
    assert content(vault, "1.tif") == ONE[1]
    assert len(files_in(blob_folder)) == DataKey.objects.count() == 2


def test_a_file_known_by_its_hash_may_bear_another_name(vault: Vault, station: Station) -> None:
    sent = streams((TWO[0], ONE[1]), ("f00d.tif", TWO[1]))
    receipt = receive(vault, Delivery(station, manifest_of(ONE, TWO)), sent)
    assert reasons(receipt) == {"1.tif": "", "2.tif": ""}
    assert content(vault, "1.tif") == ONE[1]


def test_two_files_of_one_name_or_of_one_content_are_two_files(vault: Vault, station: Station) -> None:
    same_name, same_content = ("1.tif", b"another"), ("copy.tif", ONE[1])
    receipt = receive(
        vault,
        Delivery(station, manifest_of(ONE, same_name, same_content)),
        streams(ONE, same_name, same_content),
    )
    assert reasons(receipt) == {"1.tif": "", "1 (2).tif": "", "copy.tif": ""}


def test_composed_and_decomposed_greek_names_are_the_same_name(vault: Vault, station: Station) -> None:
    composed, decomposed = "\u0386\u03b4\u03b5\u03b9\u03b1.tif", "\u0391\u0301\u03b4\u03b5\u03b9\u03b1.tif"
    manifest = manifest_of((composed, b"SPECIMEN"))
    receipt = receive(vault, Delivery(station, manifest), streams((decomposed, b"other bytes")))
    assert reasons(receipt) == {composed: "hash_mismatch"}


def test_a_manifest_of_another_station_or_office_is_refused_and_nothing_kept(
    vault: Vault, station: Station, blob_folder: Path
) -> None:
    for others in ({"station": "counter-2"}, {"office": "larisa"}):
        with pytest.raises(BadInput, match="wrong_station"):
            receive(vault, Delivery(station, manifest_of(ONE, **others)), streams(ONE))
    assert not Batch.objects.exists()
    assert len(files_in(blob_folder)) == 0


def test_when_the_store_fails_nothing_is_acknowledged_nor_left_over(
    vault: Vault, station: Station, blob_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, calls = vault.blobs.put, []

    def second_fails(key: bytes, plain: BinaryIO) -> str:
        calls.append(key)
        if len(calls) == 2:
            raise ToolFailure("blob_store_failed", "No space left on device")
        return put(key, plain)

    monkeypatch.setattr(vault.blobs, "put", second_fails)
    with pytest.raises(ToolFailure, match="blob_store_failed"):
        receive(vault, Delivery(station, batch_id="B"), streams(ONE, TWO))
    assert not Batch.objects.exists()
    assert len(files_in(blob_folder)) == DataKey.objects.count() == 0


def test_a_stream_that_breaks_is_one_unreadable_file(vault: Vault, station: Station) -> None:
    class Broken(io.RawIOBase):
        def read(self, _size: int = -1) -> bytes:
            raise OSError("the disk went away")

    receipt = receive(vault, Delivery(station, batch_id="B"), [("1.tif", cast("BinaryIO", Broken())), *streams(TWO)])
    assert reasons(receipt) == {"1.tif": "file_unreadable", "2.tif": ""}


def test_the_registers_word_on_an_application_goes_before_the_manifests(vault: Vault, station: Station) -> None:
    declared = [{"application_no": "2024/1", "application_date": "2024-05-06", "represented_by_lawyer": True}]
    known = Application.model_validate({"application_no": "2024/1", "application_date": "2024-05-07"})
    other = Application.model_validate({"application_no": "2024/2", "as_of_date": "2024-06-01"})
    delivery = Delivery(station, manifest_of(ONE, applications=declared), applications=(known, other))
    first, second = applications_of(receive(vault, delivery, streams(ONE)).batch_id)
    assert (first.application_no, str(first.application_date)) == ("2024/1", "2024-05-07")
    assert first.represented_by_lawyer
    assert (second.application_no, str(second.as_of_date)) == ("2024/2", "2024-06-01")


def test_the_audit_log_tells_of_a_new_batch_once_and_of_no_name(vault: Vault, station: Station) -> None:
    delivery = Delivery(station, manifest_of(ONE), actor="7")
    for _ in range(2):
        receive(vault, delivery, streams(ONE))
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.details) == ("7", "batch.received", {"files": 1})
    assert audit.verify_chain().broken_at is None


names = st.text(st.characters(codec=None), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(st.tuples(names, st.binary(max_size=30)), max_size=6), batch_id=names)
def test_whatever_is_sent_each_file_is_accounted_for(
    vault: Vault, station: Station, files: list[tuple[str, bytes]], batch_id: str
) -> None:
    receipt = receive(vault, Delivery(station, batch_id=batch_id), streams(*files))
    assert len(receipt.items) == len(files)
    assert sorted(item.size for item in receipt.items) == sorted(len(content) for _, content in files)
    assert all((item.reason == "empty_file") == (item.size == 0) for item in receipt.items)
