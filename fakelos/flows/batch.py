"""The batch flow: one run a batch, one task a file, then the dossiers."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import cast
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from fakelos.flows.guard import guarded
from fakelos.flows.steps import prepare_dossiers, read_item, summary
from fakelos.schemas.errors import ToolFailure
from fakelos.schemas.settings import Settings
from fakelos.storage.batches import begin_batch, items_to_read

SETTINGS = Settings()
FILES_AT_ONCE = SETTINGS.workers + 1


@cache
def page_pool() -> ThreadPoolExecutor:
    """The threads in which pages are read, as many as cores, shared by all files of this process.

    Each thread waits for a child (tesseract), so threads suffice; their number bounds memory.
    """
    return ThreadPoolExecutor(max_workers=SETTINGS.workers, thread_name_prefix="page")


@task(
    name="read file",
    task_run_name="file {position} of {count}",
    tags=["reading"],
    retries=SETTINGS.max_attempts,
    retry_delay_seconds=1,
    persist_result=False,
)
@guarded
def read_file_task(item_id: UUID, position: int, count: int) -> None:  # noqa: ARG001 - they name the run
    """Read one file; its attempts are counted in our database, the last one quarantines it."""
    read_item(item_id, SETTINGS, page_pool())


@task(
    name="prepare dossiers",
    tags=["dossiers"],
    retries=SETTINGS.max_attempts,
    retry_delay_seconds=1,
    persist_result=False,
)
@guarded
def prepare_dossiers_task(batch_id: UUID) -> None:
    """Assemble, evaluate and queue the dossiers of a batch."""
    prepare_dossiers(batch_id, SETTINGS)


@flow(
    name="batch",
    flow_run_name="batch {batch_id}",
    task_runner=ThreadPoolTaskRunner(max_workers=FILES_AT_ONCE),  # type: ignore[arg-type] # its futures are invariant
    persist_result=False,
    log_prints=False,
)
@guarded
def process_batch(batch_id: UUID) -> None:
    """Read what is still unread of a batch, then prepare its dossiers. Running it again does no harm.

    Nothing is prepared without files that could only not be read yet: they would be missing papers.
    """
    begin_batch(batch_id)
    _read_all(items_to_read(batch_id))
    if items_to_read(batch_id):
        raise ToolFailure("work_left")
    prepare_dossiers_task(batch_id)
    create_table_artifact(key="dossiers", table=summary(batch_id), description="Prepared dossiers of this batch")


def _read_all(items: list[UUID]) -> None:
    progress = cast("UUID", create_progress_artifact(0.0, key="files-read", description="Files read"))
    futures: list[PrefectFuture[None]] = [
        read_file_task.submit(item, position, len(items)) for position, item in enumerate(items, start=1)
    ]
    for done, _ in enumerate(as_completed(futures), start=1):
        update_progress_artifact(progress, 100.0 * done / len(items))
    update_progress_artifact(progress, 100.0)
