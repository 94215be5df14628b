"""The door that every batch comes through: sealed and written down before it is acknowledged."""

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from fakelos.schemas.batch import Manifest
from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings
from fakelos.storage import audit
from fakelos.storage.intake.arrivals import Arrival, Entry, match, take_in, undeclared
from fakelos.storage.intake.names import clean_name, unique_names
from fakelos.storage.intake.receipts import Receipt, receipt_of
from fakelos.storage.models import Batch, BatchApplication, DataKey, Item, Station
from fakelos.storage.sealed.vault import Vault
from fakelos.storage.storable import known_number

REPAIRABLE = ("file_missing", "hash_mismatch", "too_large", "file_unreadable", "empty_file")


@dataclass(frozen=True)
class Delivery:
    """What is known of a batch besides its files.

    `batch_id` is the station's own name of it, taken from the manifest if there is one. `applications`
    add to the manifest's and win over them: they come from the office's register. `refusal` is a reason
    code for which no file is read, yet all are kept. `actor` is a user's id.
    """

    station: Station
    manifest: Manifest | None = None
    batch_id: str = ""
    applications: Sequence[Application] = ()
    refusal: str = ""
    actor: str = audit.MACHINE

    @property
    def external_id(self) -> str:
        """The batch's name in its station."""
        return self.manifest.batch_id if self.manifest else clean_name(self.batch_id)[:128]


def receive(
    vault: Vault, delivery: Delivery, files: Iterable[tuple[str, BinaryIO]], limit: int | None = None
) -> Receipt:
    """Take a batch in. When this returns, every file kept is sealed on disk and the batch is committed.

    The same station, batch id and hashes give the same batch; a file that was missing or damaged the
    first time is put in its place. `limit` is in bytes a file, by default the settings'.

    Raises:
        BadInput: `wrong_station` if the manifest names another station or office; nothing is kept.
        ToolFailure: the store failed; nothing was acknowledged and the batch can be sent again.
    """
    check_sender(delivery.manifest, delivery.station)
    limit = Settings().max_file_bytes if limit is None else limit
    arrivals: list[Arrival] = []
    try:
        for name, stream in files:
            arrivals.append(take_in(vault, name, stream, limit))
        batch, new, replaced = _write_down(delivery, arrivals)
    except BaseException:
        _discard(vault, (one.blob for one in arrivals))
        raise
    used = set(batch.items.values_list("blob", flat=True))
    _discard(vault, [*replaced, *(one.blob for one in arrivals if one.blob not in used)])
    return receipt_of(batch, new=new)


def check_sender(manifest: Manifest | None, station: Station) -> None:
    """Refuse a manifest that names another station or office than the one that sends it.

    Raises:
        BadInput: `wrong_station`.
    """
    if manifest and (manifest.station, manifest.office) != (station.code, station.office.code):
        raise BadInput("wrong_station")


@transaction.atomic
def _write_down(delivery: Delivery, arrivals: list[Arrival]) -> tuple[Batch, bool, list[str]]:
    """The batch, whether it is new, and the blobs that better ones have replaced."""
    entries = _entries(delivery, arrivals)
    batch, new = Batch.objects.select_for_update().get_or_create(
        station=delivery.station,
        external_id=delivery.external_id,
        content=_content(delivery, arrivals),
        defaults=_particulars(delivery, entries),
    )
    _note_applications(batch, delivery)
    if not new:
        return batch, False, _repair(batch, entries, delivery.actor)
    _add(batch, entries)
    audit.append(delivery.actor, "batch.received", batch.pk, batch.office, {"files": len(entries)})
    return batch, True, []


def _entries(delivery: Delivery, arrivals: list[Arrival]) -> list[Entry]:
    if delivery.manifest:
        return match(delivery.manifest.files, arrivals)
    return undeclared(arrivals, delivery.refusal)


def _content(delivery: Delivery, arrivals: list[Arrival]) -> str:
    """What makes a batch the same: the hashes declared, else those that came, in any order."""
    if delivery.manifest:
        hashes = [file.sha256 for file in delivery.manifest.files]
    else:
        hashes = [one.sha256 for one in arrivals]
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()


def _particulars(delivery: Delivery, entries: list[Entry]) -> dict[str, object]:
    readable = any(not entry.reason for entry in entries)
    particulars: dict[str, object] = {
        "office": delivery.station.office,
        "state": Batch.State.RECEIVED if readable else Batch.State.FAILED,
        "reason": "" if readable else delivery.refusal or "no_readable_file",
    }
    if manifest := delivery.manifest:
        particulars["manifest_sha256"] = hashlib.sha256(manifest.model_dump_json().encode()).hexdigest()
        scanned_at = manifest.scanned_at
        particulars["scanned_at"] = scanned_at if timezone.is_aware(scanned_at) else timezone.make_aware(scanned_at)
    return particulars


def _add(batch: Batch, entries: list[Entry]) -> None:
    taken = list(batch.items.values_list("name", flat=True))
    names = unique_names([*taken, *(entry.name for entry in entries)])[len(taken) :]
    numbered = zip(itertools.count(len(taken)), names, entries, strict=False)
    items = [_fill(Item(batch=batch, position=at, name=name), entry) for at, name, entry in numbered]
    DataKey.objects.bulk_create([item.data_key for item in items if item.data_key])
    Item.objects.bulk_create(items)


def _fill(item: Item, entry: Entry) -> Item:
    item.declared_sha256 = entry.declared
    item.state = Item.State.QUARANTINED if entry.reason else Item.State.RECEIVED
    item.reason = entry.reason
    if arrival := entry.arrival:
        item.sha256, item.size = arrival.sha256, arrival.size
        item.blob, item.data_key = arrival.blob, arrival.key
    return item


def _repair(batch: Batch, entries: list[Entry], actor: str) -> list[str]:
    """Put files that now came as declared where they failed before, and keep undeclared ones not seen yet."""
    good = defaultdict[str, list[Entry]](list)
    for entry in entries:
        if entry.declared and not entry.reason:
            good[entry.declared].append(entry)
    broken = [item for item in batch.items.filter(reason__in=REPAIRABLE) if good[item.declared_sha256]]
    replaced = [_mend(item, good[item.declared_sha256].pop()) for item in broken]
    known = set(batch.items.values_list("sha256", flat=True))
    _add(batch, [one for one in entries if not one.declared and one.arrival and one.arrival.sha256 not in known])
    if broken:
        batch.state, batch.reason = Batch.State.RECEIVED, ""
        Batch.objects.filter(pk=batch.pk).update(state=batch.state, reason="", touched_at=Now())
        audit.append(actor, "batch.mended", batch.pk, batch.office, {"files": len(broken)})
    return [blob for blob in replaced if blob]


def _mend(item: Item, entry: Entry) -> str:
    """Fill the item anew; gives the blob that it held before."""
    blob, key = item.blob, item.data_key
    _fill(item, entry)
    if item.data_key:
        item.data_key.save(force_insert=True)
    item.save()
    if key:
        key.delete()
    return blob


def _note_applications(batch: Batch, delivery: Delivery) -> None:
    declared = [one.as_application() for one in delivery.manifest.applications] if delivery.manifest else []
    for application in [*declared, *delivery.applications]:
        values = application.model_dump(exclude={"application_no"}, exclude_none=True, exclude_unset=True)
        BatchApplication.objects.update_or_create(
            batch=batch, application_no=known_number(application.application_no), defaults=values
        )


def _discard(vault: Vault, blobs: Iterable[str]) -> None:
    for blob in filter(None, blobs):
        vault.blobs.delete(blob)
