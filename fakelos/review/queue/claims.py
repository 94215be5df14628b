"""Taking a certain dossier, keeping it, giving it back, and being away."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fakelos.review.access import READERS, door, user_of
from fakelos.review.dossier.people import person_name
from fakelos.review.station.views import DAYS_AS_TYPED
from fakelos.storage.models import Dossier, Role, User
from fakelos.storage.queues import claims
from fakelos.storage.queues.claims import CLAIMERS, lease_seconds
from fakelos.storage.queues.leave import away_today, colleagues_of, set_leave

WARNED_BEFORE = timedelta(minutes=5)


class Lease(NamedTuple):
    """Who holds a dossier, as the user who looks at it is told.

    `left` and `warn_at` are seconds: how long the lease still runs, and how much of it is left when the
    user is warned. `may_take`, `mine` and `may_free` say which buttons there are.
    """

    dossier_id: UUID
    holder: str
    until: datetime | None
    left: int
    warn_at: int
    mine: bool
    may_take: bool
    may_free: bool


def lease_of(user: User, dossier: Dossier) -> Lease:
    """The lease of a dossier as `get_dossier` or a claim gave it, with the database's time."""
    until, now = dossier.claimed_until, dossier.clock
    left = int((until - now).total_seconds()) if dossier.claimed_by_id and until else 0
    held, mine = left > 0, dossier.claimed_by_id == user.pk
    return Lease(
        dossier_id=dossier.pk,
        holder=person_name(dossier.claimed_by) if held and dossier.claimed_by else "",
        until=until if held else None,
        left=max(left, 0),
        warn_at=int(min(WARNED_BEFORE.total_seconds(), lease_seconds() / 2)),
        mine=held and mine,
        may_take=not held and user.role in CLAIMERS,
        may_free=held and not mine and user.role == Role.SUPERVISOR,
    )


@require_POST
@door(*CLAIMERS)
def take(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Claim this dossier and open it."""
    claims.take(user_of(request), dossier_id)
    return redirect("dossier", dossier_id)


@require_POST
@door(*CLAIMERS)
def renew(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Begin the lease anew; htmx gets the line that says until when.

    The page asks so by itself while somebody works in it. Only its button (`keep`) takes a dossier that was lost:
    what a supervisor has freed is not taken back by a key.
    """
    user = user_of(request)
    dossier = claims.take(user, dossier_id) if "keep" in request.POST else claims.renew(user, dossier_id)
    if request.headers.get("HX-Request"):
        return render(request, "review/_lease.html", {"lease": lease_of(user, dossier)})
    return redirect("dossier", dossier_id)


@require_POST
@door(*CLAIMERS)
def release(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Give the dossier back to its queue."""
    claims.release(user_of(request), dossier_id)
    messages.success(request, _("The dossier is back in its queue."))
    return redirect("queue")


@require_POST
@door(Role.SUPERVISOR)
def free(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Take the dossier from whoever holds it."""
    claims.free(user_of(request), dossier_id)
    messages.success(request, _("The dossier is back in its queue."))
    return redirect("queue")


class LeaveForm(forms.Form):
    """Who is away until when; without a day they are back."""

    person = forms.IntegerField()
    until = forms.DateField(required=False, input_formats=DAYS_AS_TYPED)

    def clean_until(self) -> object:
        """A leave that is over already is none."""
        day = self.cleaned_data["until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed already."))
        return day


@require_http_methods(["GET", "POST"])
@door(*READERS)
def leave(request: HttpRequest) -> HttpResponse:
    """Who is away; everybody says so of themselves, supervisors of their colleagues."""
    user = user_of(request)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_leave(user, form.cleaned_data["person"], form.cleaned_data["until"])
        messages.success(request, _("The leave has been recorded."))
        return redirect("leave")
    context = {
        "form": form,
        "away": [(person, person_name(person)) for person in away_today(user)],
        "people": [(person.pk, person_name(person)) for person in _whom(user)],
        "supervises": user.role == Role.SUPERVISOR,
    }
    return render(request, "review/leave.html", context, status=422 if form.errors else 200)


def _whom(user: User) -> list[User]:
    """Of whom the user may say that they are away: the user first."""
    people = list(colleagues_of(user).order_by("last_name", "username"))
    shown = people if user.role == Role.SUPERVISOR else []
    return [one for one in people if one.pk == user.pk] + [one for one in shown if one.pk != user.pk]
