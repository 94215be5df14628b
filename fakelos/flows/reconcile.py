"""The reconciler: finds what the database says is due, and starts it, again if need be."""

from uuid import UUID

from prefect import flow

from fakelos.flows.attempt import ABANDONED_AFTER, process
from fakelos.flows.guard import guarded
from fakelos.flows.rereading import reread_due
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.settings import Settings
from fakelos.storage.batches import due_batches, take_batch
from fakelos.storage.setup import database_work


def process_due() -> int:
    """Process every batch that is due, oldest first; gives how many there were.

    Raises:
        ToolFailure: `work_left` after all of them, if one could not be ended: let the next turn wait a little.
    """
    with database_work():
        due = due_batches(ABANDONED_AFTER)
    left = [batch for batch in due if _take(batch) and not process(batch)]
    if left:
        raise ToolFailure("work_left")
    return len(due)


def _take(batch: UUID) -> bool:
    with database_work():
        return take_batch(batch, ABANDONED_AFTER)


@flow(name="reconcile", persist_result=False, log_prints=False)
@guarded
def reconcile() -> None:
    """All that is due as a scheduled flow, for installations whose workers Prefect starts."""
    reread_due(Settings())
    process_due()
