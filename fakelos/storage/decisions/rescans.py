"""Pages that a station is asked to scan again, and how what it then sends finds its dossier."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.decisions.table import State
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import Batch, Decision, Dossier, Page, Rescan, Role, User

UNREAD = frozenset({"ocr_failed", "ocr_timeout", "file_timeout", "page_failed"})
"""The problems of pages that were not read, though there is an image."""
WAITING = frozenset({State.WAITING_PAPERS, State.WAITING_RESCAN})
UNEXAMINED = (Batch.State.RECEIVED, Batch.State.PROCESSING)


def request_rescans(decision: Decision, pages: Iterable[UUID]) -> None:
    """Ask the station of each page for another scan, in the caller's transaction.

    Raises:
        BadInput: `rescan_pages_needed` for a page that is not among the dossier's files.
    """
    wanted = set(pages)
    files = decision.dossier.documents.values("item")
    found = Page.objects.filter(pk__in=wanted, item__in=files).select_related("item__batch")
    if len(found) != len(wanted):
        raise BadInput("rescan_pages_needed")
    Rescan.objects.bulk_create(
        Rescan(
            decision=decision,
            dossier=decision.dossier,
            station_id=page.item.batch.station_id,
            item=page.item,
            number=page.number,
        )
        for page in found
    )


def open_rescans(user: User) -> QuerySet[Rescan]:
    """What the user's own station is asked to scan again, the oldest request first.

    A request stands again when the batch that was to answer it has been worked on and brought the dossier nothing.
    """
    if not (user.is_active and user.station_id and user.role == Role.STATION):
        return Rescan.objects.none()
    unanswered = Q(arrived=None) | (Q(settled=False) & ~Q(arrived__state__in=UNEXAMINED))
    asked = Rescan.objects.filter(unanswered, station=user.station_id, dossier__state__in=WAITING)
    return asked.select_related("dossier", "item", "decision").order_by("decision__made_at", "decision", "number")


@transaction.atomic
def bring(user: User, decision_id: UUID, batch_id: UUID) -> None:
    """Note that this batch of the user's station brings what the decision asked for.

    Raises:
        NotFound: the station was asked for nothing by this decision.
    """
    asked = Rescan.objects.filter(pk__in=open_rescans(user).filter(decision=decision_id).values("pk"))
    batch = Batch.objects.filter(pk=batch_id, station=user.station_id).select_related("office").first()
    rows = list(asked.select_for_update(of=("self",)))
    if not rows or batch is None:
        raise NotFound
    Rescan.objects.filter(pk__in=[row.pk for row in rows]).update(arrived=batch)
    details = {"batch": str(batch_id), "decision": str(decision_id), "pages": len(rows)}
    audit.append(str(user.pk), "rescan.sent", rows[0].dossier_id, batch.office, details)


def awaited_dossier(batch_id: UUID) -> UUID | None:
    """The dossier that asked for this batch."""
    return Rescan.objects.filter(arrived=batch_id).values_list("dossier_id", flat=True).first()


def replaced_pages(dossier_id: UUID) -> int:
    """How many unread pages of the dossier a batch brings anew that has not been examined yet."""
    brought = Rescan.objects.filter(dossier=dossier_id, settled=False, arrived__state__in=UNEXAMINED)
    pages = Page.objects.filter(item__rescans__in=brought)
    unread = {(page.item_id, page.number) for page in pages if not page.width or set(page.problems) & UNREAD}
    return len({(one.item_id, one.number) for one in brought} & unread)


def papers_arrived(dossier: Dossier, batch: Batch, *, known: bool) -> None:
    """A batch with papers of the dossier was examined: what waited for papers waits for an officer again.

    Not if the dossier had papers of the batch before (`known`): reading them anew brings nothing.
    """
    Rescan.objects.filter(dossier=dossier, arrived=batch).update(settled=True)
    if known or dossier.state not in WAITING:
        return
    before, dossier.state = dossier.state, State.READY
    Dossier.objects.filter(pk=dossier.pk).update(state=State.READY, updated_at=Now())
    details = {"batch": str(batch.pk), "before": before, "after": State.READY}
    audit.append(audit.MACHINE, "dossier.papers_arrived", dossier.pk, batch.office, details)
