"""What the flow does, step by step, without Prefect: ids in, rows in the database out."""

import hashlib
import shutil
from collections import Counter
from concurrent.futures import Executor
from typing import Any
from uuid import UUID

from django.db import transaction

from fakelos.extractors.classify import classify_all
from fakelos.extractors.file import ReadFile, covers_in, documents_of, link_duplicates, read_file
from fakelos.extractors.scratch import private_folder
from fakelos.rules.assembly import assemble, joined, reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile
from fakelos.schemas.errors import BadInput, ConfigurationError, FakelosError
from fakelos.schemas.page import Page
from fakelos.schemas.settings import Settings
from fakelos.storage import batches, steps
from fakelos.storage.case_files import (
    find_dossier,
    load_case,
    load_machine_case,
    results_of,
    save_examined,
    with_corrections,
)
from fakelos.storage.models import Item
from fakelos.storage.pages import readings_of, save_page
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault, open_vault

READ, PREPARE = "read", "prepare"
NOT_THE_INPUT = frozenset({"blob_store_failed", "no_room", "OperationalError", "InterfaceError", "PoolTimeout"})
"""What stores, disks and databases fail of, whatever the paper is."""
OF_THE_STORE = frozenset({"blob_missing", "blob_damaged"})
"""What every further attempt fails of until an operator puts the stored file back: people are told so."""
UNREAD = frozenset({"partly_read", "ocr_failed", "ocr_timeout", "attachments_unread", "content_hidden"})
"""Problems of a page of which some was read, but not all: what is looked for may stand in the rest."""


def read_item(item_id: UUID, settings: Settings, pool: Executor) -> None:
    """Read one file, once; what cannot be used goes to quarantine and is no failure of the run.

    Raises:
        FakelosError: a tool failed; to be tried again until the attempts are used up.
    """
    item = Item.objects.select_related("data_key").get(pk=item_id)
    turn = steps.begin(item_id, READ, item.sha256, settings.max_attempts)
    if turn is steps.Turn.EXHAUSTED:
        batches.quarantine(item_id, _why(item_id, READ, item.sha256))
    if turn is steps.Turn.RUN:
        _attempt(item, settings, pool)
        steps.finish(item_id, READ, item.sha256)
    batches.touch_batch(item.batch_id)


def _attempt(item: Item, settings: Settings, pool: Executor) -> None:
    try:
        _read_into_storage(item, settings, pool)
    except BadInput as refused:
        batches.quarantine(item.pk, refused.code)
    except Exception as error:
        note_failure(item.pk, READ, item.sha256, error)
        raise


def leave_work(batch_id: UUID) -> None:
    """Give back the attempts at a batch that were cut off: a worker was told to stop, no file is at fault."""
    items = Item.objects.filter(batch=batch_id).values_list("pk", flat=True)
    steps.give_back_running([batch_id, *items], "stopped")


def _why(subject: UUID, step: str, input_hash: str) -> str:
    """The code that a person reads of what was tried too often."""
    cause = steps.cause(subject, step, input_hash)
    return cause if cause in OF_THE_STORE else "attempts_exhausted"


def note_failure(subject: UUID, step: str, input_hash: str, error: Exception) -> None:
    """Write an attempt down as failed; a fault of the installation's uses none up, so that it costs no paper."""
    code = error.code if isinstance(error, FakelosError) else type(error).__name__
    if isinstance(error, ConfigurationError | OSError) or code in NOT_THE_INPUT:
        steps.give_back(subject, step, input_hash, code)
    else:
        steps.fail(subject, step, input_hash, code)


def _read_into_storage(item: Item, settings: Settings, pool: Executor) -> None:
    vault = open_vault(settings)
    file = _read_sealed(vault, item, settings, pool)
    guesses = classify_all([read.page for read in file.pages])
    for read, guess in zip(file.pages, guesses, strict=True):
        content, media_type = (read.picture.content, read.picture.media_type) if read.picture else (b"", "")
        save_page(vault, item.pk, read.page, guess, content, media_type)
    batches.mark_read(item.pk, file.media_type)


