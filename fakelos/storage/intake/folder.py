"""A batch that lies in a folder of this machine."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from fakelos.schemas.batch import Manifest
from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput
from fakelos.storage.accounts import station_of
from fakelos.storage.intake.manifest import LARGEST, MANIFEST_NAME, parse_manifest
from fakelos.storage.intake.names import clean_name, is_junk, natural_order
from fakelos.storage.intake.receipts import Receipt
from fakelos.storage.intake.receiving import Delivery, check_sender, receive
from fakelos.storage.models import Station
from fakelos.storage.sealed.vault import Vault


class Refused(io.RawIOBase):
    """Stands in for a file that cannot be opened: reading it says why."""

    def __init__(self, code: str) -> None:
        self.code = code

    def read(self, _size: int = -1) -> bytes:
        """Refuse."""
        raise BadInput(self.code)


def receive_folder(
    vault: Vault, folder: Path, station: Station | None = None, applications: tuple[Application, ...] = ()
) -> Receipt:
    """Take in the files below `folder`, or the one file that it is, with its `batch.json` if there is one.

    Without a `station` the manifest is trusted to name it. A manifest that cannot be used makes a batch
    whose files are all kept and none read. Links are not followed; what an operating system leaves in
    folders (`.DS_Store`, `Thumbs.db`) is passed over unless declared.

    Raises:
        ToolFailure: the store failed.
    """
    folder = folder.resolve()
    delivery = _delivery(folder, station)
    return receive(vault, replace(delivery, applications=applications), _files(folder, delivery))


def _delivery(folder: Path, station: Station | None) -> Delivery:
    local = station or station_of("local", "local")
    try:
        manifest = _manifest(folder)
        if manifest is None:
            return Delivery(local, batch_id=folder.name)
        if station:
            check_sender(manifest, station)
    except BadInput as error:
        return Delivery(local, batch_id=folder.name, refusal=error.code)
    return Delivery(station or station_of(manifest.office, manifest.station), manifest)


def _manifest(folder: Path) -> Manifest | None:
    path = folder / MANIFEST_NAME
    if not folder.is_dir() or not os.path.lexists(path):
        return None
    with open_regular(path) as file:
        try:
            return parse_manifest(file.read(LARGEST + 1))
        except BadInput as error:
            raise BadInput("bad_manifest", error.detail) from None


def _files(folder: Path, delivery: Delivery) -> Iterator[tuple[str, BinaryIO]]:
    declared = {clean_name(file.name) for file in delivery.manifest.files} if delivery.manifest else set()
    for path in _paths(folder):
        name = path.name if path == folder else str(path.relative_to(folder))
        if name == MANIFEST_NAME and not delivery.refusal:
            continue
        if is_junk(name) and clean_name(name) not in declared:
            continue
        with open_regular(path) as stream:
            yield name, stream


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return [folder]
    found = [
        Path(root, name)
        for root, folders, files in os.walk(folder)
        for name in [*files, *(one for one in folders if Path(root, one).is_symlink())]
    ]
    return sorted(found, key=lambda path: natural_order(str(path.relative_to(folder))))


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file; for anything else give a stream whose reading says `not_a_file` or `file_unreadable`."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        code = "not_a_file" if error.errno in {errno.ELOOP, errno.ENXIO} else "file_unreadable"
        return cast("BinaryIO", Refused(code))
    file = os.fdopen(handle, "rb") if stat.S_ISREG(os.fstat(handle).st_mode) else None
    if file is None:
        os.close(handle)
    return file or cast("BinaryIO", Refused("not_a_file"))
