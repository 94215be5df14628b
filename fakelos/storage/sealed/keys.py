"""Data keys: made, opened, moved under others, erased.

A file gets a key under the master key when it comes in, each of its pages a key under the file's.
Once assembled, a page's key is moved under the key of its dossier, and the file's key under the keys
of all dossiers that have papers in it, one inside the other. Erasing a dossier's key closes its pages
and every file that held them; pages of other dossiers in that file stay open.
"""

import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput, ConfigurationError
from fakelos.storage.models import DataKey
from fakelos.storage.sealed.master_key import (
    KEY_BYTES,
    MasterKeys,
    add_master_key,
    fingerprint,
    keep_current_master_key,
    load_master_keys,
)

NONCE = 12
AT_ONCE = 500


@dataclass(frozen=True)
class Keys:
    """Data keys of one installation, on the master key in `master_file`."""

    master_file: Path

    def create(self, under: Sequence[DataKey] = ()) -> tuple[DataKey, bytes]:
        """A new key: its row, not yet saved, and its bytes."""
        row, key = DataKey(), secrets.token_bytes(KEY_BYTES)
        self._wrap(row, key, under, {})
        return row, key

    def open(self, row: DataKey) -> bytes:
        """The bytes of a key.

        Raises:
            BadInput: `papers_erased` if it or one that it lies under was erased.
            ConfigurationError: about the master key.
        """
        return self._open(row, {})

    def move(self, rows: Iterable[DataKey], under: Sequence[DataKey]) -> None:
        """Wrap the keys anew, under other ones, and save those that lay elsewhere."""
        ids = [str(key.pk) for key in under]
        moved = [row for row in rows if row.under != ids]
        known: dict[UUID, bytes] = {}
        for row in moved:
            self._wrap(row, self._open(row, known), under, known)
        DataKey.objects.bulk_update(moved, ["wrapped", "under", "master"], batch_size=AT_ONCE)

    def rotate_master_key(self) -> None:
        """Take a new master key and wrap with it whatever the old one wrapped; the old one still opens.

        `retire_old_master_keys` ends the rotation, once no process is at work that began before it.
        """
        add_master_key(self.master_file)
        self._wrap_roots_anew()

    def retire_old_master_keys(self) -> None:
        """Forget the old master keys: keys erased before are then closed in every old backup as well."""
        self._wrap_roots_anew()
        keep_current_master_key(self.master_file)

    def _wrap_roots_anew(self) -> None:
        current = fingerprint(load_master_keys(self.master_file).current)
        old = DataKey.objects.exclude(master__in=["", current]).filter(erased_at=None).order_by("pk")
        while self._wrap_some_anew(old.values_list("pk", flat=True)[:AT_ONCE]):
            pass

    def _wrap_some_anew(self, ids: Iterable[UUID]) -> int:
        with transaction.atomic():
            rows = list(DataKey.objects.select_for_update().filter(pk__in=list(ids)))
            for row in rows:
                self._wrap(row, self._open(row, {}), (), {})
            DataKey.objects.bulk_update(rows, ["wrapped", "master"])
        return len(rows)

    def _open(self, row: DataKey, known: dict[UUID, bytes]) -> bytes:
        if row.pk not in known:
            if row.erased_at is not None or not row.wrapped:
                raise BadInput("papers_erased")
            opened = bytes(row.wrapped)
            for key in reversed(self._around(row, known)):
                opened = _unwrap(key, opened, row)
            known[row.pk] = opened
        return known[row.pk]

    def _wrap(self, row: DataKey, key: bytes, under: Sequence[DataKey], known: dict[UUID, bytes]) -> None:
        for parent in under:
            self._open(parent, known)
        row.under = [str(parent.pk) for parent in under]
        row.master = "" if under else fingerprint(self._master().current)
        for wrapping in self._around(row, known):
            key = _wrap(wrapping, key, row)
        row.wrapped = key

    def _around(self, row: DataKey, known: dict[UUID, bytes]) -> list[bytes]:
        """The keys around `row`, innermost first."""
        if not row.under:
            return [self._master().find(row.master)]
        return [self._by_id(UUID(parent), known) for parent in row.under]

    def _by_id(self, key_id: UUID, known: dict[UUID, bytes]) -> bytes:
        return known[key_id] if key_id in known else self._open(DataKey.objects.get(pk=key_id), known)

    def _master(self) -> MasterKeys:
        return load_master_keys(self.master_file)


def check_master_key(master_file: Path) -> None:
    """Make sure that the file holds every key that papers of this installation hang on.

    A fresh key in its place would seal new papers apart from the old ones, of which none would open.

    Raises:
        ConfigurationError: `master_key_wrong` if one is not there; else as `load_master_keys`.
    """
    held = [fingerprint(key) for key in load_master_keys(master_file).keys]
    if _in_use().exclude(master__in=held).exists():
        raise ConfigurationError("master_key_wrong", str(master_file))


def keys_in_use() -> bool:
    """Whether anything hangs on a master key already."""
    return _in_use().exists()


def _in_use() -> QuerySet[DataKey]:
    return DataKey.objects.filter(erased_at=None).exclude(master="")


def erase(row: DataKey) -> None:
    """Forget a key for ever; its row stays, to say when."""
    DataKey.objects.filter(pk=row.pk).update(wrapped=b"", erased_at=Now())


def _wrap(key: bytes, plain: bytes, row: DataKey) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, row.pk.bytes)


def _unwrap(key: bytes, wrapped: bytes, row: DataKey) -> bytes:
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE], wrapped[NONCE:], row.pk.bytes)
    except InvalidTag:
        raise ConfigurationError("master_key_wrong", f"data key {row.pk} does not open") from None
