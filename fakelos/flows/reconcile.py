"""The reconciler: finds what the database says is due, and starts it, again if need be."""

from datetime import timedelta

from prefect import flow

from fakelos.flows.attempt import process
from fakelos.flows.guard import guarded
from fakelos.flows.rereading import reread_due
from fakelos.schemas.settings import Settings
from fakelos.storage.batches import due_batches
from fakelos.storage.setup import database_work

ABANDONED_AFTER = timedelta(minutes=15)


def process_due() -> int:
    """Process every batch that is due, oldest first; gives how many there were."""
    with database_work():
        due = due_batches(ABANDONED_AFTER)
    for batch in due:
        process(batch)
    return len(due)


@flow(name="reconcile", persist_result=False, log_prints=False)
@guarded
def reconcile() -> None:
    """All that is due as a scheduled flow, for installations whose workers Prefect starts."""
    reread_due(Settings())
    process_due()
