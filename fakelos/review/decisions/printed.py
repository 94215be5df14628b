"""What the desk hands out in print: the letters of a decision as they were made, and a dossier's summary."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from fakelos.review.access import READERS, door, user_of
from fakelos.review.dossier.contents import contents_of
from fakelos.review.history.views import Event, events_of
from fakelos.review.letters.summary import Happening, summary_of
from fakelos.review.wording import DAY
from fakelos.storage import protocol
from fakelos.storage.decisions.letters import read_letter
from fakelos.storage.dossiers import get_dossier
from fakelos.storage.history import entries_of, note_reading, shown
from fakelos.storage.sealed.vault import open_vault

PDF = "application/pdf"
LATEST = 10
"""How many entries of the history the summary carries."""


@require_GET
@door(*READERS)
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """A letter, byte by byte as it was handed out."""
    found, content = read_letter(user_of(request), letter_id, open_vault())
    return pdf(content, found.kind)


@require_GET
@door(*READERS)
def summary(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The dossier's summary for the file, as it stands now."""
    user = user_of(request)
    contents = contents_of(get_dossier(user, dossier_id))
    note_reading(user, contents.dossier, "summary.read")
    with translation.override("el"):
        latest = shown(list(entries_of(contents.dossier, acts_only=True)[:LATEST]))
        happened = [_happening(event) for event in events_of(contents, latest)]
    return pdf(summary_of(contents, protocol.today(), happened), "summary")


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows rather than saves."""
    response = HttpResponse(content, content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _happening(event: Event) -> Happening:
    at = timezone.localtime(event.at).strftime(f"{DAY} %H:%M")
    return Happening(at, event.who, ": ".join(filter(None, (event.what, event.about))))
