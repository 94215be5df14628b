"""The next dossier of a queue, claimed and written down by one statement, where the database can do so.

All claims meet at the audit log's head: the fewer answers are waited for while it is locked, the more people can take
a dossier at once. Here none is.
"""

from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from fakelos.storage import audit
from fakelos.storage.models import AuditEntry, Dossier, User
from fakelos.storage.queues.definitions import Queue
from fakelos.storage.queues.rows import rows_of

CLAIMED = "dossier.claimed"
OFFICE, SELF = -1, -2
"""Stand for the office's and the user's id among the values of the statement that is kept."""
FIRST_FREE = """
    WITH free (id) AS MATERIALIZED ({free} FOR UPDATE SKIP LOCKED)
    SELECT last.seq + 1 AS seq, last.hash AS previous, free.id::text AS subject, free.id AS dossier
    FROM free CROSS JOIN storage_audithead last
    WHERE last.id = 1 AND NOT EXISTS (
        SELECT 1 FROM storage_dossier
        WHERE office_id = %s AND claimed_by_id IS NOT NULL AND claimed_until <= STATEMENT_TIMESTAMP()
    )
    FOR UPDATE OF last
"""
CLAIM = """
    UPDATE storage_dossier SET claimed_by_id = %s, claimed_until = entry.at + %s * INTERVAL '1 second'
    FROM entry WHERE storage_dossier.id = entry.dossier
"""
NO_SUBJECT = "00000000-0000-0000-0000-000000000000"


def claim_next(user: User, queue: Queue, seconds: int) -> Dossier | None:
    """Claim the first free dossier of the queue for so long.

    None does not say that there is none: leases that have ended may wait to be given back, or the database may not
    be able to do this in one.
    """
    if connection.vendor != "postgresql" or not (user.is_active and user.office):
        return None
    entry = AuditEntry(actor=str(user.pk), action=CLAIMED, office=user.office.code, details={"queue": queue.code})
    statement, found = _statement(user.role, queue)
    own = {OFFICE: user.office_id, SELF: user.pk}
    values = [own.get(value, value) for value in found]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, user.office_id, *_said(entry), *audit.stored(entry), user.pk, seconds])
        row = cursor.fetchone()
    return _claimed(row) if row else None


@cache
def _statement(role: str, queue: Queue) -> tuple[str, tuple[Any, ...]]:
    """Kept, for writing it costs more than running it; a stand-in for office and user is among the values."""
    nobody = User(pk=SELF, office_id=OFFICE, role=role)
    free, values = rows_of(nobody, queue).values("pk")[:1].query.sql_with_params()
    return audit.chaining(FIRST_FREE.format(free=free), "%s || subject || %s", CLAIM), values


def _said(entry: AuditEntry) -> list[str]:
    """What the entry's hash covers, before and after the subject, which the database finds."""
    said = audit.written(entry.actor, entry.action, NO_SUBJECT, entry.office, entry.details)
    return said[1:-1].split(NO_SUBJECT)


def _claimed(row: tuple[Any, ...]) -> Dossier:
    """The dossier, its other columns read when they are asked for."""
    dossier = Dossier.from_db(None, ["id"], [UUID(row[4])])
    dossier.clock = row[1]
    return dossier
