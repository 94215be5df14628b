"""The papers of a dossier: what each is, whose, what was read of it, what a reviewer corrected."""

from typing import NamedTuple

from django.utils.functional import Promise

from fakelos.review.dossier.addresses import dossier_url, paper_anchor
from fakelos.review.dossier.contents import NO_PAPERS, Contents, PageKey
from fakelos.review.dossier.fields import FieldShown, Human, Words, fields_shown, last_words, percent
from fakelos.review.dossier.people import person_name
from fakelos.review.dossier.sheets import Sheet
from fakelos.review.wording import PERSON_ROLES, class_label, in_language, reason
from fakelos.rules.catalogue import identity_reason
from fakelos.schemas.document import Document
from fakelos.storage.models import Correction


class Paper(NamedTuple):
    """One document as the reviewer reads it. `human` and `human_person` say who corrected its class and its holder.

    `url` is the dossier's page with the paper open, `edit_url` with its forms.
    """

    id: str
    anchor: str
    title: str
    doc_class: str
    percent: int
    file: str
    sheets: list[Sheet]
    role: str
    persons: list[tuple[Promise, str, str]]
    fields: list[FieldShown]
    problems: list[str]
    duplicate_of: str
    human: Human | None
    human_person: Human | None
    url: str
    edit_url: str

    @property
    def low(self) -> bool:
        """Whether a person should look at what it is, or whose."""
        return bool(self.problems) or not self.doc_class or self.role == "unknown"


def papers_of(contents: Contents, sheets: dict[PageKey, Sheet]) -> list[Paper]:
    """The documents in the order in which they lie; blank pages and cover sheets are none."""
    words, read = last_words(contents.standing), {paper.id: paper for paper in contents.machine.documents}
    documents = (one for one in contents.case.documents if one.doc_class not in NO_PAPERS)
    return [_paper(contents, paper, read.get(paper.id), sheets, words) for paper in documents]


def _paper(
    contents: Contents, paper: Document, read: Document | None, sheets: dict[PageKey, Sheet], words: Words
) -> Paper:
    dossier_id = contents.dossier.pk
    places, unread = contents.places_of(paper), ["not_reread"] if paper.id in contents.unread else []
    page = contents.pages.get(places[0])
    return Paper(
        id=paper.id,
        anchor=paper_anchor(paper.id),
        title=class_label(paper.doc_class or ""),
        doc_class=paper.doc_class or "",
        percent=percent(paper.confidence),
        file=page.item.name if page else paper.file,
        sheets=[sheets[place] for place in places if place in sheets],
        role=contents.case.role_of(paper.id),
        persons=_persons(contents, paper.id),
        fields=fields_shown(contents, paper, read, sheets, words),
        problems=[reason(code) for code in (*paper.problems, *unread)],
        duplicate_of=paper_anchor(paper.duplicate_of) if paper.duplicate_of else "",
        human=_human_class(words.classes.get(paper.id), read),
        human_person=_human_person(words.persons.get(paper.id)),
        url=f"{dossier_url(dossier_id)}?paper={paper.id}",
        edit_url=f"{dossier_url(dossier_id)}?edit={paper.id}",
    )


def _persons(contents: Contents, paper_id: str) -> list[tuple[Promise, str, str]]:
    """Role, name and why, of everybody whom the paper speaks of."""
    return [
        (
            PERSON_ROLES[person.role],
            next(iter([*person.names_el, *person.names_lat]), ""),
            " ".join(_why(code) for code in person.reasons),
        )
        for person in contents.case.persons
        if paper_id in person.documents
    ]


def _why(code: str) -> str:
    try:
        return in_language(identity_reason(code))
    except KeyError:
        return code


def _human_class(row: Correction | None, read: Document | None) -> Human | None:
    if row is None:
        return None
    machine = class_label(read.doc_class or "") if read else ""
    return Human(person_name(row.made_by), row.made_at, machine, percent(read.confidence) if read else None)


def _human_person(row: Correction | None) -> Human | None:
    if row is None:
        return None
    before = str(PERSON_ROLES.get(str(row.before), ""))
    return Human(person_name(row.made_by), row.made_at, before, None)
