"""Taking up a done dossier again."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fakelos.review.access import door, user_of
from fakelos.review.dossier.contents import contents_of
from fakelos.review.dossier.people import name_of
from fakelos.schemas.errors import Conflict
from fakelos.storage.decisions.checks import LONGEST_TEXT
from fakelos.storage.decisions.reopening import reopen
from fakelos.storage.decisions.table import State
from fakelos.storage.dossiers import get_dossier
from fakelos.storage.models import Role


class ReopenForm(forms.Form):
    """Why the dossier is to be examined again."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is examined again"),
        help_text=gettext_lazy("It is kept in the file and stands in the history."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4}),
    )


@require_http_methods(["GET", "POST"])
@door(Role.SUPERVISOR)
def reopen_dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Say why a done dossier is examined again; sent, it is in the queue."""
    user = user_of(request)
    dossier = get_dossier(user, dossier_id)
    if dossier.state != State.DONE:
        raise Conflict("decision_not_possible")
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reopen(user, dossier_id, form.cleaned_data["reason"])
        messages.success(request, _("The dossier is in the queue again. What was decided on it stands."))
        return redirect("dossier", dossier_id)
    context = {"form": form, "dossier": dossier, "name": name_of(contents_of(dossier).persons)}
    return render(request, "review/decisions_reopen.html", context, status=422 if form.errors else 200)
