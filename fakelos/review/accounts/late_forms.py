"""Forms that come after the session has ended, or with the token of an older one: nothing typed in them is lost.

What was typed is shown again in a form that is sent once more, after logging in beside it. Only what came from a page
of the desk itself: a foreign page could otherwise have its own form confirmed by a click.
"""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

NEVER_KEPT = ("login", "account", "mfa_", "password", "person", "openid_connect")
"""What the names of routes begin with whose forms hold secrets."""


class LoginFirstMiddleware(LoginRequiredMiddleware):
    """Leads strangers to the login, but keeps on the screen what they were about to send."""

    def handle_no_permission(  # type: ignore[override] # not only the login page
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """The login page, or the form once more."""
        if request.headers.get("HX-Request") or (request.method == "POST" and _is_our_own(request)):
            return ask_again(request, status=401)
        return super().handle_no_permission(request, view_func)


def ask_again(request: HttpRequest, status: int) -> HttpResponse:
    """Say that nothing has happened, with what was typed ready to be sent again: a page, or for htmx a part of one."""
    context = {"again": _typed(request), "files": bool(request.FILES), "address": request.get_full_path()}
    by_htmx = request.headers.get("HX-Request")
    response = render(request, "review/_form_again.html" if by_htmx else "review/form_expired.html", context)
    response.status_code = status
    if by_htmx:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#conflict", "innerHTML show:window:top"
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    route = request.resolver_match.url_name if request.resolver_match else None
    if not _is_our_own(request) or not route or route.startswith(NEVER_KEPT):
        return []
    values = (pair for name in request.POST for pair in ((name, one) for one in request.POST.getlist(name)))
    return [(name, value) for name, value in values if name != "csrfmiddlewaretoken"]


def _is_our_own(request: HttpRequest) -> bool:
    """Whether a page of this desk sent it; browsers say so of every form."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
