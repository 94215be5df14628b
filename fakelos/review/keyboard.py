"""The keyboard: one list from which both the help and the keys themselves are made, so that they cannot differ.

Keys are named by their place on the keyboard (`KeyboardEvent.code`), so that they work in Greek and in Latin.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fakelos.review.access import READERS, door

SWITCH = "keys_off"
GREEK = dict(zip("WERTYUIOPASDFGHJKLZXCVBNM", "ΣΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", strict=True))
SIGNS = {"Escape": "Esc", "Slash": "?", "Equal": "+", "Minus": "−", "BracketLeft": "[", "BracketRight": "]"}


class Shortcut(NamedTuple):
    """A key and what it does: it presses, or goes to, what the page marks with `data-key="<action>"`.

    What is also marked `data-weighty` is only gone to: no single key signs anything.
    """

    code: str
    action: str
    label: Promise
    shift: bool = False

    @property
    def shown(self) -> str:
        """What is printed on the key, in Latin and in Greek."""
        letter = self.code.removeprefix("Key").removeprefix("Digit")
        greek = GREEK.get(letter)
        return f"{letter} · {greek}" if greek and greek != letter else SIGNS.get(self.code, letter)


SHORTCUTS = (
    Shortcut("Slash", "help", _("Show or hide this help"), shift=True),
    Shortcut("KeyA", "accept", _("Accept what the next step asks")),
    Shortcut("KeyF", "fix", _("Correct what the next step asks")),
    Shortcut("KeyX", "reject", _("Reject what the next step asks")),
    Shortcut("Escape", "leave", _("Leave the field that you write in, so that keys work again")),
    Shortcut("KeyN", "next", _("Next doubt")),
    Shortcut("KeyP", "previous", _("Previous doubt")),
    Shortcut("KeyV", "show", _("Show where it stands on the page")),
    Shortcut("KeyJ", "next-page", _("Next page")),
    Shortcut("KeyK", "previous-page", _("Previous page")),
    Shortcut("Equal", "closer", _("Enlarge the page")),
    Shortcut("Minus", "wider", _("Make the page smaller")),
    Shortcut("BracketRight", "clockwise", _("Turn the page right")),
    Shortcut("BracketLeft", "counterclockwise", _("Turn the page left")),
    Shortcut("KeyE", "edit", _("Correct the paper in view")),
    Shortcut("KeyZ", "undo", _("Take back the last correction")),
    Shortcut("KeyY", "redo", _("Make it again")),
    Shortcut("Digit1", "checklist", _("Go to the checklist")),
    Shortcut("Digit2", "page", _("Go to the page")),
    Shortcut("Digit3", "papers", _("Go to the papers")),
    Shortcut("KeyT", "timeline", _("Show or hide the timeline")),
    Shortcut("KeyD", "decide", _("Go to the decision")),
    Shortcut("KeyC", "take", _("Take this dossier, or the next one")),
    Shortcut("KeyC", "continue", _("Go on with the dossier that you hold"), shift=True),
    Shortcut("KeyW", "keep", _("Keep this dossier")),
    Shortcut("KeyB", "release", _("Give the dossier back")),
    Shortcut("KeyU", "unknown", _("Cannot tell whose paper it is")),
    Shortcut("KeyI", "split", _("Split the paper in view")),
    Shortcut("KeyM", "merge", _("Join the paper in view to another")),
    Shortcut("KeyO", "move", _("Move a page to another paper")),
    Shortcut("KeyG", "sign", _("Go to the second signature")),
    Shortcut("KeyR", "send-back", _("Go to sending the proposal back")),
    Shortcut("KeyH", "history", _("History of the dossier")),
    Shortcut("KeyL", "summary", _("Summary for the file (PDF)")),
    Shortcut("KeyS", "search", _("Search")),
    Shortcut("KeyQ", "queue", _("Back to the queue")),
)


def keys_of(request: HttpRequest) -> dict[str, Any]:
    """What the template of the help needs."""
    return {"keys_help": _help(get_language() or "el"), "keys_on": not request.session.get(SWITCH, False)}


@lru_cache(maxsize=8)
def _help(_language: str) -> SafeString:
    """The list of keys, drawn once for each language, as every page has it."""
    return render_to_string("review/_keys_list.html", {"shortcuts": SHORTCUTS})


@require_POST
@door(*READERS)
def switch(request: HttpRequest) -> HttpResponse:
    """Switch single keys off or on, for as long as the user is logged in (WCAG 2.1.4)."""
    request.session[SWITCH] = request.POST.get("keys") == "off"
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target) if safe and target.startswith("/") else redirect("queue")
