"""Stored dossiers as the rules take them. For flows and re-examination; people go through `dossiers`."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from fakelos.schemas.corrections import Change, FieldChange, Split
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.dossier import Application, CaseFile, Category, Evaluation
from fakelos.storage.corrections.effect import corrected, reread_of
from fakelos.storage.corrections.making import change_of, standing
from fakelos.storage.decisions.rescans import awaited_dossier, replaced_pages
from fakelos.storage.evaluations import load_evaluation, load_persons, save_evaluation
from fakelos.storage.models import Batch, Correction, Document, Dossier
from fakelos.storage.papers import Ids, load_papers
from fakelos.storage.search.keys import NUMBER_FIELDS, index_dossier
from fakelos.storage.storable import known_number

IN_ORDER = ("item__batch__received_at", "item__batch", "position")
"""The order in which papers came in."""


def find_dossier(batch_id: UUID, application_no: str) -> UUID | None:
    """The dossier of this application in the batch's office, if there is one; else the one that asked for the batch."""
    if not known_number(application_no):
        return awaited_dossier(batch_id)
    office = Batch.objects.values("office").get(pk=batch_id)["office"]
    known = Dossier.objects.filter(office=office, application_no=known_number(application_no))
    return known.values_list("pk", flat=True).first()


def load_case(dossier_id: UUID) -> CaseFile:
    """The application with its papers as corrected, and the persons as last told."""
    dossier = Dossier.objects.get(pk=dossier_id)
    changes = map(change_of, standing(dossier))
    case = corrected(load_machine_case(dossier_id), changes, reread_of(dossier.reread))
    return case.model_copy(update={"persons": load_persons(dossier)})


def load_machine_case(dossier_id: UUID, without_batch: UUID | None = None) -> CaseFile:
    """The same as the machine read it, its persons still to be told from the papers.

    `without_batch` leaves out papers that are being read anew.
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    papers = _in_order().filter(dossier=dossier)
    if without_batch:
        papers = papers.exclude(item__batch=without_batch)
    return machine_case(dossier, papers, unread_pages(dossier))


def unread_pages(dossier: Dossier) -> int:
    """How many pages could not be read and have not been scanned again since."""
    return max(0, dossier.unread_pages - replaced_pages(dossier.pk)) if dossier.unread_pages else 0


def machine_case(dossier: Dossier, papers: Iterable[Document], unread: int = 0) -> CaseFile:
    """What the machine read, of rows that are fetched already."""
    rows = tuple(papers)
    return CaseFile(
        application=_application(dossier),
        documents=tuple(load_papers(rows)),
        unread_pages=unread,
        strays=frozenset(str(row.pk) for row in rows if row.stray),
    )


def files_of(rows: Iterable[Document], changes: Iterable[Change]) -> dict[str, UUID]:
    """The file of each paper, by its id; a part that was split off lies where the whole lay."""
    files = {str(row.pk): row.item_id for row in rows}
    for change in changes:
        if isinstance(change, Split) and (whole := change.scan or change.document) in files:
            files.setdefault(change.part, files[whole])
    return files


def unread_when_examined(dossier: Dossier) -> int:
    """How many pages were not read when the corrected dossier was examined last."""
    unread: int = dossier.evaluation.get("unread_pages", dossier.unread_pages)
    return unread


def save_examined(dossier: Dossier, case: CaseFile, evaluation: Evaluation) -> None:
    """Keep what the law says of the corrected case; everything that the machine read stays as it is."""
    Dossier.objects.filter(pk=dossier.pk).update(application_date=case.application.application_date)
    save_evaluation(dossier, case.persons, evaluation, Ids(dossier.batch_id))
    kept = Dossier.objects.only("evaluation").get(pk=dossier.pk).evaluation
    Dossier.objects.filter(pk=dossier.pk).update(evaluation={**kept, "unread_pages": case.unread_pages})
    changes = map(change_of, standing(dossier).filter(kind="field"))
    numbers = (one for one in changes if isinstance(one, FieldChange) and one.code in NUMBER_FIELDS)
    index_dossier(dossier, [one.value for one in numbers if isinstance(one.value, str)])


def with_corrections(dossier_ids: Iterable[UUID]) -> list[Dossier]:
    """Those of the dossiers in which corrections stand."""
    return list(
        Dossier.objects.filter(pk__in=dossier_ids, corrections__in=Correction.objects.filter(undone_at=None)).distinct()
    )


def results_of(batch_id: UUID) -> dict[UUID, tuple[CaseFile, Evaluation]]:
    """The dossiers that hold papers of the batch, or were opened by it, with their evaluations, by id."""
    held = Document.objects.filter(item__batch_id=batch_id, dossier__isnull=False).values("dossier")
    dossiers = Dossier.objects.filter(pk__in=held) | Dossier.objects.filter(batch_id=batch_id)
    ordered = dossiers.order_by("ordinal", "created_at", "pk")
    return {dossier.pk: (load_case(dossier.pk), load_evaluation(dossier)) for dossier in ordered}


def papers_of(batch_id: UUID) -> list[Paper]:
    """All papers of the batch, whether or not a dossier has them, in order."""
    return load_papers(list(_in_order().filter(item__batch_id=batch_id)))


def _in_order() -> QuerySet[Document]:
    return Document.objects.select_related("item").order_by(*IN_ORDER)


def _application(dossier: Dossier) -> Application:
    if dossier.given:
        return Application.model_validate(dossier.given)
    return Application(
        application_no=dossier.application_no or None,
        application_date=dossier.application_date,
        as_of_date=dossier.as_of_date,
        category=Category(dossier.category_claimed) if dossier.category_claimed else None,
        represented_by_lawyer=dossier.represented_by_lawyer,
        prior_ministry_application=dossier.prior_ministry_application,
    )
