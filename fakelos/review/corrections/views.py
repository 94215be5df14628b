"""Correcting, taking back, making again: the forms of the dossier's page, with and without scripts."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fakelos.review.access import READERS, door, user_of
from fakelos.review.corrections import reexamination
from fakelos.review.corrections.reexamination import Turned
from fakelos.review.corrections.told import Told, line_title
from fakelos.review.dossier.contents import contents_of
from fakelos.review.dossier.viewer import page_in_view
from fakelos.review.dossier.views import may_reread, screen
from fakelos.review.wording import EXAMINATIONS, OUTCOMES, STATUSES, reason
from fakelos.schemas.dossier import Status
from fakelos.schemas.errors import BadInput, Conflict
from fakelos.storage.corrections.rereading import has_unread, read_once_more
from fakelos.storage.dossiers import CLOCK, NotFound, dossiers_visible_to, get_dossier
from fakelos.storage.queues.claims import CLAIMERS

ROW = re.compile(r"\d{1,18}", re.ASCII)
KEPT = ("show", "zoom", "turn")
"""What of the page's address outlives a correction, besides the question in front and the paper in work."""


@require_POST
@door(*CLAIMERS)
def correct(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Make one correction and show what it turned."""
    return _act(request, dossier_id, lambda: reexamination.correct(user_of(request), dossier_id, request.POST.dict()))


@require_POST
@door(*CLAIMERS)
def undo(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Take back one correction, or the last."""
    named = request.POST.get("correction", "")
    which = int(named) if ROW.fullmatch(named) else None
    return _act(request, dossier_id, lambda: reexamination.take_back(user_of(request), dossier_id, which))


@require_POST
@door(*CLAIMERS)
def redo(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Make the correction again that was taken back last."""
    return _act(request, dossier_id, lambda: reexamination.make_again(user_of(request), dossier_id))


@require_GET
@door(*READERS)
def reread(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Whether the corrected papers were read again: nothing while they wait, so that the page stays as it is.

    Without scripts nobody asks; whoever comes by the address gets the dossier itself.
    """
    user = user_of(request)
    try:
        dossier = dossiers_visible_to(user).annotate(**CLOCK).get(pk=dossier_id)
    except ObjectDoesNotExist:
        raise NotFound from None
    if not request.headers.get("HX-Request"):
        return redirect("dossier", dossier_id)
    if dossier.reread_due:
        return HttpResponse(status=204)
    context = {"dossier": dossier, "unread": has_unread(dossier), "may_reread": may_reread(user, dossier)}
    return render(request, "review/_dossier_reread.html", context)


@require_POST
@door(*CLAIMERS)
def reread_again(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Let corrected papers that were given up be read once more."""
    read_once_more(user_of(request), dossier_id)
    return redirect("dossier", dossier_id)


def _act(request: HttpRequest, dossier_id: UUID, act: Callable[[], Turned]) -> HttpResponse:
    query = _query(request, dossier_id)
    try:
        turned = act()
    except (NotFound, Conflict):
        raise
    except BadInput as refused:
        return _answer(request, query, dossier_id, ([], reason(refused.code)))
    return _answer(request, query, dossier_id, (list(changes(turned)), ""))


def changes(turned: Turned) -> Iterator[Told]:
    """What a correction turned, line by line, from what to what."""
    for line in turned.lines:
        what = f"{line_title(turned.category[1], line.code)} ({EXAMINATIONS[line.examination]})"
        yield Told(what, _status(line.before), _status(line.after))
    if turned.category[0] is not turned.category[1]:
        yield Told(_("Category"), *turned.category)
    if turned.outcome[0] is not turned.outcome[1]:
        yield Told(_("Proposed"), *(str(OUTCOMES[outcome]) for outcome in turned.outcome))


def _status(status: Status | None) -> str:
    return str(STATUSES[status]) if status else _("not asked")


def _answer(request: HttpRequest, query: QueryDict, dossier_id: UUID, said: tuple[list[Told], str]) -> HttpResponse:
    turned, refused = said
    if request.headers.get("HX-Request"):
        found = get_dossier(user_of(request), dossier_id)
        context = {**screen(request, found, query), "turned": turned, "refused": refused, "answered": True}
        response = render(request, "review/_dossier_corrected.html", context)
        response.headers["HX-Replace-Url"] = f"{reverse('dossier', args=[dossier_id])}?{urlencode(query.dict())}"
        return response
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _in_words(turned))
    return redirect(f"{reverse('dossier', args=[dossier_id])}?{urlencode(query.dict())}")


def _in_words(turned: list[Told]) -> str:
    if not turned:
        return _("Kept. No line of the checklist changed.")
    return " · ".join(f"{one.what}: {one.before} → {one.after}" for one in turned)


def _query(request: HttpRequest, dossier_id: UUID) -> QueryDict:
    """What the page showed, from its address; the path is never taken from the request.

    `page` is the page in view: it stays, wherever what was shown stands once the dossier is examined anew.
    """
    address = request.headers.get("HX-Current-URL") or request.POST.get("back", "")
    shown, kept = QueryDict(address.partition("?")[2].partition("#")[0]), QueryDict(mutable=True)
    kept.update({name: shown[name] for name in KEPT if name in shown})
    kept.update({name: request.POST[name] for name in ("nth", "edit") if request.POST.get(name)})
    seen = dossiers_visible_to(user_of(request)).filter(pk=dossier_id).first()
    if seen and (page := page_in_view(contents_of(seen), kept.get("show", ""), shown.get("page", ""))):
        kept["page"] = page
    if request.POST.get("document"):
        kept["paper"] = request.POST["document"]  # what was read there and what was said stay in view
    return kept
