from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fakelos.storage.accounts import create_office, station_of
from fakelos.storage.models import Dossier, Role, Station, User
from fakelos.storage.queues import rows as queue_rows
from fakelos.storage.queues.definitions import Queue, all_queues, queues_of
from fakelos.storage.queues.rows import counts_of, rows_of
from tests.storage.dossier_rows import add_dossier

pytestmark = pytest.mark.django_db

State = Dossier.State


@pytest.fixture
def anna(station: Station) -> User:
    return User.objects.create_user("anna", role=Role.REVIEWER, office=station.office)


def queue_named(code: str) -> Queue:
    return next(queue for queue in all_queues() if queue.code == code)


def in_queue(user: User, code: str) -> list[Dossier]:
    return list(rows_of(user, queue_named(code)))


def test_every_state_has_a_queue_and_no_dossier_falls_between(station: Station, anna: User) -> None:
    dossiers = {
        add_dossier(station, state=state, doubtful=doubtful, application_no=f"{state}{doubtful}")
        for state in State
        for doubtful in (True, False)
    }
    assert {one for queue in all_queues() for one in rows_of(anna, queue)} == dossiers


def test_new_dossiers_are_free_of_doubt_and_the_most_pressing_comes_first(station: Station, anna: User) -> None:
    add_dossier(station, doubtful=True, priority=100)
    young, old = (add_dossier(station, priority=1, created_at=timezone.now() - timedelta(days=n)) for n in (1, 2))
    pressing = add_dossier(station, priority=9)
    assert in_queue(anna, "new") == [pressing, old, young]


def test_the_least_certain_of_the_doubtful_comes_first(station: Station, anna: User) -> None:
    sure, unsure = (add_dossier(station, doubtful=True, certainty=certainty) for certainty in (0.8, 0.2))
    assert in_queue(anna, "doubtful") == [unsure, sure]


def test_deadlines_that_passed_or_come_soon_are_near(station: Station, anna: User) -> None:
    today = timezone.localdate()
    near = add_dossier(station, deadline=today + timedelta(days=29), state=State.WAITING_PAPERS)
    past = add_dossier(station, deadline=today - timedelta(days=9))
    add_dossier(station, deadline=today + timedelta(days=32))
    add_dossier(station, deadline=today, state=State.DONE)
    add_dossier(station)
    assert in_queue(anna, "deadlines") == [past, near]


def test_what_was_done_last_stands_first(station: Station, anna: User) -> None:
    first, last = (add_dossier(station, state=State.DONE) for _ in range(2))
    Dossier.objects.filter(pk=first.pk).update(updated_at=Now() - timedelta(days=1))
    assert in_queue(anna, "done") == [last, first]


def test_ones_own_proposal_is_not_shown_for_countersignature(station: Station, anna: User) -> None:
    others, unknown = User.objects.create_user("nikos", role=Role.REVIEWER, office=station.office), None
    add_dossier(station, state=State.COUNTERSIGN, proposed_by=anna)
    shown = [add_dossier(station, state=State.COUNTERSIGN, proposed_by=who) for who in (others, unknown)]
    assert set(in_queue(anna, "countersign")) == set(shown)


def test_a_dossier_in_somebodys_hands_stands_in_no_queue(station: Station, anna: User) -> None:
    add_dossier(station, claimed_by=anna, claimed_until=timezone.now())
    assert in_queue(anna, "new") == []


@pytest.mark.parametrize("role", [Role.STATION, Role.ADMINISTRATOR])
def test_who_does_not_examine_has_no_queues(station: Station, role: Role) -> None:
    user = User.objects.create_user("x", role=role, office=station.office)
    add_dossier(station)
    assert queues_of(role) == []
    assert list(rows_of(user, queue_named("new"))) == []


def test_another_offices_dossiers_stand_in_no_queue(anna: User) -> None:
    add_dossier(station_of(create_office("larisa").code, "counter"))
    assert not any(counts_of(anna, all_queues()).values())


def test_counts_are_those_of_the_rows(
    station: Station, anna: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for values in ({}, {}, {"doubtful": True}, {"state": State.DONE}, {"state": State.COUNTERSIGN}):
        add_dossier(station, **values)
    with django_assert_num_queries(1):
        counts = counts_of(anna, all_queues())
    assert counts == {queue.code: rows_of(anna, queue).count() for queue in all_queues()}
    assert sum(counts.values()) == 5


def test_counting_stops_where_it_would_cost(station: Station, anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue_rows, "COUNTED_UP_TO", 2)
    for _ in range(3):
        add_dossier(station)
    assert counts_of(anna, queues_of(Role.REVIEWER))["new"] == 2


def test_a_queue_that_is_only_glanced_at_is_counted_less_far(
    station: Station, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_rows, "GLANCED_UP_TO", 2)
    for doubtful in (True, False) * 3:
        add_dossier(station, doubtful=doubtful)
    counts = counts_of(anna, queues_of(Role.REVIEWER), glanced={"doubtful"})
    assert (counts["new"], counts["doubtful"]) == (3, 2)
