"""The queue: which dossier to take next, and why."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, door, user_of
from fakelos.review.people import Name, name_of, next_deadline
from fakelos.schemas.dossier import Status
from fakelos.storage import audit
from fakelos.storage.models import Dossier, FindingRow, User
from fakelos.storage.queue import waiting_dossiers

A_PAGE = 25
COUNTED = (Status.MET, Status.MISSING, Status.DOUBTFUL)


class Row(NamedTuple):
    """A waiting dossier; `counts` are the formal lines of its category, by status, where there are any."""

    dossier: Dossier
    name: Name
    counts: list[tuple[Status, int]]
    deadline: date | None

    @property
    def doubtful(self) -> bool:
        """Whether the proposed outcome reads a doubt for the applicant."""
        return any(status is Status.DOUBTFUL for status, _ in self.counts)


@require_GET
@door(*READERS)
def queue(request: HttpRequest) -> HttpResponse:
    """The waiting dossiers of the office, the most pressing first."""
    page, rows = page_of_queue(user_of(request), request.GET.get("page", "1"))
    return render(request, "review/queue.html", {"page": page, "rows": rows})


def page_of_queue(user: User, number: str) -> tuple[PageOfList[Dossier], list[Row]]:
    """One page of the queue, and an entry in the audit log that names the dossiers on it."""
    page = Paginator(waiting_dossiers(user).prefetch_related("persons"), A_PAGE).get_page(number)
    dossiers = list(page)
    counts = _counts(dossiers)
    ids = [str(dossier.pk) for dossier in dossiers]
    audit.append(str(user.pk), "queue.read", str(user.office_id), user.office, {"dossiers": ids})
    return page, [_row(dossier, counts) for dossier in dossiers]


def _row(dossier: Dossier, counts: Counter[tuple[UUID, str]]) -> Row:
    return Row(
        dossier=dossier,
        name=name_of(dossier.persons.all()),
        counts=[(status, counts[dossier.pk, status]) for status in COUNTED if counts[dossier.pk, status]],
        deadline=next_deadline(dossier),
    )


def _counts(dossiers: Sequence[Dossier]) -> Counter[tuple[UUID, str]]:
    formal = FindingRow.objects.filter(dossier__in=dossiers, examination="formal", category=F("dossier__category"))
    grouped = formal.order_by().values_list("dossier", "status").annotate(lines=Count("pk"))
    return Counter({(dossier, status): lines for dossier, status, lines in grouped})
