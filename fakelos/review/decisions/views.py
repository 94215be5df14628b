"""The desk's pages for deciding: choose, look at the letter, decide, sign as the second, write down answers."""

from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fakelos.review.access import READERS, door, user_of
from fakelos.review.decisions.forms import (
    ASKS_AUTHORITIES,
    AnswerForm,
    DecisionForm,
    DueForm,
    SendBackForm,
    SignatureForm,
)
from fakelos.review.decisions.panel import inquiries_of
from fakelos.review.decisions.printed import pdf
from fakelos.review.decisions.wording import FOLLOWS, KINDS, LETTERS
from fakelos.review.dossier.contents import Contents, contents_of
from fakelos.review.dossier.people import name_of
from fakelos.review.law import requirement_of
from fakelos.review.letters.catalogue import LetterKind
from fakelos.review.letters.composition import press, preview
from fakelos.review.letters.facts import names_of
from fakelos.review.queue.claims import lease_of
from fakelos.review.wording import bilingual, reason
from fakelos.schemas.errors import BadInput, Conflict, ToolFailure
from fakelos.storage.decisions import inquiries as decisions_inquiries
from fakelos.storage.decisions import making as decisions
from fakelos.storage.decisions.checks import doubts, progress_of
from fakelos.storage.decisions.letters import Printer
from fakelos.storage.decisions.table import NEGATIVE, OPEN, RULES, Kind
from fakelos.storage.dossiers import NotFound, dossiers_visible_to, get_dossier
from fakelos.storage.models import Decision, Dossier, Inquiry, User
from fakelos.storage.queues.claims import CLAIMERS, NotClaimed
from fakelos.storage.sealed.vault import open_vault

OfDossier = TypeVar("OfDossier", Decision, Inquiry)
REFUSED = 422


