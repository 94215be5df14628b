"""Search: a dossier by the name of anybody in it, in either script, or by a number on its papers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fakelos.review.access import READERS, door, user_of
from fakelos.review.queue.lists import ListPage, list_page
from fakelos.review.queue.views import Row, row_of
from fakelos.storage import audit
from fakelos.storage.models import User
from fakelos.storage.queues.listed import listed
from fakelos.storage.search.searching import LONGEST_TYPED, find_ids, those

MOST_FOUND = 200
TYPED = "searched_for"
"""Where the session keeps what was typed: it names people, so it stands in no address."""


@require_http_methods(["GET", "POST"])
@door(*READERS)
def search(request: HttpRequest) -> HttpResponse:
    """The dossiers that fit what was typed last, a page at a time."""
    asked = request.POST if request.method == "POST" else request.GET
    if "q" in asked:
        request.session[TYPED] = asked["q"][:LONGEST_TYPED]
        return redirect("search")
    typed: str = request.session.get(TYPED, "")
    context: dict[str, Any] = {"typed": typed, "longest": LONGEST_TYPED, "most": MOST_FOUND}
    if typed:
        page, rows = page_of_results(user_of(request), typed, request.GET.get("page", "1"))
        context |= {"page": page, "rows": rows, "more": page.total >= MOST_FOUND}
    return render(request, "review/search.html", context)


def page_of_results(user: User, typed: str, number: str) -> tuple[ListPage, list[Row]]:
    """One page of what was found, and an entry in the audit log with the dossiers on it, not with what was typed."""
    found = find_ids(user, typed, MOST_FOUND)
    page = list_page(number, len(found))
    rows = [row_of(dossier) for dossier in listed(those(user, found))[page.first : page.after]] if found else []
    details = {"found": page.total, "dossiers": [str(row.dossier.pk) for row in rows]}
    audit.append(str(user.pk), "search.read", str(user.office_id), user.office, details)
    return page, rows
