"""The keyboard: one list from which both the help and the keys themselves are made, so that they cannot differ.

Keys are named by their place on the keyboard (`KeyboardEvent.code`), so that they work in Greek and in Latin.
"""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fakelos.review.access import READERS, door

SWITCH = "keys_off"
GREEK = dict(zip("WERTYUIOPASDFGHJKLZXCVBNM", "ΣΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", strict=True))
SIGNS = {"Slash": "?", "Equal": "+", "Minus": "−", "BracketLeft": "[", "BracketRight": "]"}


class Shortcut(NamedTuple):
    """A key and what it does: it presses, or goes to, what the page marks with `data-key="<action>"`."""

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
    Shortcut("KeyC", "take", _("Take this dossier")),
    Shortcut("KeyQ", "queue", _("Back to the queue")),
)


def keys_of(request: HttpRequest) -> dict[str, Any]:
    """What the template of the help needs."""
    return {"shortcuts": SHORTCUTS, "keys_on": not request.session.get(SWITCH, False)}


@require_POST
@door(*READERS)
def switch(request: HttpRequest) -> HttpResponse:
    """Switch single keys off or on, for as long as the user is logged in (WCAG 2.1.4)."""
    request.session[SWITCH] = request.POST.get("keys") == "off"
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "queue")
