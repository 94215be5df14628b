from datetime import date, timedelta

import pytest
from django.utils import timezone

from fakelos.schemas.errors import BadInput
from fakelos.storage.accounts import (
    Particulars,
    create_office,
    create_user,
    end_sessions,
    get_person,
    people_of,
    save_person,
    set_up_person,
    station_of,
)
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import AuditEntry, Dossier, Office, Role, Station, User
from fakelos.storage.tokens import Scope, make_token
from tests.review.sample import store_dossier

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


@pytest.fixture
def office() -> Office:
    return create_office("thessaloniki")


@pytest.fixture
def maria(office: Office) -> User:
    return create_user("maria", "SPECIMEN", Role.ADMINISTRATOR, office)


def particulars(office: Office | None, **changed: object) -> Particulars:
    return Particulars("anna", "Άννα", "SPECIMEN", Role.REVIEWER, office, None)._replace(**changed)  # type: ignore[arg-type]


def test_an_administrator_looks_after_the_people_of_their_office(maria: User, office: Office) -> None:
    create_user("foreign", "SPECIMEN", Role.REVIEWER, create_office("larisa"))
    make_token("archive", office, [Scope.DOSSIERS])
    anna = save_person(maria, None, particulars(office))
    assert set(people_of(maria)) == {maria, anna}
    everybody = create_user("root", "SPECIMEN", Role.ADMINISTRATOR)
    assert {person.username for person in people_of(everybody)} == {"maria", "anna", "foreign", "root"}


def test_a_person_made_without_a_password_has_none(maria: User, office: Office) -> None:
    assert not save_person(maria, None, particulars(office)).has_usable_password()
    known = save_person(maria, None, particulars(office, username="zoe", password="SPECIMEN word"))  # noqa: S106
    assert save_person(maria, known.pk, particulars(office, username="zoe")).check_password("SPECIMEN word")


def test_every_act_is_written_down_without_names(maria: User, office: Office) -> None:
    anna = save_person(maria, None, particulars(office))
    save_person(maria, anna.pk, particulars(office, role=Role.SUPERVISOR, away_until=date(2026, 12, 1)))
    end_sessions(maria, anna.pk)
    entries = AuditEntry.objects.order_by("seq")
    assert [entry.action for entry in entries] == ["person.made", "person.changed", "person.sessions_ended"]
    assert {(entry.actor, entry.subject) for entry in entries} == {(str(maria.pk), str(anna.pk))}
    change = entries[1].details
    assert (change["before"]["role"], change["after"]["role"]) == ("reviewer", "supervisor")
    assert "Άννα" not in str(list(entries.values()))


def test_rights_end_at_the_border_of_the_office(maria: User, office: Office) -> None:
    larisa = create_office("larisa")
    stranger = create_user("foreign", "SPECIMEN", Role.REVIEWER, larisa)
    for attempt in (
        lambda: get_person(maria, stranger.pk),
        lambda: end_sessions(maria, stranger.pk),
        lambda: save_person(maria, None, particulars(larisa)),
        lambda: save_person(maria, None, particulars(None)),
        lambda: save_person(stranger, None, particulars(larisa)),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert not AuditEntry.objects.exists()
    assert office.users.count() == 1


def test_names_are_given_once_and_nobody_removes_themselves(maria: User, office: Office) -> None:
    with pytest.raises(BadInput, match="username_taken"):
        save_person(maria, None, particulars(office, username="MARIA"))
    for own in ({"role": Role.REVIEWER}, {"is_active": False}):
        with pytest.raises(BadInput, match="own_rights"):
            save_person(maria, maria.pk, particulars(office, username="maria", role=Role.ADMINISTRATOR)._replace(**own))


def test_who_works_at_the_server_makes_people_and_is_written_down(office: Office) -> None:
    anna = set_up_person("anna", "SPECIMEN", Role.REVIEWER, office)
    dossier = store_dossier(station_of(office.code, "counter-1"))
    Dossier.objects.update(claimed_by=anna)
    set_up_person("anna", "other SPECIMEN", Role.AUDITOR, office)
    entries = list(AuditEntry.objects.filter(subject=str(anna.pk)))
    assert [(one.actor, one.action) for one in entries] == [("machine", "person.made"), ("machine", "person.changed")]
    assert (entries[0].details["before"], entries[1].details["before"]["role"]) == ({}, "reviewer")
    assert Dossier.objects.get(pk=dossier).claimed_by is None


@pytest.mark.parametrize(("days", "keeps"), [(-1, True), (0, False), (1, False)])
def test_only_a_leave_that_has_not_passed_takes_dossiers_away(
    days: int, maria: User, office: Office, *, keeps: bool
) -> None:
    anna = save_person(maria, None, particulars(office))
    store_dossier(station_of(office.code, "counter-1"))
    Dossier.objects.update(claimed_by=anna)
    until = timezone.localdate() + timedelta(days=days)
    save_person(maria, anna.pk, particulars(office, last_name="SPECIMEN-2", away_until=until))
    assert Dossier.objects.filter(claimed_by=anna).exists() is keeps


def test_the_stamp_of_a_session_changes_with_whatever_gives_rights(office: Office) -> None:
    user = create_user("anna", "SPECIMEN", Role.REVIEWER, office)
    stamps = {user.get_session_auth_hash()}
    for name, value in (
        ("role", Role.SUPERVISOR),
        ("office", create_office("larisa")),
        ("station", station_of("larisa", "counter-1")),
        ("sessions_ended", 1),
        ("password", "other"),
    ):
        setattr(user, name, value)
        stamps.add(user.get_session_auth_hash())
    assert len(stamps) == 6
    user.first_name = "Άννα"
    assert user.get_session_auth_hash() in stamps
