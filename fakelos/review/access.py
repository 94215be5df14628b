"""Who may enter which view. Whose dossiers they then see is storage's to say."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase

from fakelos.storage.dossiers import READERS, NotFound
from fakelos.storage.models import Role, User

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]

__all__ = ["EVERY_ROLE", "READERS", "SENDERS", "door", "user_of"]

EVERY_ROLE = frozenset(Role)
SENDERS = frozenset({Role.STATION})


def door(*roles: Role) -> Callable[[View[Parameters]], View[Parameters]]:
    """Opens a view to these roles. Everybody else gets the answer of a page that does not exist."""

    def decorate(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponseBase:
            if user_of(request).role not in roles:
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except NotFound:
                raise Http404 from None

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined]
        return cast("View[Parameters]", guarded)

    return decorate


def user_of(request: HttpRequest) -> User:
    """The user who asks; views behind `door` are never reached without one."""
    if isinstance(request.user, AnonymousUser):
        raise Http404
    return request.user
