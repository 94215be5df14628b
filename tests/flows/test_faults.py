"""Faults of the installation while a batch is at work: they cost time, and never a paper."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from uuid import UUID

import pytest
from django.db import OperationalError

from fakelos.extractors.file import ReadFile
from fakelos.flows import attempt, batch, reconcile, steps
from fakelos.flows.guard import StepFailedError
from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.settings import Settings
from fakelos.storage.batches import begin_batch, items_to_read, take_batch
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Batch, Item, Station, Step
from fakelos.storage.sealed.blobs import LocalBlobs
from fakelos.storage.sealed.keys import Keys
from fakelos.storage.sealed.master_key import create_master_key
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams

pytestmark = pytest.mark.django_db

NOT_THE_PAPER = (
    ToolFailure("blob_store_failed"),
    ToolFailure("no_room"),
    ConfigurationError("master_key_missing"),
    ConfigurationError("tesseract_missing"),
    OSError(28, "No space left on device"),
    OperationalError("the connection is lost"),
)
Fails = Callable[[Exception | None], None]
Flow = Callable[[Callable[[UUID], bool]], None]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    installation = Settings(home=tmp_path)
    create_master_key(installation.master_key)
    return installation


@pytest.fixture
def sent(settings: Settings, station: Station) -> UUID:
    """A batch of one file."""
    vault = Vault(Keys(settings.master_key), LocalBlobs(settings.blobs))
    return receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN"))).batch_id


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    """Reading fails of this from now on; of nothing: it reads a file without pages."""

    def from_now_on(error: Exception | None) -> None:
        def read(*_: object) -> ReadFile:
            if error:
                raise error
            return ReadFile("image/tiff", ())

        monkeypatch.setattr(steps, "read_file", read)

    return from_now_on


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def read(item: UUID, settings: Settings, pool: Executor) -> None:
    steps.read_item(item, settings, pool)


@pytest.mark.parametrize("fault", NOT_THE_PAPER, ids=str)
def test_a_fault_of_the_installation_uses_up_none_of_a_files_attempts(
    fault: Exception, sent: UUID, settings: Settings, fails: Fails, pool: Executor
) -> None:
    (item,) = items_to_read(sent)
    fails(fault)
    for _ in range(5):
        with pytest.raises(type(fault)):
            read(item, settings, pool)
    assert items_to_read(sent) == [item]
    fails(None)
    read(item, settings, pool)
    assert Item.objects.get(pk=item).state == Item.State.READ


def test_a_file_that_a_tool_fails_of_is_put_aside_after_two_attempts(
    sent: UUID, settings: Settings, fails: Fails, pool: Executor
) -> None:
    (item,) = items_to_read(sent)
    fails(ToolFailure("ocr_failed"))
    for _ in range(2):
        with pytest.raises(ToolFailure):
            read(item, settings, pool)
    read(item, settings, pool)
    assert Item.objects.get(pk=item).reason == "attempts_exhausted"


def test_a_file_that_was_altered_in_the_store_is_put_aside_and_says_so(
    sent: UUID, settings: Settings, pool: Executor
) -> None:
    (item,) = items_to_read(sent)
    (blob,) = (path for path in settings.blobs.rglob("*") if path.is_file())
    blob.write_bytes(blob.read_bytes()[:-1] + b"X")
    for _ in range(2):
        with pytest.raises(ToolFailure):
            read(item, settings, pool)
    read(item, settings, pool)
    assert Item.objects.get(pk=item).reason == "blob_damaged"


def test_a_store_that_fails_while_dossiers_are_prepared_does_not_end_their_batch(
    sent: UUID, settings: Settings, fails: Fails, pool: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(None)
    read(items_to_read(sent)[0], settings, pool)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "_readings", lambda *_: (_ for _ in ()).throw(ToolFailure("blob_store_failed")))
        for _ in range(5):
            with pytest.raises(ToolFailure):
                steps.prepare_dossiers(sent, settings)
    steps.prepare_dossiers(sent, settings)
    assert Batch.objects.get(pk=sent).state == Batch.State.DONE
    assert Step.objects.get(step=steps.PREPARE).attempts == 1


def test_no_dossier_is_prepared_without_a_file_that_was_only_not_read_yet(
    sent: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[UUID] = []
    monkeypatch.setattr(batch, "_read_all", lambda _: None)
    monkeypatch.setattr(batch, "prepare_dossiers_task", prepared.append)
    monkeypatch.setattr("fakelos.flows.guard.database_work", nullcontext)
    with pytest.raises(StepFailedError, match="work_left"):
        batch.process_batch.fn(sent)
    assert prepared == []


@pytest.fixture
def flow(monkeypatch: pytest.MonkeyPatch) -> Flow:
    """Puts a stand-in in the place of the batch flow."""

    class State:
        def __init__(self, completed: bool) -> None:  # noqa: FBT001 - a stand-in
            self.is_completed = lambda: completed

    def stand_in(run: Callable[[UUID], bool]) -> None:
        monkeypatch.setattr(attempt, "process_batch", lambda one, **_: State(run(one)))
        for module in (attempt, reconcile):
            monkeypatch.setattr(module, "database_work", nullcontext)

    return stand_in


def test_what_a_failed_run_left_is_due_again_and_the_worker_waits_a_little(sent: UUID, flow: Flow) -> None:
    runs: list[UUID] = []

    def fail(one: UUID) -> bool:
        runs.append(one)
        return False

    flow(fail)
    for _ in range(2):
        with pytest.raises(ToolFailure, match="work_left"):
            reconcile.process_due()
    assert runs == [sent, sent]


def test_a_batch_that_ended_is_not_due_again(sent: UUID, flow: Flow) -> None:
    flow(lambda one: Batch.objects.filter(pk=one).update(state=Batch.State.DONE) == 0)
    with pytest.raises(ToolFailure):
        reconcile.process_due()
    assert reconcile.process_due() == 0
    assert Batch.objects.get(pk=sent).state == Batch.State.DONE


def test_a_worker_that_is_told_to_stop_uses_up_none_of_a_files_attempts(
    sent: UUID, settings: Settings, flow: Flow, pool: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = items_to_read(sent)

    def told_to_stop(*_: object) -> ReadFile:
        attempt.process(sent)
        raise KeyboardInterrupt

    flow(lambda _: False)
    monkeypatch.setattr(steps, "read_file", told_to_stop)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            read(item, settings, pool)
    assert Step.objects.get(subject=item).attempts == 0


def test_two_workers_do_not_take_the_same_batch(sent: UUID, flow: Flow) -> None:
    runs: list[UUID] = []

    def run(one: UUID) -> bool:
        runs.append(one)
        assert not take_batch(one, attempt.ABANDONED_AFTER)
        begin_batch(one)
        return reconcile.process_due() == 0

    flow(run)
    assert reconcile.process_due() == 1
    assert runs == [sent]
