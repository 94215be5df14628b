"""The queues: what to take next, what waits and why, and who works on what."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, F, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fakelos.review.access import READERS, door, user_of
from fakelos.review.dossier.people import Name, name_of, person_name
from fakelos.review.queue.lists import ListPage, list_page
from fakelos.review.queue.overdue import overdue_of
from fakelos.schemas.dossier import Status
from fakelos.storage import audit
from fakelos.storage.models import Dossier, FindingRow, Person, Role, User
from fakelos.storage.queues.claims import CLAIMERS, held_dossiers, return_expired, take_next
from fakelos.storage.queues.definitions import Queue, queues_of
from fakelos.storage.queues.rows import counts_of, limit_of, rows_of

COUNTED = (Status.MET, Status.MISSING, Status.DOUBTFUL)
HELD_SHOWN = 50
SHOWN = (
    "application_no", "application_date", "category", "outcome", "priority", "doubtful", "deadline", "deadline_kind",
    "state", "routing_reason_el", "routing_reason_en",
)  # fmt: skip
"""What lists show of a dossier; the rest is long."""
NAMED = ("dossier", "position", "role", "names_el", "names_lat", "birth_date")
HOLDER = ("application_no", "claimed_until", "claimed_by__username", "claimed_by__first_name", "claimed_by__last_name")


class Row(NamedTuple):
    """A dossier in a list; `counts` are the formal lines of its category, by status, where there are any."""

    dossier: Dossier
    name: Name
    counts: list[tuple[Status, int]]

    @property
    def doubtful(self) -> bool:
        """Whether the proposed outcome reads a doubt for the applicant."""
        return self.dossier.doubtful


class Tab(NamedTuple):
    """A queue with what stands in it; `more`: counting stopped there."""

    queue: Queue
    waiting: int
    more: bool


class Held(NamedTuple):
    """A dossier that somebody works on; `mine`: the user who looks."""

    dossier: Dossier
    holder: str
    until: datetime
    mine: bool


@require_GET
@door(*READERS)
def queue(request: HttpRequest, code: str = "") -> HttpResponse:
    """One queue of the office; without a code the first that has something to take."""
    user = user_of(request)
    held = held_now(user)
    tabs = tabs_of(user, code)
    tab = chosen(tabs, code)
    page, rows = page_of_queue(user, tab.queue, tab.waiting, request.GET.get("page", "1"))
    context: dict[str, Any] = {
        "tabs": tabs,
        "tab": tab,
        "page": page,
        "rows": rows,
        "mine": [one for one in held if one.mine],
        "others": [one for one in held if not one.mine],
        "takes": user.role in CLAIMERS,
        "supervises": user.role == Role.SUPERVISOR,
    }
    if not code or Dossier.State.WAITING_AUTHORITIES in tab.queue.states:
        context["overdue"] = overdue_of(user)
    return render(request, "review/queue.html", context)


@require_POST
@door(*CLAIMERS)
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Claim the next dossier of a queue and open it."""
    dossier = take_next(user_of(request), code)
    if dossier:
        return redirect("dossier", dossier.pk)
    messages.info(request, _("No dossier is left to take here: colleagues took the last ones."))
    return redirect("queue_of", code)


def tabs_of(user: User, code: str = "") -> list[Tab]:
    """The queues of the user's role and how many dossiers stand in each.

    Only what may be shown is counted as far as its list goes: the queue of this code, without one whatever offers.
    """
    queues = queues_of(user.role)
    glanced = {one.code for one in queues if one.code != code and (code or not one.offers)}
    counts = counts_of(user, queues, glanced)
    return [Tab(one, counts[one.code], counts[one.code] >= limit_of(one, glanced)) for one in queues]


def chosen(tabs: Sequence[Tab], code: str) -> Tab:
    """The tab of this code; without a code the first that offers something, else the first."""
    if code:
        found = [tab for tab in tabs if tab.queue.code == code]
    else:
        found = [tab for tab in tabs if tab.waiting and tab.queue.offers] or list(tabs[:1])
    if not found:
        raise Http404
    return found[0]


def page_of_queue(user: User, queue: Queue, count: int, number: str) -> tuple[ListPage, list[Row]]:
    """One page of a queue that holds `count` dossiers, and an entry in the audit log that names those on the page."""
    page = list_page(number, count)
    rows = rows_for(rows_of(user, queue)[page.first : page.after])
    ids = [str(row.dossier.pk) for row in rows]
    audit.append(str(user.pk), "queue.read", str(user.office_id), user.office, {"queue": queue.code, "dossiers": ids})
    return page, rows


def rows_for(dossiers: QuerySet[Dossier]) -> list[Row]:
    """Dossiers with names and counted lines, in three queries."""
    found = list(dossiers.only(*SHOWN).prefetch_related(Prefetch("persons", Person.objects.only(*NAMED))))
    counts = _counts(found)
    return [_row(dossier, counts) for dossier in found]


def held_now(user: User) -> list[Held]:
    """What people of the office work on, the user's own first; leases that have ended are given back on the way."""
    found = [_held(user, dossier) for dossier in held_dossiers(user).only(*HOLDER)[:HELD_SHOWN]]
    running = [held for held in found if held.until > held.dossier.clock]
    if len(running) < len(found):
        return_expired(user)
    return running


def _held(user: User, dossier: Dossier) -> Held:
    holder, until = dossier.claimed_by, dossier.claimed_until
    assert holder is not None  # noqa: S101 - the query asked for those that are held
    assert until is not None  # noqa: S101
    return Held(dossier, person_name(holder), until, holder.pk == user.pk)


def _row(dossier: Dossier, counts: Counter[tuple[UUID, str]]) -> Row:
    return Row(
        dossier=dossier,
        name=name_of(dossier.persons.all()),
        counts=[(status, counts[dossier.pk, status]) for status in COUNTED if counts[dossier.pk, status]],
    )


def _counts(dossiers: Sequence[Dossier]) -> Counter[tuple[UUID, str]]:
    ids = [dossier.pk for dossier in dossiers]
    formal = FindingRow.objects.filter(dossier__in=ids, examination="formal", category=F("dossier__category"))
    grouped = formal.order_by().values_list("dossier", "status").annotate(lines=Count("pk"))
    return Counter({(dossier, status): lines for dossier, status, lines in grouped})
