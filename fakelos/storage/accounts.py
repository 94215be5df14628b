"""Offices, stations and users, for set-up and for machines that run alone."""

from fakelos.storage.models import Office, Role, Station, User


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
    """A user who can log in; one who is there already gets these particulars and this password."""
    user, _ = User.objects.get_or_create(username=username)
    user.role, user.office, user.station = role, office, station
    user.set_password(password)
    user.save()
    return user
