"""What a run of `fakelos process` leaves: JSON lines for machines, tables for people."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from fakelos.cli.documents import read_line, unreadable_line
from fakelos.schemas.document import Document
from fakelos.schemas.dossier import CaseFile, Evaluation, Evidence, Finding, Outcome, Status
from fakelos.schemas.reasons import REASONS

if TYPE_CHECKING:
    from fakelos.cli.results import Results

Prepared = tuple[CaseFile, Evaluation]
STATUS_COLUMNS = (
    (Status.MET, "Πληρούνται", "green"),
    (Status.MISSING, "Λείπουν", "red"),
    (Status.DOUBTFUL, "Αμφίβολα", "yellow"),
)

OUTCOMES = {
    Outcome.TYPE_A_COMPLETE: "Βεβαίωση τύπου Α",
    Outcome.TYPE_A_BUYOUT_PENDING: "Βεβαίωση τύπου Α, εκκρεμεί εξαγορά",
    Outcome.TYPE_A_MISSING_DOCUMENTS: "Βεβαίωση τύπου Α και έντυπο ελλειπόντων",
    Outcome.INCOMPLETE: "Δεν πληρούται το ελάχιστο",
    Outcome.REJECT_BUYOUT_DEADLINE: "Έληξε η προθεσμία εξαγοράς",
}
"""As the desk calls them; the codes are in `dossiers.jsonl`."""


def dossier_line(prepared: Prepared) -> dict[str, Any]:
    """A dossier as the contract prints it: the formal lines of the category proposed, and what was counted."""
    case, evaluation = prepared
    formal = evaluation.examinations[0].formal
    return {
        **evaluation.model_dump(mode="json", exclude={"examinations", "priority"}),
        "requirements": {finding.code: _requirement(finding) for finding in formal},
        "substantive": {finding.code: _requirement(finding) for finding in evaluation.examinations[0].substantive},
        "missing": _codes(formal, Status.MISSING),
        "doubtful": _codes(formal, Status.DOUBTFUL),
        "documents": [_paper(document, case) for document in case.documents],
    }


def document_line(document: Document, case: CaseFile | None) -> dict[str, Any]:
    """A document as `fakelos read` prints it, with its dossier and whose paper it is."""
    return {
        **read_line(document),
        "dossier": case.application.application_no if case else None,
        "person": case.role_of(document.id) if case else None,
    }


def dossier_table(dossiers: Iterable[Prepared]) -> Table:
    """One row a dossier."""
    table = Table(title="Φάκελοι")
    for heading in ("Φάκελος", "Κατ.", "Έγγραφα", *(label for _, label, _ in STATUS_COLUMNS), "Πρόταση"):
        named = heading in {"Φάκελος", "Πρόταση"}
        table.add_column(heading, justify="left" if named else "right", no_wrap=heading == "Φάκελος", overflow="fold")
    for case, evaluation in dossiers:
        table.add_row(
            Text(evaluation.application_no or "—"),
            evaluation.category,
            str(len(case.documents)),
            *_counts(evaluation.examinations[0].formal),
            OUTCOMES[evaluation.outcome],
        )
    return table


def quarantine_table(items: Iterable[tuple[str, str]]) -> Table:
    """One row a file in quarantine: its name and the reason, in Greek and English."""
    table = Table(title="Σε καραντίνα")
    for heading in ("Αρχείο", "Κωδικός", "Αιτία"):
        table.add_column(heading)
    for name, code in items:
        reason = REASONS[code]
        table.add_row(Text(name), code, f"{reason.el}\n{reason.en}")
    return table


def _requirement(finding: Finding) -> dict[str, Any]:
    return {
        "status": finding.status,
        "reason": finding.reason_en,
        "reason_el": finding.reason_el,
        "paragraph": f"{finding.source} {finding.paragraph}",
        "evidence": [_evidence(one) for one in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return evidence.model_dump(mode="json", include={"file", "page", "box"})


def _codes(findings: Sequence[Finding], status: Status) -> list[str]:
    return [finding.code for finding in findings if finding.status is status]


def _paper(document: Document, case: CaseFile) -> dict[str, Any]:
    printed = document.model_dump(mode="json", include={"file", "pages", "doc_class"})
    return {**printed, "person": case.role_of(document.id)}


def _counts(findings: Sequence[Finding]) -> list[str]:
    return [
        f"[{colour}]{len(_codes(findings, status))}[/{colour}]" if _codes(findings, status) else "0"
        for status, _, colour in STATUS_COLUMNS
    ]


def json_lines(results: "Results") -> dict[str, list[dict[str, Any]]]:
    """The lines of `dossiers.jsonl` and `documents.jsonl`; a file in quarantine is a line of the latter."""
    holders = {paper.id: case for case, _ in results.dossiers for paper in case.documents}
    papers = [document_line(paper, holders.get(paper.id)) for paper in results.documents]
    refused = [unreadable_line(file, code) | {"dossier": None, "person": None} for file, code in results.quarantined]
    return {"dossiers.jsonl": [dossier_line(one) for one in results.dossiers], "documents.jsonl": papers + refused}