@require_http_methods(["GET", "POST"])
@door(*CLAIMERS)
def decide(request: HttpRequest, dossier_id: UUID, kind: str) -> HttpResponse:
    """The form of one kind of decision; sent, the decision is made."""
    user, chosen = user_of(request), _kind(kind)
    contents = contents_of(get_dossier(user, dossier_id))
    if made := _sent_before(request, contents.dossier, chosen):
        return _made(request, made)
    if contents.dossier.state not in OPEN:
        raise Conflict("decision_not_possible")
    form = DecisionForm(chosen, contents, progress_of(contents.dossier), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if chosen in NEGATIVE:
                names_of(contents)  # the second signature prints the letter: too late to miss the name
            made = decisions.decide(user, dossier_id, form.choice(), Printer(press, open_vault()))
        except NotClaimed as lost:
            if made := decisions.just_made(user, dossier_id):
                return _made(request, made)
            form.add_error(None, reason(lost.code))
            return _decide_page(request, contents, form, status=409)
        except (BadInput, ToolFailure) as error:
            _complain(form, error)
        else:
            return _made(request, made)
    return _decide_page(request, contents, form)


@require_POST
@door(*CLAIMERS)
def decide_preview(request: HttpRequest, dossier_id: UUID, kind: str, letter: str) -> HttpResponse:
    """A letter as it would be printed; what was filled in so far counts, and nothing is stored."""
    user, chosen = user_of(request), _kind(kind)
    if letter not in RULES[chosen].letters:
        raise Http404
    contents = contents_of(get_dossier(user, dossier_id))
    form = DecisionForm(chosen, contents, progress_of(contents.dossier), request.POST)
    form.is_valid()
    try:
        choice = form.choice()
        content = preview(decisions.draft(user, dossier_id, choice), LetterKind(letter), choice.pages)
    except Conflict:
        raise
    except (BadInput, ToolFailure) as error:
        _complain(form, error)
        return _decide_page(request, contents, form)
    return pdf(content, letter)


@require_http_methods(["GET", "POST"])
@door(*CLAIMERS)
def countersign(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What another officer proposes: sign it, or send it back with a reason."""
    user = user_of(request)
    contents = contents_of(get_dossier(user, dossier_id))
    proposal = decisions.proposal_of(dossier_id)
    if proposal is None:
        if made := _sent_before(request, contents.dossier):
            return _made(request, made)
        raise Conflict("decision_not_possible")
    sending_back = "send_back" in request.POST
    sign = SignatureForm(None if sending_back else request.POST or None)
    back = SendBackForm(request.POST if sending_back else None)
    form: SignatureForm | SendBackForm = back if sending_back else sign
    if request.method == "POST" and form.is_valid():
        try:
            made = _second_act(user, dossier_id, form)
        except Conflict:
            raise
        except (BadInput, ToolFailure) as error:
            form.add_error(None, reason(error.code))
        else:
            return _made(request, made)
    context = {"decision": proposal, "dossier": contents.dossier, "name": name_of(contents.persons)}
    context |= {"sign": sign, "back": back, "own": proposal.made_by_id == user.pk}
    context["inquiries"] = inquiries_of(contents.dossier)
    return render(request, "review/decisions_countersign.html", context, status=REFUSED if form.errors else 200)


@require_GET
@door(*CLAIMERS)
def countersign_preview(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The letter of what is proposed, as it would be printed with the second signature."""
    draft = decisions.draft_countersigned(user_of(request), dossier_id)
    get_dossier(user_of(request), dossier_id)
    letter = LetterKind(RULES[Kind(draft.kind)].letters[0])
    try:
        return pdf(preview(draft, letter), letter)
    except (BadInput, ToolFailure) as error:
        messages.error(request, reason(error.code))
        return redirect("countersign", dossier_id)


@require_GET
@door(*READERS)
def decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """One decision: what was decided, by whom, on what it rested, and its letters."""
    user = user_of(request)
    found = _visible(user, Decision.objects.all(), decision_id)
    contents = contents_of(get_dossier(user, found.dossier_id))
    made = (
        contents.dossier.decisions.select_related("made_by", "signed_by").prefetch_related("letters").get(pk=found.pk)
    )
    context = {"decision": made, "dossier": contents.dossier, "name": name_of(contents.persons)}
    context["inquiries"] = inquiries_of(contents.dossier) if made.kind in ASKS_AUTHORITIES else []
    return render(request, "review/decisions_made.html", context)


@require_http_methods(["GET", "POST"])
@door(*CLAIMERS)
def inquiry(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    """A question to another authority: write its answer down, or the day from which it is overdue."""
    user = user_of(request)
    found = _visible(user, Inquiry.objects.all(), inquiry_id)
    dossier = get_dossier(user, found.dossier_id)
    moving = "expect" in request.POST
    answer = AnswerForm(None if moving else request.POST or None)
    due = DueForm(request.POST if moving else None, initial={"due_on": found.due_on})
    form: AnswerForm | DueForm = due if moving else answer
    if request.method == "POST" and form.is_valid():
        try:
            _write_down(user, inquiry_id, form)
        except Conflict:
            raise
        except BadInput as error:
            form.add_error(None, reason(error.code))
        else:
            messages.success(request, _("It has been written down."))
            return redirect("dossier", dossier.pk)
    context = {"inquiry": found, "dossier": dossier, "answer": answer, "due": due}
    return render(request, "review/decisions_inquiry.html", context, status=REFUSED if form.errors else 200)


def _visible(user: User, rows: QuerySet[OfDossier], row_id: UUID) -> OfDossier:
    found = rows.filter(pk=row_id, dossier__in=dossiers_visible_to(user)).first()
    if found is None:
        raise NotFound
    return found


def _second_act(user: User, dossier_id: UUID, form: SignatureForm | SendBackForm) -> Decision:
    if isinstance(form, SendBackForm):
        return decisions.send_back(user, dossier_id, form.cleaned_data["answer"])
    return decisions.countersign(user, dossier_id, form.cleaned_data["protocol_no"], Printer(press, open_vault()))


def _write_down(user: User, inquiry_id: UUID, form: AnswerForm | DueForm) -> None:
    given = form.cleaned_data
    if isinstance(form, DueForm):
        decisions_inquiries.expect_by(user, inquiry_id, given["due_on"])
        return
    answer = Inquiry.Answer(given["answer"])
    decisions_inquiries.answer_inquiry(user, inquiry_id, answer, given["answered_on"], given["note"])


def _kind(kind: str) -> Kind:
    if kind not in Kind.values:
        raise Http404
    return Kind(kind)


def _complain(form: DecisionForm, error: BadInput | ToolFailure) -> None:
    """Show what is wrong beside the form; what others changed meanwhile is a page of its own."""
    if isinstance(error, Conflict | NotFound):
        raise error
    form.add_error(None, reason(error.code))


def _made(request: HttpRequest, made: Decision) -> HttpResponse:
    said = {
        Decision.State.PROPOSED: _("It is proposed. Another officer has to sign before it takes effect."),
        Decision.State.SENT_BACK: _("It was sent back. The dossier is in the queue again."),
        Decision.State.IN_FORCE: _("It is decided."),
    }
    messages.success(request, said[Decision.State(made.state)])
    return redirect("decision", made.pk)


def _sent_before(request: HttpRequest, dossier: Dossier, kind: Kind | None = None) -> Decision | None:
    """What came of a form that is sent twice: the user has decided a moment ago, and holds the dossier no more."""
    if request.method != "POST" or lease_of(user_of(request), dossier).mine:
        return None
    made = decisions.just_made(user_of(request), dossier.pk)
    return made if made and kind in {None, made.kind} else None


def _decide_page(request: HttpRequest, contents: Contents, form: DecisionForm, status: int = 0) -> HttpResponse:
    doubtful = doubts(progress_of(contents.dossier), form.kind)
    asked = [(row, requirement_of(contents.dossier, row)) for row in doubtful]
    context: dict[str, Any] = {
        "form": form,
        "kind": form.kind,
        "title": KINDS[form.kind],
        "follows": FOLLOWS[form.kind],
        "refuses": form.kind in NEGATIVE,
        "dossier": contents.dossier,
        "name": name_of(contents.persons),
        "held": lease_of(user_of(request), contents.dossier).mine,
        "doubtful": [(bilingual(line, "title") if line else row.code, bilingual(row, "reason")) for row, line in asked],
        "letters": [(kind, LETTERS[LetterKind(kind)]) for kind in RULES[form.kind].letters],
    }
    return render(request, "review/decisions_decide.html", context, status=status or (REFUSED if form.errors else 200))
