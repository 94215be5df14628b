"""What the database holds of some batches, as the command line reports it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from fakelos.schemas.document import Document
from fakelos.schemas.dossier import CaseFile, CategoryExamination, Evaluation, Finding
from fakelos.storage.case_files import papers_of, results_of
from fakelos.storage.models import Batch, Item
from fakelos.storage.models import Document as StoredDocument

UNFINISHED = (Batch.State.RECEIVED, Batch.State.PROCESSING)


@dataclass(frozen=True)
class Results:
    """Dossiers with what was found; all documents; what is in quarantine with its code; whether work is left.

    Files are called by their batch and their own name: `B01/scan.tif`.
    """

    dossiers: list[tuple[CaseFile, Evaluation]]
    documents: list[Document]
    quarantined: list[tuple[str, str]]
    unfinished: bool


def results_of_batches(batches: Mapping[str, UUID]) -> Results:
    """Collect the results of batches, given by the name of their folder."""
    prepared = dict(pair for batch in batches.values() for pair in results_of(batch).items())
    papers = [paper for batch in batches.values() for paper in papers_of(batch)]
    files = _file_names(batches, papers, [case for case, _ in prepared.values()])
    return Results(
        dossiers=[(_case(case, files), _evaluation(evaluation, files)) for case, evaluation in prepared.values()],
        documents=[_paper(paper, files) for paper in papers],
        quarantined=_quarantined(batches),
        unfinished=Batch.objects.filter(pk__in=batches.values(), state__in=UNFINISHED).exists(),
    )


def _file_names(batches: Mapping[str, UUID], papers: list[Document], cases: list[CaseFile]) -> dict[str, str]:
    """The full name of the file that each paper is in, by the paper's id; a dossier may reach into older batches."""
    folders = {batch: name for name, batch in batches.items()}
    ids = {paper.id for paper in papers} | {paper.id for case in cases for paper in case.documents}
    rows = StoredDocument.objects.filter(pk__in=ids).select_related("item__batch")
    return {
        str(row.pk): f"{folders.get(row.item.batch_id, row.item.batch.external_id)}/{row.item.name}" for row in rows
    }


def _paper(paper: Document, files: Mapping[str, str]) -> Document:
    return paper.model_copy(update={"file": files[paper.id]})


def _case(case: CaseFile, files: Mapping[str, str]) -> CaseFile:
    return case.model_copy(update={"documents": tuple(_paper(paper, files) for paper in case.documents)})


def _evaluation(evaluation: Evaluation, files: Mapping[str, str]) -> Evaluation:
    examinations = tuple(_examination(one, files) for one in evaluation.examinations)
    return evaluation.model_copy(update={"examinations": examinations})


def _examination(examination: CategoryExamination, files: Mapping[str, str]) -> CategoryExamination:
    formal = tuple(_finding(finding, files) for finding in examination.formal)
    substantive = tuple(_finding(finding, files) for finding in examination.substantive)
    return examination.model_copy(update={"formal": formal, "substantive": substantive})


def _finding(finding: Finding, files: Mapping[str, str]) -> Finding:
    evidence = tuple(one.model_copy(update={"file": files[one.document]}) for one in finding.evidence)
    return finding.model_copy(update={"evidence": evidence})


def _quarantined(batches: Mapping[str, UUID]) -> list[tuple[str, str]]:
    """Files in quarantine, and batches of which nothing at all could be read."""
    found = []
    for folder, batch in batches.items():
        items = Item.objects.filter(batch=batch, state=Item.State.QUARANTINED).order_by("position")
        found += [(f"{folder}/{item.name}", item.reason) for item in items]
        found += [(folder, row.reason) for row in Batch.objects.filter(pk=batch, state=Batch.State.FAILED)]
    return found
