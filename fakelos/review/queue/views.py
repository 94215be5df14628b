"""The queues: what to take next, what waits and why, and who works on what."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fakelos.review.access import READERS, door, user_of
from fakelos.review.dossier.people import Name, person_name
from fakelos.review.queue.lists import ListPage, list_page
from fakelos.review.queue.overdue import overdue_of
from fakelos.schemas.dossier import Status
from fakelos.storage import audit
from fakelos.storage.models import Dossier, Role, User
from fakelos.storage.queues.claims import CLAIMERS, return_expired, take_next
from fakelos.storage.queues.definitions import Queue, queues_of
from fakelos.storage.queues.listed import held_by_office, page_of
from fakelos.storage.queues.rows import counts_of, limit_of
from fakelos.storage.queues.standing import COUNTED


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
    rows = [row_of(dossier) for dossier in page_of(user, queue, page.first, page.after)]
    ids = [str(row.dossier.pk) for row in rows]
    audit.append(str(user.pk), "queue.read", str(user.office_id), user.office, {"queue": queue.code, "dossiers": ids})
    return page, rows


def row_of(dossier: Dossier) -> Row:
    """A row of a dossier that came from `listed`."""
    counts = [(status, getattr(dossier, f"formal_{status}")) for status in COUNTED]
    return Row(
        dossier=dossier,
        name=Name(dossier.name_el or "", dossier.name_lat or ""),
        counts=[(status, number) for status, number in counts if number],
    )


def held_now(user: User) -> list[Held]:
    """What people of the office work on, the user's own first; leases that have ended are given back on the way."""
    found = [_held(user, dossier) for dossier in held_by_office(user)]
    running = [held for held in found if held.until > held.dossier.clock]
    if len(running) < len(found):
        return_expired(user)
    return running


def _held(user: User, dossier: Dossier) -> Held:
    holder, until = dossier.claimed_by, dossier.claimed_until
    assert holder is not None  # noqa: S101 - the query asked for those that are held
    assert until is not None  # noqa: S101 - as above
    return Held(dossier, person_name(holder), until, holder.pk == user.pk)
