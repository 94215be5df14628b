"""Papers read again once a reviewer said what they are, or where they end: from the words kept, without OCR."""

from uuid import UUID

from django.db import transaction

from fakelos.extractors.documents import fields_in
from fakelos.rules.assembly import reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.settings import Settings
from fakelos.storage.case_files import load_case, save_examined
from fakelos.storage.corrections.effect import shape
from fakelos.storage.corrections.rereading import due_dossiers, keep_reread, reshaped_papers
from fakelos.storage.sealed.vault import Vault, open_vault
from fakelos.storage.setup import database_work


def reread_due(settings: Settings) -> int:
    """Read again what waits for it, and examine those dossiers anew; gives how many there were."""
    with database_work():
        due = due_dossiers()
        for dossier_id in due:
            reread(open_vault(settings), dossier_id)
    return len(due)


def reread(vault: Vault, dossier_id: UUID) -> None:
    """Read the papers of one dossier again that were put right, and examine it anew.

    A paper whose pages were erased keeps what was read of it.
    """
    found = {
        shape(paper): fields_in(paper.doc_class, readings) if readings else paper.fields
        for paper, readings in reshaped_papers(vault, dossier_id)
    }
    with transaction.atomic():
        dossier = keep_reread(dossier_id, found)
        case = reassembled(load_case(dossier_id))
        save_examined(dossier, case, evaluate(case))
