"""The corrections of a dossier as people read them: what, from what to what, by whom, and whether they stand."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from fakelos.review.dossier.contents import Contents
from fakelos.review.dossier.people import person_name
from fakelos.review.field_words import field_label, said
from fakelos.review.wording import PERSON_ROLES, STATUSES, class_label, in_language, shown_value
from fakelos.rules.catalogue import title_of
from fakelos.schemas.corrections import (
    AcceptedTie,
    ApplicationChange,
    ClassChange,
    FieldChange,
    Merge,
    Move,
    Resolved,
    Rotation,
    Split,
    Whose,
)
from fakelos.schemas.document import Leaf
from fakelos.schemas.dossier import Category, Status
from fakelos.storage.corrections.making import change_of, repeatable
from fakelos.storage.models import Correction


class Told(NamedTuple):
    """What is corrected, and its value before and after; either may be empty."""

    what: str
    before: str = ""
    after: str = ""


class CorrectionShown(NamedTuple):
    """One correction. `stands`: it is in force; `decided`: no longer to be changed; `last`: what undoing takes back."""

    id: int
    told: Told
    who: str
    at: datetime
    reason: str
    stands: bool
    decided: bool
    last: bool


class CorrectionsShown(NamedTuple):
    """All corrections, newest first; the one that undoing takes back; whether one can be made again."""

    rows: list[CorrectionShown]
    last: CorrectionShown | None
    again: Told | None


def corrections_shown(contents: Contents) -> CorrectionsShown:
    """The corrections of a dossier, newest first."""
    standing, again = contents.standing, repeatable(contents.corrections)
    newest = standing[-1].pk if standing and not standing[-1].decided else None
    rows = [_shown(contents, row, last=row.pk == newest) for row in reversed(contents.corrections)]
    return CorrectionsShown(
        rows,
        next((row for row in rows if row.last), None),
        told(contents, again) if again and not again.decided else None,
    )


def _shown(contents: Contents, row: Correction, *, last: bool) -> CorrectionShown:
    return CorrectionShown(
        id=row.pk,
        told=told(contents, row),
        who=person_name(row.made_by),
        at=row.made_at,
        reason=row.reason,
        stands=row.undone_at is None,
        decided=row.decided,
        last=last,
    )


def told(contents: Contents, row: Correction) -> Told:
    """A correction in words."""
    change = change_of(row)
    tell: Callable[[Contents, Any, Any], Told] = _TELLERS[type(change)]
    return tell(contents, change, row.before)


def _class(contents: Contents, change: ClassChange, before: Any) -> Told:
    return Told(
        _of(_("Kind"), contents, change.document), class_label(before or ""), class_label(change.doc_class or "")
    )


def _field(contents: Contents, change: FieldChange, before: Any) -> Told:
    after = _("is not there") if change.value is None else said(change.code, change.value)
    what = _of(field_label(change.code), contents, change.document)
    return Told(what, said(change.code, before) if before else _("not read"), after)


def _split(contents: Contents, change: Split, before: Any) -> Told:
    at = contents.ordinal(Leaf(change.scan or change.document, change.page))
    return Told(_of(_("Paper split"), contents, change.document), _pages(before), f"{_('from page')} {at}")


def _merge(contents: Contents, change: Merge, before: Any) -> Told:
    return Told(_of(_("Papers joined"), contents, change.into), " + ".join(map(_pages, reversed(before or ()))))


def _move(contents: Contents, change: Move, before: Any) -> Told:  # noqa: ARG001 - every teller has the same form
    at = contents.ordinal(Leaf(change.scan or change.document, change.page))
    return Told(_of(_("Page moved"), contents, change.into), "", f"{_('p.')} {at}")


def _rotation(contents: Contents, change: Rotation, before: Any) -> Told:  # noqa: ARG001 - the same form
    return Told(_("Page turned"), f"{before or 0}°", f"{change.degrees}°")


def _whose(contents: Contents, change: Whose, before: Any) -> Told:
    what = _of(_("Whose it is"), contents, change.document)
    return Told(what, str(PERSON_ROLES.get(str(before), "")), str(PERSON_ROLES[change.role]))


def _line(contents: Contents, change: Resolved, before: Any) -> Told:
    status = str(STATUSES[Status(before["status"])]) if before else ""
    return Told(line_title(contents.dossier.category, change.code), status, str(STATUSES[change.status]))


def _tie(contents: Contents, change: AcceptedTie, before: Any) -> Told:  # noqa: ARG001 - the same form
    after = _("accepted") if change.accepted else _("not accepted")
    return Told(_of(_("Comparable paper as a tie"), contents, change.document), "", after)


def _application(contents: Contents, change: ApplicationChange, before: Any) -> Told:  # noqa: ARG001 - the same form
    if change.application_date:
        return Told(
            _("Date of application"), shown_value(before or ""), shown_value(change.application_date.isoformat())
        )
    return Told(_("Category claimed"), str(before or ""), str(change.category or ""))


def line_title(category: str, code: str) -> str:
    """What a line of the checklist is called."""
    try:
        return in_language(title_of(code, Category(category)))
    except KeyError:
        return code.replace("_", " ")


def _of(what: str, contents: Contents, document: str) -> str:
    paper = contents.paper(document)
    return f"{what} — {class_label(paper.doc_class or '')}" if paper else what


def _pages(before: Any) -> str:
    if not before or before[0] == before[-1]:
        return f"{_('p.')} {before[0]}" if before else ""
    return f"{_('pages')} {before[0]}–{before[-1]}"


_TELLERS: Mapping[type, Callable[[Contents, Any, Any], Told]] = {
    ClassChange: _class,
    FieldChange: _field,
    Split: _split,
    Merge: _merge,
    Move: _move,
    Rotation: _rotation,
    Whose: _whose,
    Resolved: _line,
    AcceptedTie: _tie,
    ApplicationChange: _application,
}
