from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.functions import Now
from pytest_django import DjangoAssertNumQueries

from fakelos.storage.accounts import create_office, station_of
from fakelos.storage.kept import kept
from fakelos.storage.models import DataKey, Office, Station

pytestmark = pytest.mark.django_db


@kept
def stations_called(code: str, office: int) -> QuerySet[Station]:
    """Stations with their office and the database's time."""
    return Station.objects.filter(code=code, office=office).select_related("office").annotate(clock=Now())


@kept
def key_of(key: UUID) -> QuerySet[DataKey]:
    return DataKey.objects.filter(pk=key)


def test_each_call_gives_the_rows_of_its_own_values() -> None:
    first, second = station_of("thessaloniki", "1"), station_of("thessaloniki", "2")
    assert [stations_called(one.code, one.office_id) for one in (first, second, first)] == [[first], [second], [first]]
    assert stations_called("3", first.office_id) == []
    assert stations_called(first.code, first.office_id + 1) == []


def test_rows_are_whole_with_what_was_asked_for_beside_them(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    station = station_of("thessaloniki", "1")
    with django_assert_num_queries(1):
        [found] = stations_called("1", station.office_id)
        assert (found.office.code, found.code) == ("thessaloniki", "1")
        assert found.clock.tzinfo  # type: ignore[attr-defined] # annotated
    found.code = "9"
    found.save()
    assert Station.objects.get().code == "9"


def test_ids_of_many_digits_are_found() -> None:
    key = DataKey.objects.create(pk=uuid4(), wrapped=b"SPECIMEN")
    assert key_of(key.pk) == [key]
    assert bytes(key_of(key.pk)[0].wrapped) == b"SPECIMEN"
    assert key_of(uuid4()) == []


def test_what_somebody_typed_is_a_value_and_never_a_part_of_the_statement() -> None:
    office = create_office("thessaloniki")
    assert stations_called("' OR 1=1 --", office.pk) == []
    assert stations_called("%s", office.pk) == []


def test_columns_alone_come_as_they_are_asked_for() -> None:
    office = create_office("thessaloniki")
    create_office("athens")

    @kept
    def codes(first: int) -> QuerySet[Office, tuple[str, str]]:
        return Office.objects.filter(pk__gte=first).order_by("pk").values_list("code", "name")

    assert codes(office.pk) == [("thessaloniki", ""), ("athens", "")]
    assert codes(office.pk + 1) == [("athens", "")]


def test_a_query_that_finds_nothing_ever_is_not_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    @kept
    def none_of(office: int) -> QuerySet[Office]:
        return Office.objects.filter(pk=office).none()

    with django_assert_num_queries(0):
        assert none_of(1) == []


def test_a_value_that_would_become_a_part_of_the_statement_is_refused() -> None:
    @kept
    def first_offices(number: int) -> QuerySet[Office]:
        return Office.objects.all()[:number]

    with pytest.raises(TypeError, match="only compare"):
        first_offices(1)


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_by_its_own_connection() -> None:
    station, found = station_of("thessaloniki", "1"), []
    stations_called("1", station.office_id)

    def ask() -> None:
        found.extend(stations_called("1", station.office_id))
        connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [station]
    assert connection.connection is not None