def _read_sealed(vault: Vault, item: Item, settings: Settings, pool: Executor) -> ReadFile:
    """The upload lies in clear only inside a private folder, and only while the child reads it."""
    with private_folder() as folder:
        source = folder / "upload"
        with vault.open_item(item) as sealed, source.open("wb") as plain:
            shutil.copyfileobj(sealed, plain)
        return read_file(source, settings, pool)


def prepare_dossiers(batch_id: UUID, settings: Settings) -> None:
    """Assemble, evaluate and queue the dossiers of a batch from the pages as stored; no page is read again.

    Raises:
        FakelosError: to be tried again; a batch that fails too often waits for a person.
    """
    input_hash = _input_of(batch_id)
    if steps.begin(batch_id, PREPARE, input_hash, settings.max_attempts) is steps.Turn.EXHAUSTED:
        batches.give_up(batch_id, _why(batch_id, PREPARE, input_hash))
        return
    try:
        _prepare(batch_id, open_vault(settings))
    except Exception as error:
        note_failure(batch_id, PREPARE, input_hash, error)
        raise
    steps.finish(batch_id, PREPARE, input_hash)
    batches.end_batch(batch_id)


def _input_of(batch_id: UUID) -> str:
    """A hash of what the dossiers are made from: the files' states and what is known of the applications."""
    items = Item.objects.filter(batch=batch_id).order_by("position").values_list("sha256", "state")
    known = [application.model_dump_json() for application in batches.applications_of(batch_id)]
    return hashlib.sha256(repr((list(items), known)).encode()).hexdigest()


def _prepare(batch_id: UUID, vault: Vault) -> None:
    read = _readings(vault, batch_id)
    papers = link_duplicates([paper for name, pages in read.items() for paper in documents_of(name, pages)], read)
    covers = [cover for name, pages in read.items() for cover in covers_in(name, pages)]
    documents = [paper for paper in papers if paper.doc_class is not DocumentClass.SEPARATOR]
    found = assemble(documents, covers, batches.applications_of(batch_id), _unread(batch_id, read))
    cases = [_with_earlier_papers(case, batch_id) for case in found]
    with transaction.atomic():
        saved = save_results(vault, batch_id, papers, [(case, evaluate(case)) for case in cases])
        for dossier in with_corrections(saved):
            corrected = reassembled(load_case(dossier.pk))
            save_examined(dossier, corrected, evaluate(corrected))


def _with_earlier_papers(case: CaseFile, batch_id: UUID) -> CaseFile:
    """The case with what other batches brought for the same application."""
    known = find_dossier(batch_id, case.application.application_no or "")
    return joined(case, reassembled(load_machine_case(known, without_batch=batch_id))) if known else case


def _readings(vault: Vault, batch_id: UUID) -> dict[str, list[Page]]:
    """The pages of every file that was read, by the file's name, in the order of the batch."""
    items = Item.objects.filter(batch_id=batch_id, state=Item.State.READ).order_by("position")
    return {item.name: [page for page, _ in readings_of(vault, item.pk)] for item in items}


def _unread(batch_id: UUID, read: dict[str, list[Page]]) -> list[tuple[str, int]]:
    """File and page of what could not be read; page 0 stands for a whole file."""
    pages = [
        (name, page.number)
        for name, found in read.items()
        for page in found
        if page.source == "none" or not UNREAD.isdisjoint(page.problems)
    ]
    files = Item.objects.filter(batch_id=batch_id, state=Item.State.QUARANTINED).values_list("name", flat=True)
    return pages + [(name, 0) for name in files]


def summary(batch_id: UUID) -> list[dict[str, Any]]:
    """One row a dossier for operators: an opaque id, the category, counts. Nothing personal."""
    rows = []
    for dossier_id, (case, evaluation) in results_of(batch_id).items():
        counts = Counter(finding.status for finding in evaluation.examinations[0].formal)
        rows.append(
            {"dossier": str(dossier_id), "category": evaluation.category, "documents": len(case.documents)} | counts
        )
    return rows
