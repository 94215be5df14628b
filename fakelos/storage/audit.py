"""The record of who did what: entries are added, never changed, each bound to the one before by its hash."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from fakelos.schemas.base import Frozen
from fakelos.storage import outbox
from fakelos.storage.models import AuditEntry, AuditHead, Office

MACHINE = "machine"
HEAD = 1
HEAD_ROW = "SELECT seq + 1 AS seq, hash AS previous, %s AS subject FROM storage_audithead WHERE id = 1 FOR UPDATE"
ISO_TIME = """
    TO_CHAR(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
    || CASE WHEN TO_CHAR(at, 'US') = '000000' THEN '' ELSE TO_CHAR(at, '.US') END || '+00:00'
"""
"""As Python writes it."""


class Verdict(Frozen):
    """What checking the chain found. `broken_at` is the number of the first entry that does not hold."""

    entries: int
    broken_at: int | None = None


def append(
    actor: str, action: str, subject: UUID | str, office: Office | None, details: Mapping[str, object] | None = None
) -> AuditEntry:
    """Add an entry, in the caller's transaction. `details` hold ids, codes and counts; never personal data.

    Entries are written one at a time: let this be the last thing that a transaction does. Of acts that other
    systems are told of, the outbox keeps an event.
    """
    entry = AuditEntry(actor=actor, action=action, subject=str(subject), details=dict(details or {}))
    entry.office = office.code if office else ""
    if connection.vendor == "postgresql" and not outbox.tells(action):
        _chain_in_one(entry)
        return entry
    with transaction.atomic(savepoint=False):
        (_chain_in_one if connection.vendor == "postgresql" else _chain_alone)(entry)
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


def chaining(head: str, said: str, act: str = "SELECT 1") -> str:
    """The statement that adds an entry and moves the head to it: the head is locked no longer than it runs.

    `head` selects the head's row for update, as `HEAD_ROW` does; `said` is an expression for the JSON of actor,
    action, subject, office and details; `act` may do what the entry tells of. Parameters come in this order: of `head`,
    of `said`, what `stored` lists, of `act`. It gives number, time, previous hash, hash and subject of the entry,
    and nothing where `head` found no row.
    """
    return f"""
        WITH head AS MATERIALIZED ({head}),
        timed AS MATERIALIZED (SELECT *, CLOCK_TIMESTAMP() AS at FROM head),
        entry AS MATERIALIZED (
            SELECT *, ENCODE(SHA256(CONVERT_TO(
                '[' || seq || ',"' || {ISO_TIME} || '",' || {said} || ',"' || previous || '"]', 'UTF8'
            )), 'hex') AS hash FROM timed
        ),
        added AS (
            INSERT INTO storage_auditentry (seq, at, actor, action, subject, office, details, previous, hash)
            SELECT seq, at, %s, %s, subject, %s, %s, previous, hash FROM entry
        ),
        act AS ({act})
        UPDATE storage_audithead SET seq = entry.seq, hash = entry.hash FROM entry WHERE storage_audithead.id = 1
        RETURNING entry.seq, entry.at, entry.previous, entry.hash, entry.subject
    """  # noqa: S608 - expressions of our own


def stored(entry: AuditEntry) -> tuple[str, ...]:
    """What `chaining` stores beside what it works out."""
    return entry.actor, entry.action, entry.office, json.dumps(entry.details, ensure_ascii=False)


def written(*columns: object) -> str:
    """JSON as the hash covers it."""
    return json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _chain_in_one(entry: AuditEntry) -> None:
    """Number, time and hash are made by the database: nobody else can add an entry between."""
    said = written(entry.actor, entry.action, entry.subject, entry.office, entry.details)[1:-1]
    with connection.cursor() as cursor:
        cursor.execute(ADD_ENTRY, [entry.subject, said, *stored(entry)])
        row = cursor.fetchone()
    if row is None:
        AuditHead.objects.get_or_create(pk=HEAD)
        _chain_in_one(entry)
    else:
        entry.seq, entry.at, entry.previous, entry.hash, _ = row


def _chain_alone(entry: AuditEntry) -> None:
    """The same where a transaction that writes is alone from its beginning."""
    last, entry.previous, entry.at = _head_of_one_writer()
    entry.seq = last + 1
    entry.hash = _hash(entry)
    entry.save(force_insert=True)
    AuditHead.objects.filter(pk=HEAD).update(seq=entry.seq, hash=entry.hash)


def _head_of_one_writer() -> tuple[int, str, datetime]:
    head: tuple[int, str, datetime] | None = AuditHead.objects.filter(pk=HEAD).values_list("seq", "hash", Now()).first()
    if head is None:
        AuditHead.objects.get_or_create(pk=HEAD)
        return _head_of_one_writer()
    return head


ADD_ENTRY = chaining(HEAD_ROW, "%s")


def _hash(entry: AuditEntry) -> str:
    at = entry.at.astimezone(UTC).isoformat()
    said = (entry.actor, entry.action, entry.subject, entry.office, entry.details)
    return hashlib.sha256(written(entry.seq, at, *said, entry.previous).encode()).hexdigest()
