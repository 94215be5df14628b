"""Everything that one dossier holds, fetched in a fixed number of queries however much it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from fakelos.review.wording import class_label
from fakelos.schemas.document_class import DocumentClass
from fakelos.storage.models import Document, Dossier, FindingRow, Page, Person

NO_PAPERS = frozenset({DocumentClass.BLANK, DocumentClass.SEPARATOR})
PageKey = tuple[UUID, int]
"""A file's id and the number of a page in it."""


class Contents(NamedTuple):
    """A dossier with its findings, its documents by id, its persons, and its pages as they lie.

    `labels` says which paper a page belongs to; a page that no paper holds is not in it. `blanks` are
    pages that the classifier found blank.
    """

    dossier: Dossier
    findings: list[FindingRow]
    documents: dict[UUID, Document]
    persons: list[Person]
    pages: dict[PageKey, Page]
    labels: dict[PageKey, str]
    blanks: frozenset[PageKey]


def contents_of(dossier: Dossier) -> Contents:
    """Fetch what a dossier holds; storage has said already that the user may see it."""
    documents = _documents(dossier)
    return Contents(
        dossier=dossier,
        findings=list(dossier.findings.all()),
        documents={document.pk: document for document in documents},
        persons=list(dossier.persons.all()),
        pages=_pages(dossier, documents),
        labels={place: class_label(document.doc_class) for document in documents for place in places_of(document)},
        blanks=frozenset(_places(document for document in documents if document.doc_class == DocumentClass.BLANK)),
    )


def places_of(document: Document) -> list[PageKey]:
    """The pages of a paper."""
    return [(document.item_id, number) for number in document.pages]


def _places(documents: Iterable[Document]) -> Iterator[PageKey]:
    return (place for document in documents for place in places_of(document))


def _documents(dossier: Dossier) -> list[Document]:
    found = dossier.documents.select_related("item").prefetch_related("fields", "persons")
    return list(found.order_by("item__batch__received_at", "item__position", "position"))


def _pages(dossier: Dossier, documents: Sequence[Document]) -> dict[PageKey, Page]:
    """The pages of the dossier's files, without those that belong to papers of other dossiers only.

    A page that no paper holds, blank or unreadable, is shown in every dossier that has papers in its file;
    a cover sheet in none.
    """
    files = {document.item_id for document in documents}
    own = set(_places(documents))
    foreign = Document.objects.filter(item__in=files, dossier__isnull=False).exclude(dossier=dossier)
    others = set(_places(foreign.only("item_id", "pages")))
    rows = Page.objects.filter(item__in=files).select_related("item")
    ordered = rows.order_by("item__batch__received_at", "item__position", "number")
    pages = {(page.item_id, page.number): page for page in ordered}
    return {place: page for place, page in pages.items() if place in own or _is_loose(place, page, others)}


def _is_loose(place: PageKey, page: Page, others: set[PageKey]) -> bool:
    return place not in others and page.doc_class != DocumentClass.SEPARATOR
