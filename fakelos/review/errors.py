"""Answers to requests that cannot be served."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 Django's signature
    """A form without the token of its page: nothing happened, and the page says so."""
    return render(request, "review/form_expired.html", status=403)
