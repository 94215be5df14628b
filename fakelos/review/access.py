"""Who may enter which view. Whose dossiers they then see is storage's to say."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from fakelos.schemas.errors import BadInput, Conflict, ToolFailure
from fakelos.storage.dossiers import READERS, NotFound
from fakelos.storage.models import Role, User

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]

__all__ = ["ADMINISTRATORS", "EVERY_ROLE", "MENDERS", "READERS", "SENDERS", "door", "user_of"]

EVERY_ROLE = frozenset(Role)
SENDERS = frozenset({Role.STATION})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
MENDERS = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


def door(*roles: Role) -> Callable[[View[Parameters]], View[Parameters]]:
    """Opens a view to these roles. Everybody else gets the answer of a page that does not exist.

    What is not found, or erased, is answered 404; what others have changed meanwhile 409, and a store or a tool that
    failed 503, with a page that says what to do.
    """

    def decorate(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponseBase:
            if user_of(request).role not in roles:
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except NotFound:
                raise Http404 from None
            except Conflict as error:
                return conflict(request, error)
            except BadInput as error:
                if error.code == "papers_erased":
                    raise Http404 from None
                raise
            except ToolFailure as error:
                return conflict(request, error, status=503)

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined] # the table of doors in tests reads it
        return cast("View[Parameters]", guarded)

    return decorate


def user_of(request: HttpRequest) -> User:
    """The user who asks; views behind `door` are never reached without one."""
    if isinstance(request.user, AnonymousUser):
        raise Http404
    return request.user


def conflict(request: HttpRequest, error: Conflict | ToolFailure, status: int = 409) -> HttpResponse:
    """The answer that nothing was changed: a message for htmx, which shows it above the content, else a page."""
    by_htmx = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "review/_conflict.html" if by_htmx else "review/conflict.html"
    response = render(request, template, {"code": error.code}, status=status)
    if by_htmx:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#conflict", "innerHTML show:window:top"
    return response
