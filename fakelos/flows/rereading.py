"""Papers read again once a reviewer said what they are, or where they end: from the words kept, without OCR."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from fakelos.extractors.documents import fields_in
from fakelos.flows.steps import note_failure
from fakelos.rules.assembly import reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Field
from fakelos.schemas.errors import FakelosError
from fakelos.schemas.settings import Settings
from fakelos.storage import steps
from fakelos.storage.case_files import load_case, save_examined
from fakelos.storage.corrections.effect import shape
from fakelos.storage.corrections.rereading import (
    REREAD,
    Reshaped,
    due_dossiers,
    keep_reread,
    leave_unread,
    reshaped_papers,
    shapes_to_read,
)
from fakelos.storage.sealed.vault import Vault, open_vault
from fakelos.storage.setup import database_work


def reread_due(settings: Settings) -> int:
    """Read again what waits for it, and examine those dossiers anew; gives how many there were.

    Raises:
        FakelosError: after all of them, that of the last one whose kept words could not be fetched.
    """
    failure: FakelosError | None = None
    with database_work():
        due = due_dossiers()
        for dossier_id in due:
            try:
                reread(open_vault(settings), dossier_id, settings.max_attempts)
            except FakelosError as error:
                failure = error
    if failure:
        raise failure
    return len(due)


def reread(vault: Vault, dossier_id: UUID, max_attempts: int) -> None:
    """Read the papers of one dossier again that were put right, and examine it anew.

    Attempts are counted before each, so that no dossier holds up the others for ever: one whose kept words are missing
    or damaged is given up. A store that does not answer says nothing of it, and uses none up.
    """
    shapes = hashlib.sha256("\n".join(shapes_to_read(dossier_id)).encode()).hexdigest()
    if steps.begin(dossier_id, REREAD, shapes, max_attempts) is steps.Turn.EXHAUSTED:
        leave_unread(dossier_id)
        return
    try:
        papers = reshaped_papers(vault, dossier_id)
    except Exception as error:
        note_failure(dossier_id, REREAD, shapes, error)
        raise
    _keep(dossier_id, {shape(one.paper): _fields(one) for one in papers})
    steps.finish(dossier_id, REREAD, shapes)


def _fields(reshaped: Reshaped) -> Mapping[str, Field]:
    """What the paper says as what it is now; one whose pages were erased keeps what was read of it."""
    paper, readings = reshaped
    return reshaped.placed(fields_in(paper.doc_class, readings)) if readings else paper.fields


@transaction.atomic
def _keep(dossier_id: UUID, found: Mapping[str, Mapping[str, Field]]) -> None:
    if dossier := keep_reread(dossier_id, found):
        case = reassembled(load_case(dossier_id))
        save_examined(dossier, case, evaluate(case))
