import pytest

from fakelos.storage.accounts import create_office, create_user, station_of
from fakelos.storage.models import Office, Role, Station, User

pytestmark = pytest.mark.django_db


def test_offices_and_stations_are_made_once() -> None:
    station = station_of("thessaloniki", "counter-1")
    assert station_of("thessaloniki", "counter-1") == station
    assert create_office("thessaloniki") == station.office
    assert station_of("larisa", "counter-1") != station
    assert (Office.objects.count(), Station.objects.count()) == (2, 2)


def test_a_user_made_again_gets_the_new_password_and_role() -> None:
    office = create_office("thessaloniki")
    create_user("anna", "first SPECIMEN", Role.REVIEWER, office)
    create_user("anna", "second SPECIMEN", Role.SUPERVISOR, office)
    user = User.objects.get()
    assert (user.role, user.office) == (Role.SUPERVISOR, office)
    assert not user.check_password("first SPECIMEN")
    assert user.check_password("second SPECIMEN")
    assert not user.is_staff
    assert not user.is_superuser


def test_passwords_are_kept_as_argon2() -> None:
    user = create_user("anna", "SPECIMEN", Role.REVIEWER)
    assert user.password.startswith("argon2$argon2id$")
