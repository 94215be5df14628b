"""The dossier's page: checklist, page view and papers, what to do next; and the image of a page."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, SENDERS, door, user_of
from fakelos.review.corrections.told import corrections_shown
from fakelos.review.corrections.values import fields_to_add
from fakelos.review.dossier.checklist import checklist, open_answers
from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.review.dossier.next_step import next_step
from fakelos.review.dossier.papers import Paper, papers_of
from fakelos.review.dossier.people import name_of
from fakelos.review.dossier.sheets import sheets_of
from fakelos.review.dossier.timeline_picture import timeline_sentences, timeline_svg
from fakelos.review.dossier.viewer import Looks, viewer_of
from fakelos.review.field_words import field_label
from fakelos.review.queue.claims import lease_of
from fakelos.review.wording import CLASSES, CORRECTABLE_CLASSES
from fakelos.rules.timeline import Timeline, timeline_of
from fakelos.storage.corrections.making import CORRECTABLE
from fakelos.storage.dossiers import get_dossier, get_page
from fakelos.storage.models import Dossier, Page, Role, User
from fakelos.storage.sealed.vault import open_vault

NUMBER = re.compile(r"\d{1,4}", re.ASCII)
NAMED_FIRST = 5
"""How many pages in trouble the header names; the strip marks all."""

SHOWABLE = frozenset({"image/png", "image/jpeg", "image/webp"})
PARTS = {"viewer": "review/_viewer.html", "next-step": "review/_dossier_next.html"}
"""What htmx may ask for by itself, by the id of the element."""
PAPER_PARTS = {"paper": "review/_dossier_paper.html", "read": "review/_dossier_paper_read.html"}
"""The same of one paper, by what stands before its id."""


@require_GET
@door(*READERS)
def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One dossier; a request by htmx gets the part alone that it asks for."""
    user = user_of(request)
    found = get_dossier(user, dossier_id)
    part = "" if request.headers.get("HX-History-Restore-Request") else request.headers.get("HX-Target", "")
    kind, _, paper = part.partition("-")
    if kind in PAPER_PARTS:
        return _one_paper(request, found, PAPER_PARTS[kind], paper)
    context = screen(request, found, request.GET, viewer_alone=part == "viewer")
    return render(request, PARTS.get(part, "review/dossier.html"), context)


def screen(
    request: HttpRequest, found: Dossier, query: Mapping[str, str], *, viewer_alone: bool = False
) -> dict[str, Any]:
    """Everything that the templates of the dossier's page show; `query` is its address's."""
    contents = contents_of(found)
    sheets = sheets_of(contents)
    looks = Looks.asked(query.get("zoom", ""), query.get("turn", ""))
    viewer = viewer_of(contents, sheets, (query.get("show", ""), query.get("page", "")), looks)
    strip = list(sheets.values())
    context: dict[str, Any] = {
        "viewer": viewer,
        "here": viewer.here if viewer else "",
        "sheets": [sheet for sheet in strip if not sheet.blank],
        "blank_sheets": [sheet for sheet in strip if sheet.blank],
        **_around(request, found),
    }
    return context if viewer_alone else context | _rest(contents, sheets, query)


def _one_paper(request: HttpRequest, found: Dossier, template: str, document: str) -> HttpResponse:
    """What was read of one paper, and the forms that correct it where they are asked for."""
    contents = contents_of(found)
    papers = papers_of(contents, sheets_of(contents))
    paper = next((paper for paper in papers if paper.id == document), None)
    if paper is None:
        raise Http404
    editing = _editing(contents, papers, request.GET.get("edit", ""))
    context = {"paper": paper, "classes": CORRECTABLE_CLASSES, **_around(request, found), **editing, "opened": document}
    return render(request, template, context)


def _around(request: HttpRequest, found: Dossier) -> dict[str, Any]:
    may_correct = found.state in CORRECTABLE and lease_of(user_of(request), found).mine
    return {
        "dossier": found,
        "may_correct": may_correct,
        "waits": found.state != Dossier.State.READY and not may_correct,
        "may_reread": may_reread(user_of(request), found),
        "back": request.get_full_path(),
    }


def may_reread(user: User, found: Dossier) -> bool:
    """Whether the user may ask that papers that were given up are read again."""
    return found.state in CORRECTABLE and (lease_of(user, found).mine or user.role == Role.SUPERVISOR)


def _rest(contents: Contents, sheets: Any, query: Mapping[str, str]) -> dict[str, Any]:
    lines, papers = checklist(contents, sheets), papers_of(contents, sheets)
    troubled = [sheet for sheet in sheets.values() if sheet.problems]
    nth = query.get("nth", "")
    return {
        "name": name_of(contents.persons),
        "unread": contents.unread,
        "lines": lines,
        "open_answers": open_answers(lines),
        "doubtful": any(line.is_doubtful for line in lines),
        "problem_sheets": troubled[:NAMED_FIRST],
        "more_problems": max(0, len(troubled) - NAMED_FIRST),
        "papers": papers,
        "step": next_step(contents, lines, papers, int(nth) if NUMBER.fullmatch(nth) else 0),
        "classes": CORRECTABLE_CLASSES,
        "corrections": corrections_shown(contents),
        **_timeline(contents, sheets),
        "opened": query.get("paper", query.get("edit", "")),
        **_editing(contents, papers, query.get("edit", "")),
    }


def _timeline(contents: Contents, sheets: Any) -> dict[str, Any]:
    picture: Timeline = timeline_of(contents.case)

    def page_of(document: str) -> str | None:
        paper = contents.paper(document)
        places = contents.places_of(paper) if paper else []
        return next((f"{sheets[place].url}#viewer" for place in places if place in sheets), None)

    return {"timeline": timeline_svg(picture, page_of), "timeline_words": timeline_sentences(picture)}


def _editing(contents: Contents, papers: list[Paper], document: str) -> dict[str, Any]:
    """The paper that is being corrected, and what its forms offer."""
    editing = next((paper for paper in papers if paper.id == document), None)
    if editing is None:
        return {"editing": None}
    kind = CLASSES.get(editing.doc_class)
    there = {field.code for field in editing.fields}
    return {
        "editing": editing,
        "addable": [(code, field_label(code)) for code in fields_to_add(kind) if code not in there],
        "others": [paper for paper in papers if paper.id != editing.id],
        "accepted": editing.id in contents.case.accepted_ties,
    }


@require_GET
@door(*READERS, *SENDERS)
def page_image(request: HttpRequest, page_id: UUID) -> HttpResponse:
    """The upright image of one page.

    The browser may keep it, but has to ask each time whether it may show it: after logging out, or once
    the page is another's, it gets nothing.
    """
    page = get_page(user_of(request), page_id)
    if page.image_type not in SHOWABLE:
        raise Http404
    tag = _tag_of(page)
    unchanged = get_conditional_response(request, etag=tag)
    response = unchanged or HttpResponse(open_vault().page_image(page), content_type=page.image_type)
    response.headers["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response


def _tag_of(page: Page) -> str:
    """Another one for each picture that is kept of the page."""
    return f'"{hashlib.sha256(f"{page.pk}{page.image}".encode()).hexdigest()[:32]}"'
