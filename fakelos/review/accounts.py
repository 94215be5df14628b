"""Logging in and out, the choice of language, and where each role starts."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET
from django.views.i18n import set_language as django_set_language

from fakelos.review.access import EVERY_ROLE, door, user_of
from fakelos.review.navigation import doors_of

log_in = LoginView.as_view(template_name="review/login.html", redirect_authenticated_user=True)
log_out = LogoutView.as_view()
set_language = login_not_required(django_set_language)


@require_GET
@door(*EVERY_ROLE)
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the user's role."""
    return redirect(doors_of(user_of(request))[0].route)


@require_GET
@login_not_required
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 the same answer to everybody
    """Says that the desk answers, and nothing else."""
    return HttpResponse("ok", content_type="text/plain")
