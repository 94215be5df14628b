"""Stored dossiers as the rules take them. For flows and re-examination; people go through `dossiers`."""

from uuid import UUID

from django.db.models import QuerySet

from fakelos.schemas.document import Document as Paper
from fakelos.schemas.dossier import Application, CaseFile, Category, Evaluation
from fakelos.storage.decisions_rescans import awaited_dossier, replaced_pages
from fakelos.storage.evaluations import load_evaluation, load_persons
from fakelos.storage.models import Batch, Document, Dossier
from fakelos.storage.papers import load_paper
from fakelos.storage.storable import known_number


def find_dossier(batch_id: UUID, application_no: str) -> UUID | None:
    """The dossier of this application in the batch's office, if it has one already, or the one that asked for the batch."""
    if not known_number(application_no):
        return awaited_dossier(batch_id)
    office = Batch.objects.values("office").get(pk=batch_id)["office"]
    known = Dossier.objects.filter(office=office, application_no=known_number(application_no))
    return known.values_list("pk", flat=True).first()


def load_case(dossier_id: UUID, without_batch: UUID | None = None) -> CaseFile:
    """The application with its papers and persons; `without_batch` leaves out papers that are being read anew."""
    dossier = Dossier.objects.get(pk=dossier_id)
    papers = _with_fields().filter(dossier=dossier)
    if without_batch:
        papers = papers.exclude(item__batch=without_batch)
    return CaseFile(
        application=_application(dossier),
        documents=tuple(map(load_paper, papers)),
        persons=load_persons(dossier),
        unread_pages=max(0, dossier.unread_pages - replaced_pages(dossier_id)),
    )


def results_of(batch_id: UUID) -> dict[UUID, tuple[CaseFile, Evaluation]]:
    """The dossiers that hold papers of the batch, or were opened by it, with their evaluations, by id."""
    held = Document.objects.filter(item__batch_id=batch_id, dossier__isnull=False).values("dossier")
    dossiers = Dossier.objects.filter(pk__in=held) | Dossier.objects.filter(batch_id=batch_id)
    ordered = dossiers.order_by("ordinal", "created_at", "pk")
    return {dossier.pk: (load_case(dossier.pk), load_evaluation(dossier)) for dossier in ordered}


def papers_of(batch_id: UUID) -> list[Paper]:
    """All papers of the batch, whether or not a dossier has them, in order."""
    return [load_paper(row) for row in _with_fields().filter(item__batch_id=batch_id)]


def _with_fields() -> QuerySet[Document]:
    return Document.objects.select_related("item").prefetch_related("fields").order_by("item__batch", "position")


def _application(dossier: Dossier) -> Application:
    return Application(
        application_no=dossier.application_no or None,
        application_date=dossier.application_date,
        as_of_date=dossier.as_of_date,
        category=Category(dossier.category_claimed) if dossier.category_claimed else None,
        represented_by_lawyer=dossier.represented_by_lawyer,
        prior_ministry_application=dossier.prior_ministry_application,
    )
