"""Words and marks that templates ask for by code."""

from datetime import date, datetime

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fakelos.review import wording
from fakelos.review.access import user_of
from fakelos.review.marks import status_mark
from fakelos.review.queue.claims import lease_of
from fakelos.review.queue.table import table_row
from fakelos.review.queue.views import Row
from fakelos.review.station.sending import UNNUMBERED
from fakelos.schemas.dossier import Category, Outcome, Status
from fakelos.storage.models import Dossier

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


@register.filter
def day(moment: date | None) -> str:
    """A day as the desk writes it; nothing for none."""
    return moment.strftime(wording.DAY) if moment else ""


@register.filter
def moment(at: datetime) -> str:
    """A moment in the office's time, to the minute."""
    return timezone.localtime(at).strftime(f"{wording.DAY} %H:%M")


@register.filter
def hour(at: datetime) -> str:
    """A time of this day, to the minute."""
    return timezone.localtime(at).strftime("%H:%M")


@register.filter
def dossier_word(state: str) -> Promise:
    """Where a dossier stands, in words."""
    return wording.DOSSIER_STATES[state]


@register.filter
def deadline_word(kind: str) -> Promise | str:
    """What falls due, in words."""
    return wording.DEADLINES.get(kind, "")


@register.filter
def source_name(source: str) -> str:
    """The short name of a source text."""
    return wording.source_name(source)


@register.inclusion_tag("review/_lease.html", takes_context=True)
def lease(context: Context, dossier: Dossier) -> dict[str, object]:
    """Who holds the dossier, and the buttons to take, keep, give back or free it."""
    return {"lease": lease_of(user_of(context["request"]), dossier)}


@register.simple_tag
def status(code: str, word: str = "") -> SafeString:
    """A status in words and icon."""
    return status_mark(code, str(word or wording.STATUSES[Status(code)]))


@register.simple_tag
def status_count(code: str, number: int) -> SafeString:
    """So many lines of a status, in words and icon."""
    return status_mark(code, wording.counted(Status(code), number))


@register.simple_tag
def dossier_row(row: Row, queue: object) -> SafeString:
    """A row of a list of dossiers: of a queue, or of what was found."""
    return table_row(row, queued=bool(queue))


@register.simple_tag
def swap(url: str) -> SafeString:
    """The attributes of a link that changes the page view alone, where scripts run."""
    return format_html('hx-get="{}" hx-target="#viewer" hx-push-url="true"', url)


@register.simple_tag
def place(url: str, here: str) -> SafeString:
    """The same for a link to a place in the papers, which says whether it is the one in view."""
    current = mark_safe('aria-current="true" ' if url == here else "")  # noqa: S308 - two constants
    return format_html("data-place {}{}", current, swap(url))


@register.filter
def batch_word(state: str) -> Promise:
    """How far a batch is, in words."""
    return wording.BATCH_STATES[state]


@register.filter
def batch_number(number: str) -> str:
    """The sender's own number of a batch; nothing where they keep none."""
    return "" if number == UNNUMBERED else number
