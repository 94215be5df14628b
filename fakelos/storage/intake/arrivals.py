"""Files as they come in: hashed and sealed in one reading, then set against what was declared."""

import hashlib
import io
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from fakelos.schemas.batch import ManifestFile
from fakelos.schemas.errors import BadInput
from fakelos.storage.intake.names import clean_name
from fakelos.storage.models import DataKey
from fakelos.storage.sealed.vault import Vault


@dataclass(frozen=True)
class Arrival:
    """One file that came. `blob` and `key` are None when nothing was kept; `sha256` is of what was read."""

    name: str
    sha256: str
    size: int
    reason: str = ""
    blob: str = ""
    key: DataKey | None = None


@dataclass(frozen=True)
class Entry:
    """One file of a batch: what was declared, what came, and what is wrong with it, if anything."""

    name: str
    declared: str
    arrival: Arrival | None
    reason: str


class Metered(io.RawIOBase):
    """A stream that hashes and counts what is read of it, and stops at a limit."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The hash of what was read so far."""
        return self._digest.hexdigest()

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Read on.

        Raises:
            BadInput: `too_large` beyond the limit, `file_unreadable` if the stream fails.
        """
        try:
            piece = self._stream.read(size)
        except OSError:
            raise BadInput("file_unreadable") from None
        self._digest.update(piece)
        self.size += len(piece)
        if self.size > self._limit:
            raise BadInput("too_large")
        return piece


def take_in(vault: Vault, name: str, stream: BinaryIO, limit: int) -> Arrival:
    """Seal one file of at most `limit` bytes. What is wrong with it is told, not raised.

    Raises:
        ToolFailure: the store failed.
    """
    metered = Metered(stream, limit)
    row, key = vault.keys.create()
    try:
        blob = vault.blobs.put(key, cast("BinaryIO", metered))
    except BadInput as error:
        return Arrival(clean_name(name), metered.sha256, metered.size, error.code)
    if metered.size == 0:
        vault.blobs.delete(blob)
        return Arrival(clean_name(name), metered.sha256, 0, "empty_file")
    return Arrival(clean_name(name), metered.sha256, metered.size, blob=blob, key=row)


def undeclared(arrivals: Iterable[Arrival], refusal: str = "") -> list[Entry]:
    """The entries of a batch without a manifest, all refused for one reason if there is one."""
    return [Entry(one.name, "", one, refusal or one.reason) for one in arrivals]


def match(declared: Sequence[ManifestFile], arrivals: Sequence[Arrival]) -> list[Entry]:
    """Set what came against what was declared, in the manifest's order, undeclared files last.

    A file is known by name and hash, else by its hash alone (it was renamed), else by its name alone
    (it is not what was declared).
    """
    names = [clean_name(file.name) for file in declared]
    left, found = dict(enumerate(arrivals)), dict[int, Arrival]()
    for known_by in (_name_and_hash, _hash, _name):
        waiting = defaultdict[str, deque[int]](deque)
        for place, arrival in left.items():
            waiting[known_by(arrival.name, arrival.sha256)].append(place)
        for index, file in enumerate(declared):
            places = waiting[known_by(names[index], file.sha256)]
            if index not in found and places:
                found[index] = left.pop(places.popleft())
    entries = [_entry(names[index], file.sha256, found.get(index)) for index, file in enumerate(declared)]
    return entries + undeclared(left.values(), "file_not_in_manifest")


def _entry(name: str, declared: str, arrival: Arrival | None) -> Entry:
    if arrival is None:
        return Entry(name, declared, None, "file_missing")
    mismatch = "" if declared == arrival.sha256 else "hash_mismatch"
    return Entry(name, declared, arrival, arrival.reason or mismatch)


def _name_and_hash(name: str, sha256: str) -> str:
    return f"{sha256} {name}"


def _hash(_name: str, sha256: str) -> str:
    return sha256


def _name(name: str, _sha256: str) -> str:
    return name
