"""Files that were put aside after reading them had failed, for who may let them be tried once more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fakelos.review.access import MENDERS, door, user_of
from fakelos.storage.intake import set_aside as intake
from fakelos.storage.models import Role

MOST_SHOWN = 50


@require_GET
@door(*MENDERS)
def set_aside(request: HttpRequest) -> HttpResponse:
    """The newest batches with such files; their names may tell of people, which is not for administrators."""
    user = user_of(request)
    batches = intake.batches_with_failures(user).order_by("-received_at")[:MOST_SHOWN]
    return render(request, "review/set_aside.html", {"batches": batches, "named": user.role == Role.SUPERVISOR})


@require_POST
@door(*MENDERS)
def try_again(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Let what was given up of a batch be read anew."""
    intake.try_again(user_of(request), batch_id)
    messages.success(request, _("The papers will be read again in a moment."))
    return redirect("set_aside")
