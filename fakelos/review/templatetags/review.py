"""Words and marks that templates ask for by code."""

from django import template
from django.utils.functional import Promise

from fakelos.review import wording
from fakelos.schemas.dossier import Category, Outcome, Status

register = template.Library()


@register.filter
def spoken(thing: object, name: str) -> str:
    """The text of something that carries it in Greek and English: `{{ circular|spoken:"title" }}`."""
    return wording.bilingual(thing, name)


@register.filter
def reason(code: str) -> str:
    """The sentence of a reason code."""
    return wording.reason(code)


@register.filter
def status_word(code: str) -> Promise:
    """The word of a finding's status."""
    return wording.STATUSES[Status(code)]


@register.filter
def category_meaning(code: str) -> Promise:
    """What a category stands for."""
    return wording.CATEGORIES[Category(code)]


@register.filter
def outcome_name(code: str) -> Promise:
    """A proposed outcome in a few words."""
    return wording.OUTCOMES[Outcome(code)]


@register.filter
def outcome_sentence(code: str) -> Promise:
    """A proposed outcome in a sentence."""
    return wording.OUTCOME_SENTENCES[Outcome(code)]


@register.inclusion_tag("review/_status.html")
def status(code: str, word: str = "", count: int | None = None) -> dict[str, object]:
    """A status in words and icon, with a count where there is one."""
    return {"code": code, "word": word or wording.STATUSES[Status(code)], "count": count}


@register.filter
def batch_word(state: str) -> Promise:
    """How far a batch is, in words."""
    return wording.BATCH_STATES[state]
