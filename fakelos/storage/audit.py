"""The record of who did what: entries are added, never changed, each bound to the one before by its hash."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now
from django.db.models.sql import InsertQuery

from fakelos.schemas.base import Frozen
from fakelos.storage.models import AuditEntry, AuditHead, Office

MACHINE = "machine"
HEAD = 1
MOVE_HEAD = "UPDATE storage_audithead SET seq = %s, hash = %s WHERE id = %s"


class Verdict(Frozen):
    """What checking the chain found. `broken_at` is the number of the first entry that does not hold."""

    entries: int
    broken_at: int | None = None


class _Clock(Now):
    """The database's time at this moment, not at the statement's beginning: it may have waited for the last entry."""

    template = "CLOCK_TIMESTAMP()"

    def as_postgresql(self, *args: Any, **kwargs: Any) -> tuple[str, Sequence[Any]]:
        return self.as_sql(*args, **kwargs)


@transaction.atomic(savepoint=False)
def append(
    actor: str, action: str, subject: UUID | str, office: Office | None, details: Mapping[str, object] | None = None
) -> AuditEntry:
    """Add an entry, in the caller's transaction. `details` hold ids, codes and counts; never personal data.

    Entries are written one at a time: let this be the last thing that a transaction does.
    """
    head = _locked_head()
    entry = AuditEntry(
        seq=head.seq + 1,
        at=head.now,
        actor=actor,
        action=action,
        subject=str(subject),
        office=office.code if office else "",
        details=dict(details or {}),
        previous=head.hash,
    )
    entry.hash = _hash(entry)
    _write(entry)
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


def _locked_head() -> AuditHead:
    """The last entry's place, with the database's time as `now`, once nobody else can add an entry."""
    rows = AuditHead.objects.select_for_update().annotate(now=_Clock())
    head = rows.filter(pk=HEAD).first()
    if head is None:
        AuditHead.objects.get_or_create(pk=HEAD)
        head = rows.get(pk=HEAD)
    return head


def _write(entry: AuditEntry) -> None:
    """Add the entry and move the head to it, where the database can do so in one statement."""
    if connection.vendor != "postgresql":
        entry.save(force_insert=True)
        AuditHead.objects.filter(pk=HEAD).update(seq=entry.seq, hash=entry.hash)
        return
    insert = InsertQuery(AuditEntry)
    insert.insert_values(AuditEntry._meta.concrete_fields, [entry])  # noqa: SLF001 - Django's name for a public thing
    [(sql, values)] = insert.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"WITH entry AS ({sql}) {MOVE_HEAD}", [*values, entry.seq, entry.hash, HEAD])


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
