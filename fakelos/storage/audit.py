"""The record of who did what: entries are added, never changed, each bound to the one before by its hash."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from fakelos.schemas.base import Frozen
from fakelos.storage.models import AuditEntry, AuditHead, Office

MACHINE = "machine"
HEAD = 1


class Verdict(Frozen):
    """What checking the chain found. `broken_at` is the number of the first entry that does not hold."""

    entries: int
    broken_at: int | None = None


@transaction.atomic
def append(
    actor: str, action: str, subject: UUID | str, office: Office | None, details: Mapping[str, object] | None = None
) -> AuditEntry:
    """Add an entry, in the caller's transaction. `details` hold ids, codes and counts; never personal data.

    Entries are written one at a time: let this be the last thing that a transaction does.
    """
    head, now = _locked_head()
    entry = AuditEntry(
        seq=head.seq + 1,
        at=now,
        actor=actor,
        action=action,
        subject=str(subject),
        office=office.code if office else "",
        details=dict(details or {}),
        previous=head.hash,
    )
    entry.hash = _hash(entry)
    entry.save(force_insert=True)
    AuditHead.objects.filter(pk=HEAD).update(seq=entry.seq, hash=entry.hash)
    return entry


def verify_chain() -> Verdict:
    """Recompute the whole chain: an entry that was edited, removed, added or moved breaks it."""
    seq, previous = 0, ""
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        seq += 1
        if (entry.seq, entry.previous, entry.hash) != (seq, previous, _hash(entry)):
            return Verdict(entries=seq, broken_at=seq)
        previous = entry.hash
    head = AuditHead.objects.filter(pk=HEAD).first() or AuditHead()
    whole = (head.seq, head.hash) == (seq, previous)
    return Verdict(entries=seq, broken_at=None if whole else seq + 1)


def _locked_head() -> tuple[AuditHead, datetime]:
    """The last entry's place, and the database's time once nobody else can add an entry."""
    AuditHead.objects.get_or_create(pk=HEAD)
    head = AuditHead.objects.select_for_update().get(pk=HEAD)
    return head, AuditHead.objects.annotate(now=Now()).get(pk=HEAD).now


def _hash(entry: AuditEntry) -> str:
    columns = [
        entry.seq,
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.office,
        entry.details,
        entry.previous,
    ]
    text = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
