"""Everything that one dossier holds, fetched in a fixed number of queries however much it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from fakelos.review.wording import class_label
from fakelos.schemas.corrections import Rotation
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.document import Field, Leaf
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile, Person
from fakelos.storage.case_files import files_of, machine_case
from fakelos.storage.corrections.effect import corrected, reread_of, shape
from fakelos.storage.corrections.making import change_of
from fakelos.storage.evaluations import load_persons
from fakelos.storage.holdings import corrections_of, documents_of_files, pages_of_files
from fakelos.storage.models import Correction, Document, Dossier, FindingRow, Page

NO_PAPERS = frozenset({DocumentClass.BLANK, DocumentClass.SEPARATOR})
PageKey = tuple[UUID, int]
"""A file's id and the number of a page in it."""


class Contents(NamedTuple):
    """A dossier with the findings of its category, its papers, and its pages as they lie.

    `machine` is the case as it was read, `case` the same as corrected, `corrections` all that were ever
    made; `files` says in which file a paper lies, `labels` which paper a page belongs to; a page that no paper
    holds is not in it. `blanks` are pages that are no paper. `turns` are the quarters, in degrees clockwise, by
    which a reviewer wants pages turned, `unread` the corrected papers that keep the values of before for good.
    """

    dossier: Dossier
    findings: list[FindingRow]
    pages: dict[PageKey, Page]
    machine: CaseFile
    case: CaseFile
    corrections: list[Correction]
    files: Mapping[str, UUID]
    labels: dict[PageKey, str]
    blanks: frozenset[PageKey]
    turns: Mapping[UUID, int]
    unread: frozenset[str]

    @property
    def persons(self) -> tuple[Person, ...]:
        """Whom the papers speak of."""
        return self.case.persons

    @property
    def standing(self) -> list[Correction]:
        """The corrections in force."""
        return [row for row in self.corrections if row.undone_at is None]

    def places_of(self, paper: Paper) -> list[PageKey]:
        """The pages of a paper."""
        return _places_in(self.files, paper)

    def place_of(self, paper: Paper, field: Field) -> PageKey:
        """The page on which a value of the paper stands."""
        leaf = paper.leaf_of(field)
        return self.files[leaf.document], leaf.number

    def evidence_place(self, evidence: Mapping[str, Any]) -> PageKey | None:
        """The page that evidence names; None if the dossier holds it no longer."""
        file = self.files.get(evidence.get("scan") or evidence["document"])
        return (file, evidence["page"]) if file else None

    def ordinal(self, leaf: Leaf) -> int:
        """A page as people count it in the dossier; 0 if it is not there."""
        place = (self.files.get(leaf.document), leaf.number)
        return next((ordinal for ordinal, one in enumerate(self.pages, start=1) if one == place), 0)

    def ordinals_of(self, paper: Paper) -> list[int]:
        """The pages of a paper as people count them in the dossier."""
        return [self.ordinal(leaf) for leaf in paper.leaves]

    def paper(self, paper_id: str) -> Paper | None:
        """The paper with this id, as corrected."""
        return next((paper for paper in self.case.documents if paper.id == paper_id), None)


def contents_of(dossier: Dossier) -> Contents:
    """Fetch what a dossier holds; storage has said already that the user may see it."""
    every = documents_of_files(dossier.pk)
    own = [row for row in every if row.dossier_id == dossier.pk]
    persons, corrections = load_persons(dossier), corrections_of(dossier.pk)
    machine, changes = machine_case(dossier, own), [change_of(row) for row in corrections if row.undone_at is None]
    case = corrected(machine, changes, reread_of(dossier.reread)).model_copy(update={"persons": persons})
    files = files_of(own, changes)
    held = {place: paper.doc_class or "" for paper in case.documents for place in _places_in(files, paper)}
    return Contents(
        dossier=dossier,
        findings=dossier.lines,
        pages=_pages(dossier, every),
        machine=machine,
        case=case,
        corrections=corrections,
        files=files,
        labels={place: class_label(doc_class) for place, doc_class in held.items()},
        blanks=frozenset(place for place, doc_class in held.items() if doc_class in NO_PAPERS),
        turns={change.page: change.degrees for change in changes if isinstance(change, Rotation)},
        unread=frozenset() if dossier.reread_due else frozenset(_not_reread(dossier, machine, case)),
    )


def _not_reread(dossier: Dossier, machine: CaseFile, case: CaseFile) -> Iterator[str]:
    known = {shape(paper) for paper in machine.documents} | dossier.reread.keys()
    return (paper.id for paper in case.documents if shape(paper) not in known)


def _places_in(files: Mapping[str, UUID], paper: Paper) -> list[PageKey]:
    return [(files[leaf.document], leaf.number) for leaf in paper.leaves]


def _places(rows: Iterable[Document]) -> Iterator[PageKey]:
    return ((row.item_id, number) for row in rows for number in row.pages)


def _pages(dossier: Dossier, every: Sequence[Document]) -> dict[PageKey, Page]:
    """The pages of the dossier's files, without those that belong to papers of other dossiers only.

    A page that no paper holds, blank or unreadable, is shown in every dossier that has papers in its file;
    a cover sheet in none.
    """
    own = set(_places(row for row in every if row.dossier_id == dossier.pk))
    others = set(_places(row for row in every if row.dossier_id not in {None, dossier.pk}))
    pages = {(page.item_id, page.number): page for page in pages_of_files(dossier.pk)}
    return {place: page for place, page in pages.items() if place in own or _is_loose(place, page, others)}


def _is_loose(place: PageKey, page: Page, others: set[PageKey]) -> bool:
    return place not in others and page.doc_class != DocumentClass.SEPARATOR
