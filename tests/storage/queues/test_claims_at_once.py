"""Two hundred people reach for the next dossier at once: nobody gets what another has."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from fakelos.storage import audit
from fakelos.storage.models import AuditEntry, Dossier, Role, Station, User
from fakelos.storage.queues import claims
from fakelos.storage.queues.claims import ClaimedByOther
from tests.storage.dossier_rows import add_dossier

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS, AT_ONCE, DOSSIERS = 200, 20, 120


@pytest.fixture
def people(station: Station) -> list[User]:
    names = [f"SPECIMEN-{number}" for number in range(CLIENTS)]
    User.objects.bulk_create(User(username=name, role=Role.REVIEWER, office=station.office) for name in names)
    return list(User.objects.select_related("office").order_by("pk"))


def by_all(people: list[User], act: Callable[[User], UUID | None]) -> list[UUID | None]:
    """What everybody gets, `AT_ONCE` of them starting in the same moment."""
    start = Barrier(AT_ONCE)

    def work(some: list[User]) -> list[UUID | None]:
        start.wait()
        try:
            return [act(person) for person in some]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [got for part in pool.map(work, [people[at::AT_ONCE] for at in range(AT_ONCE)]) for got in part]


def next_of(person: User) -> UUID | None:
    taken = claims.take_next(person, "new")
    return taken.pk if taken else None


def test_two_hundred_people_never_get_the_same_dossier(station: Station, people: list[User]) -> None:
    dossiers = {add_dossier(station).pk for _ in range(DOSSIERS)}
    got = Counter(by_all(people, next_of))
    assert got.pop(None) == CLIENTS - DOSSIERS
    assert set(got) == dossiers
    assert set(got.values()) == {1}
    assert AuditEntry.objects.filter(action="dossier.claimed").count() == DOSSIERS
    assert audit.verify_chain() == audit.Verdict(entries=DOSSIERS)


def test_one_dossier_wanted_by_everybody_goes_to_one(station: Station, people: list[User]) -> None:
    wanted = add_dossier(station).pk

    def take(person: User) -> UUID | None:
        try:
            return claims.take(person, wanted).pk
        except ClaimedByOther:
            return None

    got = by_all(people, take)
    assert Counter(got) == {None: CLIENTS - 1, wanted: 1}
    holder = people.index(Dossier.objects.get().claimed_by)  # type: ignore[arg-type]
    assert AuditEntry.objects.get().actor == str(people[holder].pk)


def test_dossiers_taken_and_given_back_by_many_are_whole_in_the_audit_chain(
    station: Station, people: list[User]
) -> None:
    for _ in range(3):
        add_dossier(station)

    def take_and_release(person: User) -> UUID | None:
        taken = next_of(person)
        if taken:
            claims.release(person, taken)
        return taken

    got = [one for one in by_all(people[:60], take_and_release) if one]
    assert AuditEntry.objects.count() == 2 * len(got)
    assert audit.verify_chain().broken_at is None
    assert not Dossier.objects.exclude(claimed_by=None).exists()
