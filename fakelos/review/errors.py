"""Answers to requests that cannot be served."""

import logging
import sys
import traceback

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from fakelos.review.accounts.late_forms import ask_again

logger = logging.getLogger(__name__)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form without the token of its page: nothing happened, the page says so, and keeps what was typed."""
    return ask_again(request, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What cannot be understood; Django's own answer would try to read the request once more."""
    return HttpResponseBadRequest(render_to_string("400.html"))


@receiver(got_request_exception)
def note_fault(**_: object) -> None:
    """Say in the local log that a request failed, and where; never with which values."""
    error = sys.exc_info()[1]
    if error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        logger.error("%s at %s:%s", type(error).__name__, place.filename, place.lineno)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Nothing is there, or not for this reader: a page for people, JSON for programs."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": "Not Found"}, status=404)
    return render(request, "404.html", status=404)
