"""What a run found in a batch, written down at once: the machine's rows of that batch, and no others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class _Run:
    """One run over a batch: what its papers are called, in which dossier each was before, which rows it has filled."""

    vault: Vault
    batch: Batch
    ids: Ids
    held: dict[UUID, UUID]
    saved: list[UUID] = field(default_factory=list)


@transaction.atomic
def save_results(vault: Vault, batch_id: UUID, papers: Sequence[Paper], dossiers: Sequence[Prepared]) -> list[UUID]:
    """Replace what earlier runs found in this batch. Gives the dossiers' ids, in the order of `dossiers`.

    `papers` are all those read from the batch, `file` being the item's name, whether or not a dossier
    has them. A case file may hold papers of earlier batches too, as `case_files.load_case` gave them.
    An application whose number the office knows already is the same dossier.
    """
    batch = Batch.objects.select_for_update(of=("self",)).select_related("office").get(pk=batch_id)
    placed = Document.objects.filter(item__batch=batch, dossier__isnull=False).values_list("pk", "dossier")
    run = _Run(vault, batch, held=dict(placed), ids=save_papers(batch, papers))
    for ordinal, prepared in enumerate(dossiers, start=1):
        run.saved.append(_save(run, ordinal, prepared))
    move_keys_to_dossiers(vault.keys, batch)
    _remove_stale(run)
    details = {"dossiers": [str(one) for one in run.saved]}
    audit.append(audit.MACHINE, "batch.results", batch_id, batch.office, details)
    return run.saved


def _save(run: _Run, ordinal: int, prepared: Prepared) -> UUID:
    case, evaluation = prepared
    papers = [run.ids.stored(paper.id) for paper in case.documents]
    dossier = _dossier(run, ordinal, known_number(case.application.application_no), papers)
    _fill(dossier, case, evaluation)
    Document.objects.filter(pk__in=papers).update(dossier=dossier)
    Document.objects.filter(pk__in=[run.ids.stored(paper) for paper in case.strays]).update(stray=True)
    save_evaluation(dossier, case.persons, evaluation, run.ids)
    if Document.objects.filter(dossier=dossier, item__batch=run.batch).exists():
        papers_arrived(dossier, run.batch, known=dossier.pk in run.held.values())
    return dossier.pk


def _dossier(run: _Run, ordinal: int, number: str, papers: Sequence[UUID]) -> Dossier:
    """The row of the application; a new one gets a key of its own."""
    place = {"batch": run.batch, "ordinal": ordinal}
    known_by, rest = ({"office": run.batch.office}, place) if number else (place, {"office": run.batch.office})
    found = Dossier.objects.select_for_update().filter(application_no=number, **known_by).first()
    if found is None:
        found = _named_at_last(run, number, papers) if number else _awaited(run, ordinal)
    if found:
        return found
    key, _ = run.vault.keys.create()
    key.save(force_insert=True)
    dossier, new = Dossier.objects.select_for_update().get_or_create(
        application_no=number, **known_by, defaults={**rest, "data_key": key}
    )
    if not new:
        key.delete()
    return dossier


def _named_at_last(run: _Run, number: str, papers: Sequence[UUID]) -> Dossier | None:
    """The dossier that had these papers while nobody had read the number; it has it from now on."""
    held_by = {run.held[paper] for paper in papers if paper in run.held} - set(run.saved)
    nameless = Dossier.objects.select_for_update().filter(pk__in=held_by, batch=run.batch, application_no="")
    found = nameless.order_by("ordinal").first()
    if found:
        found.application_no = number
    return found


def _awaited(run: _Run, ordinal: int) -> Dossier | None:
    """The dossier that asked for this batch; what else is in it belongs to others."""
    awaited = awaited_dossier(run.batch.pk) if ordinal == 1 else None
    return Dossier.objects.select_for_update().get(pk=awaited) if awaited else None


def _fill(dossier: Dossier, case: CaseFile, evaluation: Evaluation) -> None:
    application = case.application
    dossier.given = storable(application.model_dump(mode="json"))
    dossier.application_date = application.application_date or evaluation.application_date
    dossier.as_of_date = application.as_of_date
    dossier.represented_by_lawyer = application.represented_by_lawyer
    dossier.prior_ministry_application = application.prior_ministry_application
    dossier.unread_pages = case.unread_pages
    dossier.save()


def _remove_stale(run: _Run) -> None:
    """Dossiers that an earlier run opened for this batch, that hold nothing any more, and that nobody worked on."""
    idle = Dossier.objects.filter(batch=run.batch, documents=None, state=Dossier.State.READY, claimed_by=None)
    stale = idle.filter(decisions=None, corrections=None).exclude(pk__in=run.saved)
    for dossier in stale:
        audit.append(audit.MACHINE, "dossier.removed", dossier.pk, run.batch.office)
        dossier.delete()
        dossier.data_key.delete()
