"""One attempt at a batch: the flow called in this process, its failure kept to a code."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import UUID

from django.db import Error

from fakelos.flows.batch import process_batch
from fakelos.flows.steps import leave_work
from fakelos.storage.batches import postpone, touch_batch
from fakelos.storage.setup import database_work

BEAT_SECONDS = 60.0
ABANDONED_AFTER = timedelta(seconds=5 * BEAT_SECONDS)
"""Without a sign of life for so long, whoever worked on a batch is gone."""


def process(batch_id: UUID) -> bool:
    """Run the flow for a batch; False if the run failed. What is left to do is due again."""
    completed = False
    try:
        with _alive(batch_id):
            completed = process_batch(batch_id, return_state=True).is_completed()
    finally:
        if not completed:
            _postpone(batch_id)
    return completed


def _postpone(batch_id: UUID) -> None:
    """Say that the batch is due again; a database that does not answer will hear of it by silence."""
    with suppress(Error), database_work():
        leave_work(batch_id)
        postpone(batch_id)


@contextmanager
def _alive(batch_id: UUID) -> Iterator[None]:
    """Tell the database again and again that somebody works on the batch: one long file may take an hour."""
    done = threading.Event()
    beating = threading.Thread(target=_beat, args=(batch_id, done), daemon=True)
    beating.start()
    try:
        yield
    finally:
        done.set()
        beating.join()


def _beat(batch_id: UUID, done: threading.Event) -> None:
    while not done.wait(BEAT_SECONDS):
        with suppress(Error), database_work():
            touch_batch(batch_id)
