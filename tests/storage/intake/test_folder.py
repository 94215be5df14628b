import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from fakelos.storage.accounts import station_of
from fakelos.storage.intake.folder import receive_folder
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.models import Batch, Station
from fakelos.storage.sealed.vault import Vault

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "B01"
    (folder / "inner").mkdir(parents=True)
    for name in ("scan10.tif", "scan2.tif", "inner/scan1.tif"):
        (folder / name).write_bytes(f"SPECIMEN {name}".encode())
    return folder


def declare(folder: Path, *names: str, **others: object) -> None:
    files = [{"name": name, "sha256": sha256((folder / name).read_bytes()).hexdigest()} for name in names]
    manifest = {
        "batch_id": "2024-05-06/1",
        "station": "counter-1",
        "office": "thessaloniki",
        "scanned_at": "2024-05-06T09:30:00",
        "files": files,
    }
    (folder / "batch.json").write_text(json.dumps({**manifest, **others}))


def reasons(receipt: Receipt) -> dict[str, str]:
    return {item.name: item.reason for item in receipt.items}


def test_a_folder_without_manifest_is_one_batch_called_after_it(vault: Vault, folder: Path) -> None:
    receipt = receive_folder(vault, folder)
    assert list(reasons(receipt)) == ["inner/scan1.tif", "scan2.tif", "scan10.tif"]
    batch = Batch.objects.get(pk=receipt.batch_id)
    assert (batch.external_id, batch.station.code, batch.office.code) == ("B01", "local", "local")


def test_a_manifest_names_station_office_and_batch(vault: Vault, folder: Path) -> None:
    declare(folder, "scan2.tif", "scan10.tif", "inner/scan1.tif")
    receipt = receive_folder(vault, folder)
    assert set(reasons(receipt).values()) == {""}
    batch = Batch.objects.get(pk=receipt.batch_id)
    assert (batch.external_id, str(batch.station)) == ("2024-05-06/1", "thessaloniki/counter-1")
    assert batch.scanned_at is not None
    assert batch.scanned_at.isoformat() == "2024-05-06T06:30:00+00:00"


def test_the_same_folder_again_is_the_same_batch(vault: Vault, folder: Path) -> None:
    assert receive_folder(vault, folder).batch_id == receive_folder(vault, folder).batch_id


def test_one_file_is_a_batch_of_one(vault: Vault, folder: Path) -> None:
    assert reasons(receive_folder(vault, folder / "scan2.tif")) == {"scan2.tif": ""}


@pytest.mark.parametrize("text", ["{", "[]", '{"batch_id": "B"}'])
def test_with_a_bad_manifest_all_files_are_kept_and_none_is_read(vault: Vault, folder: Path, text: str) -> None:
    (folder / "batch.json").write_text(text)
    receipt = receive_folder(vault, folder)
    assert (receipt.state, receipt.reason) == (Batch.State.FAILED, "bad_manifest")
    assert len(receipt.items) == 4
    assert set(reasons(receipt).values()) == {"bad_manifest"}


def test_a_station_cannot_send_in_the_name_of_another(vault: Vault, folder: Path) -> None:
    declare(folder, "scan2.tif")
    receipt = receive_folder(vault, folder, station_of("larisa", "counter-9"))
    assert (receipt.state, receipt.reason) == (Batch.State.FAILED, "wrong_station")
    assert Batch.objects.get().office.code == "larisa"
    assert not Station.objects.filter(office__code="thessaloniki").exists()


def test_links_and_devices_are_not_followed(vault: Vault, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key").write_text("not for this batch")
    (folder / "link.tif").symlink_to(secret / "key")
    (folder / "folder").symlink_to(secret)
    os.mkfifo(folder / "pipe.tif")
    found = reasons(receive_folder(vault, folder))
    assert {name for name, reason in found.items() if reason == "not_a_file"} == {"link.tif", "folder", "pipe.tif"}
    assert len(found) == 6


def test_a_manifest_that_is_a_link_is_refused(vault: Vault, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.json").write_text("{}")
    (folder / "batch.json").symlink_to(tmp_path / "elsewhere.json")
    assert receive_folder(vault, folder).reason == "bad_manifest"


def test_what_operating_systems_leave_is_passed_over_unless_declared(vault: Vault, folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    assert len(receive_folder(vault, folder).items) == 3
    declare(folder, "scan2.tif", "scan10.tif", "inner/scan1.tif", "Thumbs.db")
    assert reasons(receive_folder(vault, folder))["Thumbs.db"] == ""


def test_a_name_that_is_not_utf8_is_read_as_windows_greek(vault: Vault, folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/" + "ΑΙΤΗΣΗ.tif".encode("cp1253"))).write_bytes(b"SPECIMEN")
    assert "ΑΙΤΗΣΗ.tif" in reasons(receive_folder(vault, folder))


def test_an_empty_folder_is_a_batch_of_nothing(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    receipt = receive_folder(vault, tmp_path / "empty")
    assert (receipt.items, receipt.reason) == ((), "no_readable_file")
