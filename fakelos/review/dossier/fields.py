"""The values of a paper as the reviewer reads them: what, how surely, where it stands, who said otherwise."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext

from fakelos.review.dossier.addresses import field_url
from fakelos.review.dossier.contents import Contents, PageKey
from fakelos.review.dossier.people import person_name
from fakelos.review.dossier.sheets import Sheet
from fakelos.review.field_words import choices, field_label, said
from fakelos.review.wording import reason
from fakelos.schemas.corrections import ClassChange, FieldChange, Whose
from fakelos.schemas.document import Document, Field
from fakelos.storage.corrections.making import change_of
from fakelos.storage.models import Correction

SURE_PERCENT = 80


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


class Words(NamedTuple):
    """The standing corrections by what they correct: the last word on each paper's class, holder and fields."""

    classes: dict[str, Correction]
    persons: dict[str, Correction]
    fields: dict[tuple[str, str], Correction]


def last_words(standing: Iterable[Correction]) -> Words:
    """The last word on each thing that is corrected."""
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


def fields_shown(
    contents: Contents, paper: Document, read: Document | None, sheets: dict[PageKey, Sheet], words: Words
) -> list[FieldShown]:
    """The fields as corrected, and those that a reviewer took out, in the order in which they were read."""
    machine = read.fields if read else {}
    shown = []
    for code in dict.fromkeys((*machine, *paper.fields)):
        field, row = paper.fields.get(code), words.fields.get((paper.id, code))
        stands = field or (machine.get(code) if row else None)
        if stands or row:
            sheet = sheets.get(contents.place_of(paper, stands)) if stands else None
            human = _said_by(row, code, machine.get(code)) if row else None
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
        problem=why_to_look(code, field) if field else "",
        human=human,
        gone=field is None,
        choices=choices(code),
    )


def why_to_look(code: str, field: Field) -> str:
    """Why a person should look, with what else the print may say."""
    others = ", ".join(str(said(code, value)) for value in field.alternatives)
    also = gettext("It may also read: %(others)s.") % {"others": others} if others else ""
    return " ".join(filter(None, (reason(field.problem) if field.problem else "", also)))


def _said_by(row: Correction, code: str, read: Field | None) -> Human:
    machine = said(code, read.value) if read else ""
    return Human(person_name(row.made_by), row.made_at, machine, percent(read.confidence) if read else None)


def percent(share: float) -> int:
    """A confidence as people read it."""
    return round(100 * share)
