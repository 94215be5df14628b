from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from fakelos.schemas.errors import Conflict
from fakelos.storage import audit
from fakelos.storage.accounts import create_office
from fakelos.storage.dossiers import NotFound
from fakelos.storage.models import AuditEntry, Dossier, Office, Role, Station, User
from fakelos.storage.queues import claims
from fakelos.storage.queues.claims import ClaimedByOther, MarkedAway, NotClaimed
from tests.storage.dossier_rows import add_dossier

pytestmark = pytest.mark.django_db

MakeUser = Callable[..., User]
NEW = "new"


@pytest.fixture
def office(station: Station) -> Office:
    return station.office


@pytest.fixture
def user(office: Office) -> MakeUser:
    def make(name: str, role: Role = Role.REVIEWER, of: Office | None = office) -> User:
        return User.objects.create_user(name, role=role, office=of)

    return make


def end_lease(dossier: Dossier) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(claimed_until=Now() - timedelta(seconds=1))


def actions() -> list[str]:
    return list(AuditEntry.objects.values_list("action", flat=True))


def test_the_most_pressing_dossier_is_taken_first_and_once(station: Station, user: MakeUser) -> None:
    later, first = add_dossier(station, priority=1), add_dossier(station, priority=9)
    anna, nikos, eleni = user("anna"), user("nikos"), user("eleni")
    assert [claims.take_next(one, NEW) for one in (anna, nikos, eleni)] == [first, later, None]


def test_a_taken_dossier_names_its_holder_and_the_end_of_the_lease(station: Station, user: MakeUser) -> None:
    add_dossier(station)
    anna = user("anna")
    assert claims.take_next(anna, NEW)
    stored = Dossier.objects.annotate(left=F("claimed_until") - Now()).get()
    assert stored.claimed_by == anna
    assert timedelta(minutes=29) < stored.left <= timedelta(minutes=30)


def test_what_a_colleague_holds_cannot_be_taken_changed_renewed_or_released(station: Station, user: MakeUser) -> None:
    dossier, anna, nikos = add_dossier(station), user("anna"), user("nikos")
    claims.take(anna, dossier.pk)
    with pytest.raises(ClaimedByOther):
        claims.take(nikos, dossier.pk)
    for act in (claims.require_claim, claims.renew, claims.release):
        with pytest.raises(NotClaimed):
            act(nikos, dossier.pk)
    assert Dossier.objects.get().claimed_by == anna


def test_a_conflict_is_told_from_what_is_not_found() -> None:
    assert issubclass(ClaimedByOther, Conflict)
    assert issubclass(NotClaimed, Conflict)
    assert not issubclass(NotFound, Conflict)


def test_taking_what_one_holds_renews_the_lease(station: Station, user: MakeUser) -> None:
    dossier, anna = add_dossier(station), user("anna")
    claims.take(anna, dossier.pk)
    Dossier.objects.update(claimed_until=Now() + timedelta(seconds=5))
    claims.take(anna, dossier.pk)
    assert Dossier.objects.filter(claimed_until__gt=Now() + timedelta(minutes=20)).exists()
    assert actions() == ["dossier.claimed"]


@pytest.mark.parametrize("act", [claims.renew, claims.require_claim])
def test_work_renews_the_lease(station: Station, user: MakeUser, act: Callable[..., object]) -> None:
    dossier, anna = add_dossier(station), user("anna")
    claims.take(anna, dossier.pk)
    Dossier.objects.update(claimed_until=Now() + timedelta(seconds=5))
    act(anna, dossier.pk)
    assert Dossier.objects.filter(claimed_until__gt=Now() + timedelta(minutes=20)).exists()


def test_a_lease_ends_by_the_databases_clock(station: Station, user: MakeUser) -> None:
    dossier, anna, nikos = add_dossier(station), user("anna"), user("nikos")
    claims.take(anna, dossier.pk)
    end_lease(dossier)
    with pytest.raises(NotClaimed):
        claims.renew(anna, dossier.pk)
    assert claims.take_next(nikos, NEW) == dossier
    with pytest.raises(NotClaimed):
        claims.require_claim(anna, dossier.pk)


