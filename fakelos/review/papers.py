"""The papers of a dossier: what each is, whose, what was read of it; and the strip of its pages."""

from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from fakelos.review.contents import NO_PAPERS, Contents, PageKey, places_of
from fakelos.review.wording import PERSON_ROLES, class_label, field_label, reason, shown_value
from fakelos.storage.models import Document, FieldValue, Person


class Sheet(NamedTuple):
    """One page in the strip: the `ordinal`-th of the dossier, the `number`-th of its file.

    `paper` names the document that it belongs to, empty if none does.
    """

    id: UUID
    ordinal: int
    number: int
    url: str
    file: str
    paper: str
    blank: bool
    problems: list[str]


class FieldShown(NamedTuple):
    """One value, how sure the machine is of it, in percent, and the way to where it stands."""

    label: str
    value: str
    percent: int
    url: str
    problem: str


class Paper(NamedTuple):
    """One document as the reviewer reads it."""

    anchor: str
    title: str
    percent: int
    file: str
    sheets: list[Sheet]
    persons: list[tuple[Promise, str]]
    fields: list[FieldShown]
    problems: list[str]
    duplicate_of: str


def view_url(dossier_id: UUID, kind: str, *parts: object) -> str:
    """The dossier's page with one place of its papers in view."""
    return f"{reverse('dossier', args=[dossier_id])}?show={'-'.join(map(str, (kind, *parts)))}"


def sheets_of(contents: Contents) -> dict[PageKey, Sheet]:
    """The dossier's pages as the strip shows them, in the order in which they lie."""
    return {
        place: Sheet(
            id=page.pk,
            ordinal=ordinal,
            number=page.number,
            url=view_url(contents.dossier.pk, "page", page.pk),
            file=page.item.name,
            paper=contents.labels.get(place, ""),
            blank=page.blank or place in contents.blanks,
            problems=[reason(code) for code in page.problems],
        )
        for ordinal, (place, page) in enumerate(contents.pages.items(), start=1)
    }


def papers_of(contents: Contents, sheets: dict[PageKey, Sheet]) -> list[Paper]:
    """The documents in the order in which they lie; blank pages and cover sheets are none."""
    documents = (one for one in contents.documents.values() if one.doc_class not in NO_PAPERS)
    return [_paper(contents.dossier.pk, document, sheets) for document in documents]


def paper_anchor(document_id: UUID) -> str:
    """The name by which a link on the page finds a paper."""
    return f"paper-{document_id}"


def _paper(dossier_id: UUID, document: Document, sheets: dict[PageKey, Sheet]) -> Paper:
    return Paper(
        anchor=paper_anchor(document.pk),
        title=class_label(document.doc_class),
        percent=_percent(document.confidence),
        file=document.item.name,
        sheets=[sheets[place] for place in places_of(document) if place in sheets],
        persons=[_person(person) for person in document.persons.all()],
        fields=[_field(dossier_id, field) for field in document.fields.all()],
        problems=[reason(code) for code in document.problems],
        duplicate_of=paper_anchor(document.duplicate_of_id) if document.duplicate_of_id else "",
    )


def _person(person: Person) -> tuple[Promise, str]:
    return PERSON_ROLES[person.role], next(iter([*person.names_el, *person.names_lat]), "")


def _field(dossier_id: UUID, field: FieldValue) -> FieldShown:
    return FieldShown(
        label=field_label(field.code),
        value=shown_value(field.value),
        percent=_percent(field.confidence),
        url=view_url(dossier_id, "field", field.pk),
        problem=reason(field.problem) if field.problem else "",
    )


def _percent(share: float) -> int:
    return round(100 * share)
