"""Pages that reviewers put right, as examples for the classifier: what is on the page, and what it is.

The texts are of real people. Whoever exports them keeps them as the dossiers themselves are kept.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fakelos.schemas.corrections import Change, ClassChange, Merge, Move, Split
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.errors import BadInput
from fakelos.storage.case_files import files_of, load_machine_case
from fakelos.storage.corrections.effect import corrected
from fakelos.storage.corrections.making import RESHAPING, change_of, standing
from fakelos.storage.corrections.rereading import page_rows
from fakelos.storage.models import Correction, Document, Dossier, Page
from fakelos.storage.sealed.vault import Vault


class LabelledPage(NamedTuple):
    """One page: its opaque id, its words row by row, an opaque id that the pages of one paper share, its class."""

    page: str
    text: str
    layout: str
    doc_class: str

    def as_json(self) -> dict[str, str]:
        """One line of the export, as training takes it."""
        return self._asdict()


def labelled_pages(vault: Vault) -> Iterator[LabelledPage]:
    """The pages of every paper whose class a reviewer said or confirmed; erased ones are left out."""
    kinds = Correction.objects.filter(kind__in=RESHAPING, undone_at=None)
    for dossier in Dossier.objects.filter(pk__in=kinds.values("dossier")).order_by("created_at", "pk"):
        changes = [change_of(row) for row in standing(dossier)]
        case = corrected(load_machine_case(dossier.pk), changes)
        files = files_of(Document.objects.filter(dossier=dossier), changes)
        named = _named(changes)
        for paper in case.documents:
            if paper.id in named and paper.doc_class:
                yield from _pages(vault, paper, (row for _, row in page_rows(paper, files)))


def _named(changes: Iterable[Change]) -> set[str]:
    """The papers whose class a reviewer said, or to which they joined pages as to one of its class."""
    said = {change.document for change in changes if isinstance(change, ClassChange)}
    joined = {change.into for change in changes if isinstance(change, Merge | Move)}
    return said | joined | {change.part for change in changes if isinstance(change, Split) and change.doc_class}


def _pages(vault: Vault, paper: Paper, rows: Iterable[Page]) -> Iterator[LabelledPage]:
    for row in rows:
        try:
            text = vault.page_reading(row).text
        except BadInput:
            continue
        yield LabelledPage(str(row.pk), text, paper.id, str(paper.doc_class))