def test_an_ended_lease_can_be_taken_by_anybody(station: Station, user: MakeUser) -> None:
    dossier, anna, nikos = add_dossier(station), user("anna"), user("nikos")
    claims.take(anna, dossier.pk)
    end_lease(dossier)
    assert claims.take(nikos, dossier.pk).claimed_by == nikos


def test_a_released_dossier_stands_in_its_queue_again(station: Station, user: MakeUser) -> None:
    dossier, anna, nikos = add_dossier(station), user("anna"), user("nikos")
    claims.take(anna, dossier.pk)
    claims.release(anna, dossier.pk)
    assert claims.take_next(nikos, NEW) == dossier
    assert actions() == ["dossier.claimed", "dossier.released", "dossier.claimed"]


def test_a_supervisor_frees_what_somebody_holds(station: Station, user: MakeUser) -> None:
    dossier, anna, chief = add_dossier(station), user("anna"), user("chief", Role.SUPERVISOR)
    claims.take(anna, dossier.pk)
    claims.free(chief, dossier.pk)
    assert Dossier.objects.get().claimed_by is None
    entry = AuditEntry.objects.get(action="dossier.freed")
    assert (entry.actor, entry.details) == (str(chief.pk), {"holder": anna.pk})


def test_only_supervisors_of_the_office_free_a_claim(station: Station, user: MakeUser) -> None:
    dossier, anna = add_dossier(station), user("anna")
    claims.take(anna, dossier.pk)
    elsewhere = create_office("larisa")
    for one in (anna, user("auditor", Role.AUDITOR), user("stranger", Role.SUPERVISOR, elsewhere)):
        with pytest.raises(NotFound):
            claims.free(one, dossier.pk)
    assert Dossier.objects.get().claimed_by == anna


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.STATION, Role.ADMINISTRATOR])
def test_who_only_reads_takes_nothing(station: Station, user: MakeUser, role: Role) -> None:
    dossier, reader = add_dossier(station), user("reader", role)
    with pytest.raises(NotFound):
        claims.take(reader, dossier.pk)
    with pytest.raises(NotFound):
        claims.take_next(reader, NEW)


def test_the_border_of_the_office_holds(station: Station, user: MakeUser) -> None:
    dossier, stranger = add_dossier(station), user("stranger", Role.REVIEWER, create_office("larisa"))
    assert claims.take_next(stranger, NEW) is None
    for act in (claims.take, claims.require_claim, claims.renew, claims.release):
        with pytest.raises(NotFound):
            act(stranger, dossier.pk)


@pytest.mark.parametrize("code", ["done", "papers", "unknown", ""])
def test_queues_that_offer_nothing_are_not_taken_from(station: Station, user: MakeUser, code: str) -> None:
    add_dossier(station)
    with pytest.raises(NotFound):
        claims.take_next(user("anna"), code)


def test_a_proposal_is_never_offered_to_who_made_it(station: Station, user: MakeUser) -> None:
    anna, nikos = user("anna"), user("nikos")
    dossier = add_dossier(station, state=Dossier.State.COUNTERSIGN, proposed_by=anna)
    assert claims.take_next(anna, "countersign") is None
    assert claims.take_next(nikos, "countersign") == dossier


def test_who_is_away_takes_nothing_until_the_day_has_passed(station: Station, user: MakeUser) -> None:
    dossier, anna = add_dossier(station), user("anna")
    today = timezone.localdate()
    anna.away_until = today + timedelta(days=1)
    anna.save()
    with pytest.raises(MarkedAway):
        claims.take_next(anna, NEW)
    with pytest.raises(MarkedAway):
        claims.take(anna, dossier.pk)
    anna.away_until = today - timedelta(days=1)
    anna.save()
    assert claims.take_next(anna, NEW) == dossier


def test_a_change_needs_a_transaction_of_its_own(station: Station, user: MakeUser) -> None:
    dossier, anna = add_dossier(station), user("anna")
    claims.take(anna, dossier.pk)
    with transaction.atomic():
        assert claims.require_claim(anna, dossier.pk) == dossier


def test_claims_keep_the_audit_chain_whole(station: Station, user: MakeUser) -> None:
    dossier, anna = add_dossier(station), user("anna")
    claims.take(anna, dossier.pk)
    claims.release(anna, dossier.pk)
    assert audit.verify_chain().broken_at is None
