from uuid import UUID, uuid4

import pytest

from fakelos.schemas.page import ClassGuess
from fakelos.schemas.page import Page as Reading
from fakelos.storage import audit
from fakelos.storage.accounts import create_office, create_user, station_of
from fakelos.storage.dossiers import (
    NotFound,
    batches_visible_to,
    dossiers_visible_to,
    get_batch,
    get_dossier,
    get_page,
    pages_visible_to,
)
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import AuditEntry, Office, Role, Station, User
from fakelos.storage.pages import save_page
from fakelos.storage.queues.definitions import all_queues
from fakelos.storage.queues.rows import rows_of
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import paper, prepared

pytestmark = pytest.mark.django_db

READERS = [Role.REVIEWER, Role.SUPERVISOR, Role.AUDITOR]


@pytest.fixture
def batch(vault: Vault, station: Station) -> UUID:
    receipt = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN")))
    guess = ClassGuess(doc_class=None, confidence=0)
    save_page(vault, receipt.items[0].id, Reading(number=1, width=1, height=1), guess, b"image", "image/png")
    return receipt.batch_id


@pytest.fixture
def dossier_id(vault: Vault, batch: UUID) -> UUID:
    one = paper("p1", "1.tif", 1)
    return save_results(vault, batch, [one], [prepared("2016/77", one)])[0]


def user(role: Role, office: Office | None, station: Station | None = None, *, active: bool = True) -> User:
    user = create_user(f"{role}-{office}-{station}", "SPECIMEN", role, office, station)
    user.is_active = active
    user.save()
    return user


def strangers(station: Station) -> list[User]:
    """Everybody who may not see the dossier."""
    others = station_of("larisa", "counter-1")
    return [
        *(user(role, others.office) for role in Role),
        *(user(role, None) for role in Role),
        user(Role.STATION, station.office, station),
        user(Role.ADMINISTRATOR, station.office),
        user(Role.REVIEWER, station.office, active=False),
    ]


@pytest.mark.parametrize("role", READERS)
def test_who_examines_or_audits_in_the_office_sees_its_dossiers(role: Role, station: Station, dossier_id: UUID) -> None:
    reader = user(role, station.office)
    assert get_dossier(reader, str(dossier_id)).pk == dossier_id
    assert [one.pk for one in dossiers_visible_to(reader)] == [dossier_id]
    assert pages_visible_to(reader).count() == 1


def test_forbidden_and_unknown_are_told_alike(station: Station, dossier_id: UUID) -> None:
    reader = user(Role.REVIEWER, station.office)
    for stranger in strangers(station):
        with pytest.raises(NotFound) as forbidden:
            get_dossier(stranger, dossier_id)
        for unknown in (uuid4(), "", "1", "not an id", "0" * 33):
            with pytest.raises(NotFound) as missing:
                get_dossier(reader, unknown)
            assert (str(missing.value), missing.value.args) == (str(forbidden.value), forbidden.value.args)
        assert not dossiers_visible_to(stranger).exists()
        assert not any(rows_of(stranger, queue).exists() for queue in all_queues())


def test_every_read_of_a_dossier_or_page_is_in_the_audit_log(station: Station, dossier_id: UUID) -> None:
    reader = user(Role.REVIEWER, station.office)
    page = get_page(reader, pages_visible_to(reader).get().pk)
    get_dossier(reader, dossier_id)
    get_dossier(reader, dossier_id)
    reads = AuditEntry.objects.filter(actor=str(reader.pk)).values_list("action", "subject", "office")
    read = ("dossier.read", str(dossier_id), "thessaloniki")
    assert list(reads) == [("page.read", str(page.pk), "thessaloniki"), read, read]
    assert audit.verify_chain().broken_at is None


def test_a_station_sees_what_became_of_its_own_batches_alone(station: Station, batch: UUID) -> None:
    clerk = user(Role.STATION, station.office, station)
    assert get_batch(clerk, batch).pk == batch
    assert get_page(clerk, pages_visible_to(clerk).get().pk).number == 1
    neighbour = user(Role.STATION, station.office, station_of("thessaloniki", "counter-2"))
    homeless = user(Role.STATION, station.office)
    for other in (neighbour, homeless):
        assert not batches_visible_to(other).exists()
        assert not pages_visible_to(other).exists()
        with pytest.raises(NotFound):
            get_batch(other, batch)


def test_pages_of_another_office_are_not_found(station: Station, dossier_id: UUID) -> None:
    page_id = pages_visible_to(user(Role.REVIEWER, station.office)).get().pk
    with pytest.raises(NotFound):
        get_page(user(Role.REVIEWER, create_office("larisa")), page_id)
    assert dossier_id


def test_the_queue_gives_the_most_pressing_first_then_the_oldest(vault: Vault, station: Station, batch: UUID) -> None:
    one = paper("p1", "1.tif", 1)
    dossiers = [prepared(f"2016/{number}", priority=priority) for number, priority in enumerate([1, 9, 5, 9])]
    ids = save_results(vault, batch, [one], dossiers)
    new = all_queues()[0]
    queue = [one.pk for one in rows_of(user(Role.REVIEWER, station.office), new)]
    assert set(queue) == set(ids)
    assert queue[0] in {ids[1], ids[3]}
    assert queue[2:] == [ids[2], ids[0]]
