"""Offices, stations and users: set up by command, looked after by an administrator."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now, TruncDate

from fakelos.schemas.errors import BadInput
from fakelos.storage import audit
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import Dossier, Office, Role, Station, User
from fakelos.storage.queues.claims import CLAIMERS
from fakelos.storage.storable import storable


def create_office(code: str, name: str = "") -> Office:
    """The office with this code, made if need be."""
    office, _ = Office.objects.get_or_create(code=code, defaults={"name": name})
    return office


def station_of(office_code: str, station_code: str) -> Station:
    """The station with this code in this office, both made if need be."""
    station, _ = Station.objects.get_or_create(office=create_office(office_code), code=station_code)
    return station


def create_user(
    username: str, password: str, role: Role, office: Office | None = None, station: Station | None = None
) -> User:
    """A user who can log in; one who is there already gets these particulars and this password. Nothing is noted."""
    user, _ = User.objects.get_or_create(username=username)
    user.role, user.office, user.station = role, office, station
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def set_up_person(
    username: str, password: str, role: Role, office: Office | None = None, station: Station | None = None
) -> User:
    """The same by whoever works at the server itself, and written down: they may do what no administrator may."""
    known = User.objects.filter(username=username).select_related("office", "station").first()
    before = _rights(known) if known else {}
    person = create_user(username, password, role, office, station)
    details = {"before": before, "after": _rights(person), "password": True}
    _note(audit.MACHINE, "person.changed" if known else "person.made", person, details)
    return person


class Particulars(NamedTuple):
    """What an administrator says of a person. Without a password the old one stays; a new person then has none."""

    username: str
    first_name: str
    last_name: str
    role: Role
    office: Office | None
    station: Station | None
    is_active: bool = True
    away_until: date | None = None
    password: str = ""


def offices_of(administrator: User) -> QuerySet[Office]:
    """The offices whose people the administrator looks after: their own, or all for one who belongs to none."""
    if administrator.role != Role.ADMINISTRATOR or not administrator.is_active:
        return Office.objects.none()
    own = administrator.office_id
    return Office.objects.filter(pk=own) if own else Office.objects.all()


def people_of(administrator: User) -> QuerySet[User]:
    """The people whom the administrator looks after; programs with a token are not among them."""
    people = User.objects.filter(api_token=None).select_related("office", "station")
    if administrator.office_id or administrator.role != Role.ADMINISTRATOR:
        people = people.filter(office__in=offices_of(administrator))
    return people.order_by("office", "last_name", "username")


def get_person(administrator: User, person_id: int) -> User:
    """One of `people_of`.

    Raises:
        NotFound: unknown, or not for this administrator.
    """
    person = people_of(administrator).filter(pk=person_id).first()
    if person is None:
        raise NotFound
    return person


@transaction.atomic
def save_person(administrator: User, person_id: int | None, said: Particulars) -> User:
    """Make a person, or change one: sessions end at once where it matters, and what they may not hold goes back.

    Raises:
        NotFound: the person, or the office, is not for this administrator.
        BadInput: `username_taken`; `own_rights` for taking oneself out of office.
    """
    person = get_person(administrator, person_id) if person_id else User()
    _check(administrator, person, said)
    before = _rights(person)
    for name, value in said._asdict().items():
        if name != "password":
            setattr(person, name, storable(value) if isinstance(value, str) else value)
    if said.password or not person.pk:
        person.set_password(said.password or None)
    person.save()
    details = {"before": before, "after": _rights(person), "password": bool(said.password)}
    _note(str(administrator.pk), "person.changed" if person_id else "person.made", person, details)
    return person


@transaction.atomic
def end_sessions(administrator: User, person_id: int) -> None:
    """Log a person out everywhere, at once.

    Raises:
        NotFound: unknown, or not for this administrator.
    """
    close_sessions(str(administrator.pk), get_person(administrator, person_id), "person.sessions_ended")


@transaction.atomic
def close_sessions(actor: str, person: User, because: str) -> None:
    """End every session of a person, and write down which act of whom it belongs to."""
    User.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)
    _note(actor, because, person, {})


def _check(administrator: User, person: User, said: Particulars) -> None:
    if said.office not in offices_of(administrator) and not (said.office is None and administrator.office_id is None):
        raise NotFound
    if User.objects.filter(username__iexact=said.username).exclude(pk=person.pk).exists():
        raise BadInput("username_taken")
    kept = (said.role, said.office, said.is_active) == (administrator.role, administrator.office, True)
    if person.pk == administrator.pk and not kept:
        raise BadInput("own_rights")


def _rights(person: User) -> dict[str, str | bool]:
    return {
        "role": person.role,
        "office": person.office.code if person.office else "",
        "station": person.station.code if person.station else "",
        "active": person.is_active,
        "away": str(person.away_until or ""),
    }


def _note(actor: str, action: str, person: User, details: Mapping[str, object]) -> None:
    """Give back what the person holds, if they lost the right to it, and write the act down."""
    away = User.objects.filter(pk=person.pk, away_until__gte=TruncDate(Now())).exists()
    at_work = person.is_active and person.role in CLAIMERS and not away
    held = Dossier.objects.filter(claimed_by=person)
    (held.exclude(office=person.office_id) if at_work else held).update(claimed_by=None, claimed_until=None)
    audit.append(actor, action, str(person.pk), person.office, details)
