from datetime import timedelta

import pytest
from django.utils import timezone

from fakelos.storage.accounts import create_office
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import AuditEntry, Dossier, Role, Station, User
from fakelos.storage.queues import claims
from fakelos.storage.queues.leave import away_today, colleagues_of, set_leave
from tests.storage.dossier_rows import add_dossier

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def anna(station: Station) -> User:
    return User.objects.create_user("anna", role=Role.REVIEWER, office=station.office)


@pytest.fixture
def chief(station: Station) -> User:
    return User.objects.create_user("chief", role=Role.SUPERVISOR, office=station.office)


def test_a_leave_gives_back_what_one_holds_and_colleagues_find_it(station: Station, anna: User, chief: User) -> None:
    held = [add_dossier(station), add_dossier(station)]
    for one in held:
        claims.take(anna, one.pk)
    set_leave(chief, anna.pk, TODAY + timedelta(days=7))
    assert [claims.take_next(chief, "new") for _ in held] == held
    entry = AuditEntry.objects.get(action="leave.set")
    assert (entry.actor, entry.subject) == (str(chief.pk), str(anna.pk))
    assert set(entry.details["dossiers"]) == {str(one.pk) for one in held}


def test_who_is_away_today_is_known_until_the_last_day_has_passed(anna: User, chief: User) -> None:
    set_leave(anna, anna.pk, TODAY + timedelta(days=1))
    User.objects.filter(pk=chief.pk).update(away_until=TODAY - timedelta(days=2))
    assert list(away_today(chief)) == [anna]


def test_who_is_back_takes_dossiers_again(station: Station, anna: User) -> None:
    dossier = add_dossier(station)
    set_leave(anna, anna.pk, TODAY)
    set_leave(anna, anna.pk, None)
    assert claims.take_next(User.objects.get(pk=anna.pk), "new") == dossier
    assert AuditEntry.objects.filter(action="leave.ended").exists()


def test_only_supervisors_speak_for_others_and_only_of_their_office(station: Station, anna: User, chief: User) -> None:
    stranger = User.objects.create_user("x", role=Role.REVIEWER, office=create_office("larisa"))
    clerk = User.objects.create_user("clerk", role=Role.STATION, office=station.office)
    for by, whom in ((anna, chief), (chief, stranger), (chief, clerk), (stranger, anna)):
        with pytest.raises(NotFound):
            set_leave(by, whom.pk, TODAY)
    assert not User.objects.exclude(away_until=None).exists()


def test_a_leave_leaves_the_claims_of_others_alone(station: Station, anna: User, chief: User) -> None:
    claims.take(chief, add_dossier(station).pk)
    set_leave(anna, anna.pk, TODAY)
    assert Dossier.objects.get().claimed_by == chief


def test_who_has_no_office_has_no_colleagues(anna: User) -> None:
    lost = User.objects.create_user("lost", role=Role.SUPERVISOR)
    assert anna not in colleagues_of(lost)
    assert not colleagues_of(lost).exists()
