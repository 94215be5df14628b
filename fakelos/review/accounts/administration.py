"""The administrator's pages: the people of an office, what they may do, and the programs that ask in its name."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fakelos.review.access import ADMINISTRATORS, door, user_of
from fakelos.review.accounts import second_factor
from fakelos.review.station.views import DAYS_AS_TYPED
from fakelos.review.wording import ROLES, reason
from fakelos.schemas.errors import BadInput
from fakelos.storage import outbox, tokens
from fakelos.storage.accounts import (
    Particulars,
    end_sessions,
    get_person,
    offices_of,
    people_of,
    save_person,
    station_of,
)
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import Office, Role, User


class PersonForm(forms.Form):
    """What an administrator says of a person."""

    username = forms.CharField(
        max_length=150,
        label=_("User name"),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    first_name = forms.CharField(max_length=150, required=False, label=_("First name"))
    last_name = forms.CharField(max_length=150, required=False, label=_("Surname"))
    role = forms.ChoiceField(choices=[(role.value, ROLES[role]) for role in Role], label=_("Role"))
    office = forms.ModelChoiceField(Office.objects.none(), required=False, label=_("Office"))
    station = forms.SlugField(
        max_length=64,
        required=False,
        label=_("Code of the scanning station"),
        help_text=_("For the role station only."),
    )
    away_until = forms.DateField(
        required=False,
        input_formats=DAYS_AS_TYPED,
        label=_("Away until"),
        widget=forms.TextInput,
        help_text=_("Day, month, year: 16/10/2015"),
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("May log in"))
    password = forms.CharField(
        required=False,
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Twelve characters or more. Leave it empty to keep the old one, or for sign-on through the office."
        ),
    )

    def __init__(self, administrator: User, person: User | None, data: Any = None) -> None:
        super().__init__(data, initial=_as_shown(person) if person else None, label_suffix="")
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)  # noqa: S101 - as declared above
        office.queryset = offices_of(administrator)
        office.required = administrator.office_id is not None

    def clean_password(self) -> str:
        """A password that is not easily guessed."""
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """A station user needs a station, and a station an office."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("role") == Role.STATION and not (given.get("station") and given.get("office")):
            self.add_error("station", _("Say at which station of which office they scan."))
        return given

    def said(self) -> Particulars:
        """The valid form as storage takes it."""
        given = dict(self.cleaned_data)
        code, office, role = given.pop("station"), given["office"], Role(given.pop("role"))
        scans = role is Role.STATION
        return Particulars(**given, role=role, station=station_of(office.code, code) if scans else None)


def _as_shown(person: User) -> dict[str, Any]:
    names = ("username", "first_name", "last_name", "role", "office", "is_active")
    away = f"{person.away_until:%d/%m/%Y}" if person.away_until else ""
    station = person.station.code if person.station else ""
    return {**{name: getattr(person, name) for name in names}, "station": station, "away_until": away}


@require_GET
@door(*ADMINISTRATORS)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whom this administrator looks after, and the programs."""
    administrator = user_of(request)
    rows = [(person, ROLES[Role(person.role)]) for person in people_of(administrator)]
    context = {"rows": rows, "tokens": tokens.tokens_of(administrator)}
    return render(request, "review/people.html", context)


@require_http_methods(["GET", "POST"])
@door(*ADMINISTRATORS)
def person(request: HttpRequest, person_id: int | None = None) -> HttpResponse:
    """One person's particulars; without an id a new person's."""
    administrator = user_of(request)
    known = get_person(administrator, person_id) if person_id else None
    form = PersonForm(administrator, known, request.POST or None)
    if form.is_valid() and _saved(administrator, person_id, form):
        messages.success(request, _("Saved. Where rights changed, the person was logged out at once."))
        return redirect("people")
    context = {"form": form, "person": known, "second_step": known and second_factor.is_set_up(known)}
    return render(request, "review/person.html", context, status=422 if form.errors else 200)


def _saved(administrator: User, person_id: int | None, form: PersonForm) -> bool:
    try:
        save_person(administrator, person_id, form.said())
    except NotFound:
        raise
    except BadInput as error:
        form.add_error(None, reason(error.code))
        return False
    return True


@require_POST
@door(*ADMINISTRATORS)
def person_sessions(request: HttpRequest, person_id: int) -> HttpResponse:
    """Log a person out everywhere."""
    end_sessions(user_of(request), person_id)
    messages.success(request, _("All sessions of this person have ended."))
    return redirect("people")


@require_POST
@door(*ADMINISTRATORS)
def person_second_step(request: HttpRequest, person_id: int) -> HttpResponse:
    """Reset the second step of somebody who has lost it; of one's own only at one's account, where it is asked for."""
    administrator = user_of(request)
    person = get_person(administrator, person_id)
    if person.pk == administrator.pk:
        return redirect("mfa_index")
    second_factor.forget(str(administrator.pk), person)
    messages.success(request, _("The second step was reset, and all sessions of this person have ended."))
    return redirect("person", person_id)


@require_POST
@door(*ADMINISTRATORS)
def token_revoke(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """A program's key opens nothing any more."""
    tokens.revoke(user_of(request), token_id)
    messages.success(request, _("The program's key has been revoked."))
    return redirect("people")


@require_http_methods(["GET", "POST"])
@door(*ADMINISTRATORS)
def events(request: HttpRequest) -> HttpResponse:
    """What other systems were told, how much waits, and what could not be delivered; by button it is tried again."""
    administrator = user_of(request)
    if request.method == "POST":
        outbox.try_again(administrator)
        return redirect("events")
    context = {"counts": outbox.counts(administrator), "dead": outbox.dead(administrator)}
    return render(request, "review/events.html", context)
