"""What a run found in a batch, written down at once: the machine's rows of that batch, and no others."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from fakelos.schemas.document import Document as Paper
from fakelos.schemas.dossier import CaseFile, Evaluation
from fakelos.storage import audit
from fakelos.storage.decisions.rescans import awaited_dossier, papers_arrived
from fakelos.storage.evaluations import save_evaluation
from fakelos.storage.models import Batch, Document, Dossier
from fakelos.storage.papers import Ids, save_papers
from fakelos.storage.sealed.placing import move_keys_to_dossiers
from fakelos.storage.sealed.vault import Vault
from fakelos.storage.storable import known_number, storable

Prepared = tuple[CaseFile, Evaluation]


@transaction.atomic
def save_results(vault: Vault, batch_id: UUID, papers: Sequence[Paper], dossiers: Sequence[Prepared]) -> list[UUID]:
    """Replace what earlier runs found in this batch. Gives the dossiers' ids, in the order of `dossiers`.

    `papers` are all those read from the batch, `file` being the item's name, whether or not a dossier
    has them. A case file may hold papers of earlier batches too, as `case_files.load_case` gave them.
    An application whose number the office knows already is the same dossier.
    """
    batch = Batch.objects.select_for_update(of=("self",)).select_related("office").get(pk=batch_id)
    ids = save_papers(batch, papers)
    saved = [_save(vault, batch, ordinal, prepared, ids) for ordinal, prepared in enumerate(dossiers, start=1)]
    move_keys_to_dossiers(vault.keys, batch)
    _remove_stale(batch, saved)
    audit.append(audit.MACHINE, "batch.results", batch_id, batch.office, {"dossiers": [str(one) for one in saved]})
    return saved


def _save(vault: Vault, batch: Batch, ordinal: int, prepared: Prepared, ids: Ids) -> UUID:
    case, evaluation = prepared
    dossier = _dossier(vault, batch, ordinal, known_number(case.application.application_no))
    _fill(dossier, case, evaluation)
    Document.objects.filter(pk__in=[ids.stored(paper.id) for paper in case.documents]).update(dossier=dossier)
    Document.objects.filter(pk__in=[ids.stored(paper) for paper in case.strays]).update(stray=True)
    save_evaluation(dossier, case.persons, evaluation, ids)
    if Document.objects.filter(dossier=dossier, item__batch=batch).exists():
        papers_arrived(dossier, batch)
    return dossier.pk


def _dossier(vault: Vault, batch: Batch, ordinal: int, number: str) -> Dossier:
    """The row of the application; a new one gets a key of its own."""
    place = {"batch": batch, "ordinal": ordinal}
    known_by, rest = ({"office": batch.office}, place) if number else (place, {"office": batch.office})
    found = Dossier.objects.select_for_update().filter(application_no=number, **known_by).first()
    awaited = awaited_dossier(batch.pk) if not (found or number) and ordinal == 1 else None
    if awaited:
        found = Dossier.objects.select_for_update().get(pk=awaited)
    if found:
        return found
    key, _ = vault.keys.create()
    key.save(force_insert=True)
    dossier, new = Dossier.objects.select_for_update().get_or_create(
        application_no=number, **known_by, defaults={**rest, "data_key": key}
    )
    if not new:
        key.delete()
    return dossier


def _fill(dossier: Dossier, case: CaseFile, evaluation: Evaluation) -> None:
    application = case.application
    dossier.given = storable(application.model_dump(mode="json"))
    dossier.application_date = application.application_date or evaluation.application_date
    dossier.as_of_date = application.as_of_date
    dossier.represented_by_lawyer = application.represented_by_lawyer
    dossier.prior_ministry_application = application.prior_ministry_application
    dossier.unread_pages = case.unread_pages
    dossier.save()


def _remove_stale(batch: Batch, saved: list[UUID]) -> None:
    """Dossiers that an earlier run opened for this batch, and that hold nothing any more."""
    idle = Dossier.objects.filter(batch=batch, documents=None, state=Dossier.State.READY)
    stale = idle.filter(decisions=None).exclude(pk__in=saved)
    for dossier in stale:
        dossier.delete()
        dossier.data_key.delete()
