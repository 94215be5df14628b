"""The dossier's page: checklist, page view and papers; and the image of a page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, SENDERS, door, user_of
from fakelos.review.checklist import checklist, open_answers
from fakelos.review.contents import contents_of
from fakelos.review.papers import papers_of, sheets_of
from fakelos.review.people import name_of, next_deadline
from fakelos.review.viewer import viewer_of
from fakelos.storage.dossiers import get_dossier, get_page
from fakelos.storage.vault import open_vault

NAMED_FIRST = 5
"""How many pages in trouble the header names; the strip marks all."""

SHOWABLE = frozenset({"image/png", "image/jpeg", "image/webp"})


@require_GET
@door(*READERS)
def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One dossier; a request by htmx gets the page view alone."""
    contents = contents_of(get_dossier(user_of(request), dossier_id))
    sheets = sheets_of(contents)
    viewer = viewer_of(contents, sheets, request.GET.get("show", ""), zoomed="zoom" in request.GET)
    context: dict[str, Any] = {"viewer": viewer, "here": viewer.here if viewer else "", "sheets": list(sheets.values())}
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        return render(request, "review/_viewer.html", context)
    lines = checklist(contents, sheets)
    troubled = [sheet for sheet in sheets.values() if sheet.problems]
    context |= {
        "dossier": contents.dossier,
        "name": name_of(contents.persons),
        "deadline": next_deadline(contents.dossier),
        "lines": lines,
        "open_answers": open_answers(lines),
        "doubtful": any(line.is_doubtful for line in lines),
        "problem_sheets": troubled[:NAMED_FIRST],
        "more_problems": max(0, len(troubled) - NAMED_FIRST),
        "papers": papers_of(contents, sheets),
    }
    return render(request, "review/dossier.html", context)


@require_GET
@door(*READERS, *SENDERS)
def page_image(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """The upright image of one page."""
    page = get_page(user_of(request), page_id)
    if page.image_type not in SHOWABLE:
        raise Http404
    return HttpResponse(open_vault().page_image(page), content_type=page.image_type)
