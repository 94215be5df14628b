"""Sealed bytes in a place: what any store of blobs offers, and the store on local disk."""

import io
import os
import re
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from fakelos.schemas.errors import ToolFailure
from fakelos.storage.sealed.durable import make_private_folder, write_durably
from fakelos.storage.sealed.sealing import Unsealed, seal

BLOB_ID = re.compile(r"[0-9a-f]{32}")


class Blobs(Protocol):
    """A store of sealed blobs.

    Every method may raise `ToolFailure`: `blob_missing`, `blob_damaged` or `blob_store_failed`.
    """

    def put(self, key: bytes, plain: BinaryIO) -> str:
        """Seal the stream under `key`; when this returns, the bytes are safe. Gives the blob's id."""

    def open(self, key: bytes, blob: str) -> BinaryIO:
        """The plain bytes as a stream, 1 MiB in memory at a time. Trust them once read to the end."""

    def get(self, key: bytes, blob: str) -> bytes:
        """The plain bytes, proven whole."""

    def delete(self, blob: str) -> None:
        """Remove the blob, if it is there."""

    def exists(self, blob: str) -> bool:
        """Whether the blob is there."""

    def older_than(self, seconds: float) -> Iterator[str]:
        """The ids of blobs that were put so long ago."""


def new_blob_id() -> str:
    """128 random bits: an id says nothing about its content and is never used twice."""
    return uuid.uuid4().hex


def checked_blob_id(blob: str) -> str:
    """`blob` if it is an id of ours; an id never leads out of the store.

    Raises:
        ToolFailure: `blob_missing` otherwise.
    """
    if not BLOB_ID.fullmatch(blob):
        raise ToolFailure("blob_missing", "not a blob id")
    return blob


class LocalBlobs:
    """Blobs as files of one folder, for its owner's eyes alone."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: bytes, plain: BinaryIO) -> str:
        """See `Blobs.put`: written aside, flushed to disk, then named."""
        blob = new_blob_id()
        path = self._path(blob)
        with _disk_errors():
            make_private_folder(path.parent)
            write_durably(path, seal(key, blob, plain))
        return blob

    def open(self, key: bytes, blob: str) -> BinaryIO:
        """See `Blobs.open`."""
        path = self._path(blob)
        if not path.exists():
            raise ToolFailure("blob_missing", blob)
        with _disk_errors():
            return io.BufferedReader(Unsealed(key, blob, path.open("rb")))

    def get(self, key: bytes, blob: str) -> bytes:
        """See `Blobs.get`."""
        with self.open(key, blob) as stream, _disk_errors():
            return stream.read()

    def delete(self, blob: str) -> None:
        """See `Blobs.delete`."""
        with _disk_errors():
            self._path(blob).unlink(missing_ok=True)

    def exists(self, blob: str) -> bool:
        """See `Blobs.exists`."""
        return self._path(blob).exists()

    def older_than(self, seconds: float) -> Iterator[str]:
        """See `Blobs.older_than`."""
        latest = time.time() - seconds
        with _disk_errors():
            for path in self.root.glob("??/*"):
                if BLOB_ID.fullmatch(path.name) and path.stat().st_mtime < latest:
                    yield path.name

    def _path(self, blob: str) -> Path:
        return self.root / checked_blob_id(blob)[:2] / blob


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ToolFailure("blob_store_failed", os.strerror(error.errno or 0)) from None
