"""The desk's words for what the machine stores as codes; Greek comes from the catalogue."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from fakelos.rules.answers import Sentence
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category, Outcome, Status
from fakelos.schemas.reasons import REASONS
from fakelos.storage.models import Dossier, Role

DAY = "%d/%m/%Y"
"""How days are written, in either language: month and day are never to be confused."""

STATUSES: dict[Status, Promise] = {
    Status.MET: _("Met"),
    Status.MISSING: _("Missing"),
    Status.DOUBTFUL: _("Doubtful"),
    Status.NOT_REQUIRED: _("Not required"),
}
EXAMINATIONS: dict[str, Promise] = {
    "formal": _("formal"),
    "substantive": _("substantive"),
}
CATEGORIES: dict[Category, Promise] = {
    Category.G13: _("one definitive title in the last ten years"),
    Category.G14: _("definitive titles of five years in the last ten"),
    Category.ST1: _("family reunification, application from inside the country"),
}
OUTCOMES: dict[Outcome, Promise] = {
    Outcome.TYPE_A_COMPLETE: _("Type A certificate"),
    Outcome.TYPE_A_BUYOUT_PENDING: _("Type A certificate, buy-out pending"),
    Outcome.TYPE_A_MISSING_DOCUMENTS: _("Type A certificate and missing-documents form"),
    Outcome.INCOMPLETE: _("Minimum not met"),
    Outcome.REJECT_BUYOUT_DEADLINE: _("Buy-out deadline passed"),
}
OUTCOME_SENTENCES: dict[Outcome, Promise] = {
    Outcome.TYPE_A_COMPLETE: _("No formal line is missing: the certificate of application (Type A) may be issued."),
    Outcome.TYPE_A_BUYOUT_PENDING: _(
        "All is met but insurance: Type A may be issued with the category written on it; "
        "the buy-out decision is due within six months of the application."
    ),
    Outcome.TYPE_A_MISSING_DOCUMENTS: _(
        "The minimum is met: Type A may be issued together with the missing-documents form, "
        "which names what is missing."
    ),
    Outcome.INCOMPLETE: _(
        "With these papers Type A cannot be issued. Nothing happens by itself: "
        "a reviewer confirms it and a second one countersigns."
    ),
    Outcome.REJECT_BUYOUT_DEADLINE: _(
        "Six months have passed without a buy-out decision: the circular provides for rejection. A reviewer decides."
    ),
}
SOURCES: dict[str, Promise] = {
    "C2015": _("Circular 67758/2015"),
    "C2024": _("Circular 181070/2024"),
    "SVC": _("Service description"),
}
ROLES: dict[str, Promise] = {
    Role.STATION: _("Scanning station"),
    Role.REVIEWER: _("Reviewer"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}
ITEM_STATES: dict[str, Promise] = {
    "received": _("Received"),
    "reading": _("Being read"),
    "read": _("Read"),
    "quarantined": _("Not usable"),
}
BATCH_STATES: dict[str, Promise] = {
    "received": _("Received, waits to be read"),
    "processing": _("Being read"),
    "done": _("Finished"),
    "failed": _("Could not be read"),
}
DOSSIER_STATES: dict[str, Promise] = {
    Dossier.State.READY: _("To be examined"),
    Dossier.State.WAITING_PAPERS: _("Waits for papers"),
    Dossier.State.WAITING_RESCAN: _("Waits for a rescan"),
    Dossier.State.WAITING_AUTHORITIES: _("Waits for other authorities"),
    Dossier.State.COUNTERSIGN: _("Waits for a second signature"),
    Dossier.State.DONE: _("Done"),
}
DEADLINES: dict[str, Promise] = {
    Dossier.Deadline.BUYOUT: _("buy-out decision"),
    Dossier.Deadline.CERTIFICATE: _("end of the certificate"),
}
PERSON_ROLES: dict[str, Promise] = {
    "applicant": _("Applicant"),
    "sponsor": _("Sponsor"),
    "other": _("Another person"),
    "unknown": _("Person not established"),
}
CORRECTABLE_CLASSES = [one for one in DocumentClass if one is not DocumentClass.SEPARATOR]
"""What a reviewer may say that a paper is."""
CLASSES = {member.value: member for member in DocumentClass}


_COUNTED: dict[Status, Callable[[int], str]] = {
    Status.MET: lambda number: ngettext("%(number)d met", "%(number)d met", number),
    Status.MISSING: lambda number: ngettext("%(number)d missing", "%(number)d missing", number),
    Status.DOUBTFUL: lambda number: ngettext("%(number)d doubtful", "%(number)d doubtful", number),
    Status.NOT_REQUIRED: lambda number: ngettext("%(number)d not required", "%(number)d not required", number),
}


def counted(status: Status, number: int) -> str:
    """So many lines of a status, in words."""
    return _COUNTED[status](number) % {"number": number}


def source_name(source: str) -> str:
    """The short name of a source text."""
    return str(SOURCES.get(source, source))


def bilingual(thing: object, name: str) -> str:
    """The text of `thing` whose fields end in `_el` and `_en`, in the reader's language; Greek if there is no other."""
    language = "en" if (get_language() or "el").startswith("en") else "el"
    return str(getattr(thing, f"{name}_{language}", "") or getattr(thing, f"{name}_el"))


def in_language(sentence: Sentence) -> str:
    """A sentence of the rules in the reader's language."""
    return sentence.en if (get_language() or "el").startswith("en") else sentence.el


def reason(code: str) -> str:
    """The sentence of a reason code; a code without one is shown as it is, never hidden."""
    known = REASONS.get(code)
    if known is None:
        return code
    return known.en if (get_language() or "el").startswith("en") else known.el


def class_label(code: str) -> str:
    """The name of a class of paper; of an empty code, that it was not recognised."""
    return bilingual(CLASSES[code], "label") if code else str(_("Kind not recognised"))


def shown_value(value: str | Iterable[str]) -> str:
    """A stored value as people write it: ISO dates by the reader's custom, several values in one row."""
    if not isinstance(value, str):
        return ", ".join(map(shown_value, value))
    try:
        return date.fromisoformat(value).strftime(DAY)
    except ValueError:
        return value
