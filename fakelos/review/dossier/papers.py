"""The papers of a dossier: what each is, whose, what was read of it, what a reviewer corrected; and its pages."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from fakelos.review.coded_values import choices, said
from fakelos.review.dossier.contents import NO_PAPERS, Contents, PageKey
from fakelos.review.dossier.people import person_name
from fakelos.review.wording import PERSON_ROLES, class_label, field_label, in_language, reason
from fakelos.rules.catalogue import identity_reason
from fakelos.schemas.corrections import ClassChange, FieldChange, Whose
from fakelos.schemas.document import Document, Field
from fakelos.storage.corrections.making import change_of
from fakelos.storage.models import Correction

SURE_PERCENT = 80


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


class Human(NamedTuple):
    """Who said otherwise than the machine, when, and what the machine says; `machine` empty: it read nothing there."""

    name: str
    at: datetime
    machine: str
    machine_percent: int | None


class FieldShown(NamedTuple):
    """One value with its certainty in percent and the way to where it stands.

    `page` counts in the dossier. `human` says who corrected it; `gone`: a reviewer says that it is not there.
    `choices` are the words that the value may be, where it is not free.
    """

    code: str
    label: str
    value: str
    percent: int
    url: str
    page: int
    problem: str
    human: Human | None
    gone: bool = False
    choices: Sequence[str] = ()

    @property
    def low(self) -> bool:
        """Whether a person should look."""
        return bool(self.problem) or self.percent < SURE_PERCENT


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


class Words(NamedTuple):
    """The standing corrections by what they correct: the last word on each paper's class, holder and fields."""

    classes: dict[str, Correction]
    persons: dict[str, Correction]
    fields: dict[tuple[str, str], Correction]


@lru_cache(maxsize=256)
def dossier_url(dossier_id: UUID) -> str:
    """The dossier's page; it stands in hundreds of links, so that finding it anew each time would cost milliseconds."""
    return reverse("dossier", args=[dossier_id])


def view_url(dossier_id: UUID, kind: str, *parts: object) -> str:
    """The dossier's page with one place of its papers in view."""
    return f"{dossier_url(dossier_id)}?show={kind}-{'.'.join(map(str, parts))}"


def field_url(dossier_id: UUID, document: str, code: str) -> str:
    """The dossier's page with one field in view."""
    return view_url(dossier_id, "field", document, code)


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
    words, read = _words(contents.standing), {paper.id: paper for paper in contents.machine.documents}
    documents = (one for one in contents.case.documents if one.doc_class not in NO_PAPERS)
    return [_paper(contents, paper, read.get(paper.id), sheets, words) for paper in documents]


def paper_anchor(document_id: str) -> str:
    """The name by which a link on the page finds a paper."""
    return f"paper-{document_id}"


def _words(standing: Iterable[Correction]) -> Words:
    words = Words({}, {}, {})
    for row in standing:
        match change_of(row):
            case ClassChange(document=document):
                words.classes[document] = row
            case Whose(document=document):
                words.persons[document] = row
            case FieldChange(document=document, code=code):
                words.fields[document, code] = row
    return words


def _paper(
    contents: Contents, paper: Document, read: Document | None, sheets: dict[PageKey, Sheet], words: Words
) -> Paper:
    dossier_id = contents.dossier.pk
    places = contents.places_of(paper)
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
        fields=_fields(contents, paper, read, sheets, words),
        problems=[reason(code) for code in paper.problems],
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


def _fields(
    contents: Contents, paper: Document, read: Document | None, sheets: dict[PageKey, Sheet], words: Words
) -> list[FieldShown]:
    """The fields as corrected, and those that a reviewer took out, in the order in which they were read."""
    machine, file = read.fields if read else {}, contents.files[paper.id]
    shown = []
    for code in dict.fromkeys((*machine, *paper.fields)):
        field, row = paper.fields.get(code), words.fields.get((paper.id, code))
        stands = field or (machine.get(code) if row else None)
        if stands or row:
            sheet = sheets.get((file, stands.page)) if stands else None
            human = _human_field(row, code, machine.get(code)) if row else None
            shown.append(_field(field_url(contents.dossier.pk, paper.id, code), code, field, (sheet, human)))
    return shown


def _field(url: str, code: str, field: Field | None, beside: tuple[Sheet | None, Human | None]) -> FieldShown:
    sheet, human = beside
    return FieldShown(
        code=code,
        label=field_label(code),
        value=said(code, field.value) if field else "",
        percent=percent(field.confidence) if field else 0,
        url=url,
        page=sheet.ordinal if sheet else 0,
        problem=reason(field.problem) if field and field.problem else "",
        human=human,
        gone=field is None,
        choices=choices(code),
    )


def _human_field(row: Correction, code: str, read: Field | None) -> Human:
    machine = said(code, read.value) if read else ""
    return Human(person_name(row.made_by), row.made_at, machine, percent(read.confidence) if read else None)


def percent(share: float) -> int:
    """A confidence as people read it."""
    return round(100 * share)
