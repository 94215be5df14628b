"""Papers whose class or pages a reviewer put right: what they say is read again from the words that were kept.

The desk examines a correction at once, with the values as they were; whoever reads pages is told here what to
read again, and what it finds is kept beside what was read first.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from fakelos.schemas.document import Document as Paper
from fakelos.schemas.document import Field
from fakelos.schemas.errors import BadInput
from fakelos.schemas.page import Page as Reading
from fakelos.storage import audit
from fakelos.storage.case_files import files_of, load_case, load_machine_case
from fakelos.storage.corrections.effect import shape
from fakelos.storage.corrections.making import CORRECTABLE, Decided, change_of, standing
from fakelos.storage.dossiers import NotFound, dossiers_visible_to
from fakelos.storage.models import Document, Dossier, Page, Role, Step, User
from fakelos.storage.queues.claims import require_claim
from fakelos.storage.sealed.vault import Vault
from fakelos.storage.storable import storable

REREAD = "reread"
"""The step whose attempts are counted."""


class Reshaped(NamedTuple):
    """A paper as corrected, and the words of its pages, which count from 1 in it; none of a page that was erased."""

    paper: Paper
    readings: tuple[Reading, ...]

    def placed(self, found: Mapping[str, Field]) -> dict[str, Field]:
        """Values found on these readings, on the pages of the files on which they stand."""
        return {code: self._placed(field) for code, field in found.items()}

    def _placed(self, field: Field) -> Field:
        leaf = self.paper.leaves[field.page - 1]
        scan = leaf.document if leaf.document != self.paper.id else None
        return field.model_copy(update={"page": leaf.number, "scan": scan})


def due_dossiers() -> list[UUID]:
    """The dossiers in which papers wait to be read again, the oldest first."""
    due = Dossier.objects.filter(reread_due=True, state__in=CORRECTABLE)
    return list(due.order_by("created_at", "pk").values_list("pk", flat=True))


def shapes_to_read(dossier_id: UUID) -> list[str]:
    """The shapes of the papers that wait to be read again; their words are not fetched."""
    return [shape(paper) for paper in _to_read(Dossier.objects.get(pk=dossier_id))]


def reshaped_papers(vault: Vault, dossier_id: UUID) -> list[Reshaped]:
    """The papers of a dossier that have another class or other pages than when they were read, with their words."""
    dossier = Dossier.objects.get(pk=dossier_id)
    files = files_of(Document.objects.filter(dossier=dossier), map(change_of, standing(dossier)))
    return [Reshaped(paper, tuple(_readings(vault, files, paper))) for paper in _to_read(dossier)]


@transaction.atomic
def keep_reread(dossier_id: UUID, found: Mapping[str, Mapping[str, Field]]) -> Dossier | None:
    """Keep what was read again, by the papers' shapes; gives the dossier, locked, to be examined anew.

    None if a decision came between: it rests on what it saw. What a reviewer changed meanwhile stays due.
    """
    open_ones = Dossier.objects.filter(pk=dossier_id, state__in=CORRECTABLE).select_related("office")
    dossier = open_ones.select_for_update(of=("self",)).first()
    if dossier is None:
        return None
    values = {key: {code: one.model_dump(mode="json") for code, one in fields.items()} for key, fields in found.items()}
    dossier.reread = {**dossier.reread, **storable(values)}
    dossier.reread_due = any(shape(paper) not in dossier.reread for paper in _to_read(dossier))
    Dossier.objects.filter(pk=dossier.pk).update(reread=dossier.reread, reread_due=dossier.reread_due)
    audit.append(audit.MACHINE, "dossier.read_again", dossier.pk, dossier.office, {"papers": len(found)})
    return dossier


@transaction.atomic
def leave_unread(dossier_id: UUID) -> None:
    """Try no more: the papers keep the values that they have, and a person types what lacks, or asks for it again."""
    dossier = Dossier.objects.select_related("office").get(pk=dossier_id)
    Dossier.objects.filter(pk=dossier_id).update(reread_due=False)
    audit.append(audit.MACHINE, "dossier.left_unread", dossier.pk, dossier.office)


@transaction.atomic
def read_once_more(user: User, dossier_id: UUID) -> None:
    """Let papers that were given up be read again, with attempts counted anew, for who holds the dossier or supervises.

    Raises:
        NotFound: unknown or forbidden.
        NotClaimed: the user neither holds the dossier nor supervises.
        Decided: the dossier is done, or waits for the second signature.
    """
    dossier = dossiers_visible_to(user).filter(pk=dossier_id).select_related("office").first()
    if dossier is None:
        raise NotFound
    if dossier.reread_due or not has_unread(dossier):
        return
    if user.role != Role.SUPERVISOR:
        require_claim(user, dossier_id)
    if dossier.state not in CORRECTABLE:
        raise Decided
    Step.objects.filter(subject=dossier.pk, step=REREAD).delete()
    Dossier.objects.filter(pk=dossier.pk).update(reread_due=True)
    audit.append(str(user.pk), "dossier.reread_asked", dossier.pk, dossier.office)


def has_unread(dossier: Dossier) -> bool:
    """Whether a corrected paper still has the values of before."""
    return bool(_to_read(dossier))


def _to_read(dossier: Dossier) -> list[Paper]:
    first = {shape(paper) for paper in load_machine_case(dossier.pk).documents}
    return [paper for paper in load_case(dossier.pk).documents if shape(paper) not in {*first, *dossier.reread}]


def _readings(vault: Vault, files: Mapping[str, UUID], paper: Paper) -> Iterator[Reading]:
    for number, row in page_rows(paper, files):
        try:
            yield vault.page_reading(row).model_copy(update={"number": number})
        except BadInput:
            continue


def page_rows(paper: Paper, files: Mapping[str, UUID]) -> Iterator[tuple[int, Page]]:
    """The stored pages of a paper, counted from 1 in it, whatever file they lie in."""
    places = [(files[leaf.document], leaf.number) for leaf in paper.leaves]
    rows = Page.objects.filter(item__in={item for item, _ in places}).select_related("data_key")
    known = {(row.item_id, row.number): row for row in rows}
    return ((at, known[place]) for at, place in enumerate(places, start=1) if place in known)
