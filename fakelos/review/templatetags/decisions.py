"""The decision panel, and the words of decisions, for templates."""

from typing import Any

from django import template
from django.utils.functional import Promise

from fakelos.review.access import user_of
from fakelos.review.decisions.panel import panel_of
from fakelos.review.decisions.wording import ANSWERS, AUTHORITIES, DECIDED, KINDS, LETTERS
from fakelos.review.dossier.people import person_name
from fakelos.review.letters.catalogue import LetterKind
from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import Decision, Dossier, Inquiry, User

register = template.Library()


@register.inclusion_tag("review/_decide.html", takes_context=True)
def decision_panel(context: Any, dossier: Dossier) -> dict[str, object]:
    """What is proposed, what may be decided and what was, on the dossier's page."""
    return {"panel": panel_of(user_of(context["request"]), dossier)}


@register.filter
def kind_name(kind: str) -> Promise:
    """A kind of decision in words."""
    return KINDS[Kind(kind)]


@register.filter
def decision_state(state: str) -> Promise:
    """How far a decision is."""
    return DECIDED[Decision.State(state)]


@register.filter
def letter_name(kind: str) -> Promise:
    """What a letter is called."""
    return LETTERS[LetterKind(kind)]


@register.filter
def authority_name(authority: str) -> Promise:
    """Who is asked, and for what."""
    return AUTHORITIES[Inquiry.Authority(authority)]


@register.filter
def answer_name(answer: str) -> Promise:
    """What came back."""
    return ANSWERS[Inquiry.Answer(answer)]


@register.filter
def officer(user: User) -> str:
    """A colleague's name."""
    return person_name(user)
