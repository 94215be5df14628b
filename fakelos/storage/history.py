"""What happened to one dossier, from the audit chain: acts of people and of the machine, and every reading of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from fakelos.storage import audit
from fakelos.storage.models import AuditEntry, Dossier, Page, User

READS = ("dossier.read", "page.read", "letter.read", "history.read", "summary.read")
"""What people looked at, for whoever wants to see acts alone."""


class Happened(NamedTuple):
    """One entry: `who` is empty for the machine, `holds` says whether the entry is as it was written."""

    entry: AuditEntry
    who: str
    holds: bool


def entries_of(dossier: Dossier, *, acts_only: bool = False) -> QuerySet[AuditEntry]:
    """The audit entries about a dossier, its pages and the batches that brought it, newest first."""
    found = AuditEntry.objects.filter(subject__in=_subjects(dossier)).order_by("-seq")
    return found.exclude(action__in=READS) if acts_only else found


def shown(entries: Sequence[AuditEntry]) -> list[Happened]:
    """The entries with the names of who acted, in one query however many they are."""
    names = _names({entry.actor for entry in entries})
    return [Happened(entry, names.get(entry.actor, ""), audit.holds(entry)) for entry in entries]


def note_reading(user: User, dossier: Dossier, action: str = "history.read") -> None:
    """Write down that the user read the history, or the summary, of a dossier."""
    audit.append(str(user.pk), action, dossier.pk, dossier.office)


def _subjects(dossier: Dossier) -> list[str]:
    return list(map(str, {dossier.pk, dossier.batch_id, *_batches(dossier), *_pages(dossier)}))


def _batches(dossier: Dossier) -> Iterator[UUID]:
    yield from dossier.documents.values_list("item__batch", flat=True).distinct()


def _pages(dossier: Dossier) -> Iterator[UUID]:
    """The pages of the dossier's own papers; other pages of a shared file tell of somebody else."""
    own = {(item, number) for item, pages in dossier.documents.values_list("item", "pages") for number in pages}
    pages = Page.objects.filter(item__in={item for item, _ in own}).values_list("pk", "item", "number")
    return (page for page, item, number in pages if (item, number) in own)


def _names(actors: set[str]) -> dict[str, str]:
    people = User.objects.filter(pk__in=[actor for actor in actors if actor.isdecimal()])
    return {str(person.pk): person.get_full_name() or person.username for person in people}
