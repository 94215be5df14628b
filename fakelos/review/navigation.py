"""The few doors that a role may open, for the header of every page and the way home."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fakelos.review.access import ADMINISTRATORS, MENDERS, READERS, SENDERS
from fakelos.review.keyboard import keys_of
from fakelos.review.wording import ROLES
from fakelos.storage.models import Role, User


class Door(NamedTuple):
    """A page that the header links to."""

    route: str
    label: Promise
    roles: frozenset[Role]


DOORS = (
    Door("queue", _("Dossiers to examine"), READERS),
    Door("search", _("Search"), READERS),
    Door("leave", _("Leave"), READERS),
    Door("station", _("Send papers"), SENDERS),
    Door("people", _("People"), ADMINISTRATORS),
    Door("events", _("Told to other systems"), ADMINISTRATORS),
    Door("set_aside", _("Files not read"), MENDERS),
)


WITHIN = {"queue_of": "queue", "person": "people", "person_new": "people"}
"""Pages that stand behind a door of another name."""


def doors_of(user: User) -> list[Door]:
    """The doors that this user's role opens, the usual one first."""
    return [door for door in DOORS if user.role in door.roles]


def header(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: the doors, the one that we stand in, the role in words, and the keys of readers."""
    user = getattr(request, "user", None)  # a request may fail before anybody asked who sends it
    if not isinstance(user, User):
        return {}
    route = request.resolver_match.url_name if request.resolver_match else None
    here = WITHIN.get(route or "", route)
    keys = keys_of(request) if user.role in READERS else {}
    return {"doors": doors_of(user), "route": here, "role": ROLES[Role(user.role)], **keys}
