"""The record of who did what: entries are added, never changed, each bound to the one before by its hash."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from fakelos.schemas.base import Frozen
from fakelos.storage import outbox
from fakelos.storage.models import AuditEntry, AuditHead, Office

MACHINE = "machine"
HEAD = 1
LOCK_HEAD = "SELECT seq, hash, CLOCK_TIMESTAMP() FROM storage_audithead WHERE id = 1 FOR UPDATE"
"""Not the time of the statement's beginning: it may have waited for the last entry."""
ADD_ENTRY = """
    WITH entry AS (
        INSERT INTO storage_auditentry (seq, at, actor, action, subject, office, details, previous, hash)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
    )
    UPDATE storage_audithead SET seq = %s, hash = %s WHERE id = 1 RETURNING seq
"""


class Verdict(Frozen):
    """What checking the chain found. `broken_at` is the number of the first entry that does not hold."""

    entries: int
    broken_at: int | None = None


@transaction.atomic(savepoint=False)
def append(
    actor: str, action: str, subject: UUID | str, office: Office | None, details: Mapping[str, object] | None = None
) -> AuditEntry:
    """Add an entry, in the caller's transaction. `details` hold ids, codes and counts; never personal data.

    Entries are written one at a time: let this be the last thing that a transaction does. Of acts that other
    systems are told of, the outbox keeps an event.
    """
    seq, previous, now = _locked_head()
    entry = AuditEntry(
        seq=seq + 1,
        at=now,
        actor=actor,
        action=action,
        subject=str(subject),
        office=office.code if office else "",
        details=dict(details or {}),
        previous=previous,
    )
    entry.hash = _hash(entry)
    _write(entry)
    outbox.note(entry)
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


def holds(entry: AuditEntry) -> bool:
    """Whether the entry is as it was written; that none before it is gone, `verify_chain` says."""
    return entry.hash == _hash(entry)


def _locked_head() -> tuple[int, str, datetime]:
    """Number and hash of the last entry, and the database's time, once nobody else can add an entry."""
    head = _row(LOCK_HEAD, []) if connection.vendor == "postgresql" else _head_of_one_writer()
    if head is None:
        AuditHead.objects.get_or_create(pk=HEAD)
        return _locked_head()
    return head[0], head[1], head[2]


def _head_of_one_writer() -> tuple[Any, ...] | None:
    """The same where a transaction that writes is alone from its beginning."""
    return AuditHead.objects.filter(pk=HEAD).values_list("seq", "hash", Now()).first()


def _write(entry: AuditEntry) -> None:
    """Add the entry and move the head to it, where the database can do so in one statement."""
    if connection.vendor != "postgresql":
        entry.save(force_insert=True)
        AuditHead.objects.filter(pk=HEAD).update(seq=entry.seq, hash=entry.hash)
        return
    details = json.dumps(entry.details, ensure_ascii=False)
    named = (entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.office, details)
    _row(ADD_ENTRY, [*named, entry.previous, entry.hash, entry.seq, entry.hash])


def _row(statement: str, values: Sequence[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


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
