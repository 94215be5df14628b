from datetime import date
from uuid import UUID

import pytest

from fakelos.schemas.dossier import Status
from fakelos.storage.accounts import create_user
from fakelos.storage.decisions.checks import Choice
from fakelos.storage.decisions.letters import Printed, Printer
from fakelos.storage.decisions.making import decide
from fakelos.storage.decisions.table import Kind
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Dossier, Role, Station
from fakelos.storage.queues.claims import take
from fakelos.storage.results import save_results
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import streams
from tests.storage.specimens import case_of, evaluation_of, paper

pytestmark = pytest.mark.django_db

PAPER = paper("p1", "1.tif", 1)


@pytest.fixture
def batch(vault: Vault, station: Station) -> UUID:
    return receive(vault, Delivery(station, batch_id="B-1"), streams(("1.tif", b"SPECIMEN"))).batch_id


@pytest.mark.parametrize(
    ("status", "doubtful", "certainty", "counted"),
    [
        (Status.MET, False, 0.93, (1, 1, 0)),
        (Status.MISSING, False, 0.93, (0, 2, 0)),
        (Status.DOUBTFUL, True, 0.465, (0, 1, 1)),
        (Status.NOT_REQUIRED, False, 0.93, (0, 1, 0)),
    ],
)
def test_an_evaluation_says_how_its_dossier_stands_in_the_queues(
    vault: Vault, batch: UUID, status: Status, *, doubtful: bool, certainty: float, counted: tuple[int, int, int]
) -> None:
    case = case_of("2016/1", PAPER)
    save_results(vault, batch, [PAPER], [(case, evaluation_of(case, status))])
    stored = Dossier.objects.get()
    assert stored.doubtful == doubtful
    assert stored.certainty == pytest.approx(certainty)
    assert (stored.formal_met, stored.formal_missing, stored.formal_doubtful) == counted
    assert (stored.deadline, stored.deadline_kind) == (None, "")


def test_a_later_evaluation_moves_the_dossier(vault: Vault, batch: UUID) -> None:
    case = case_of("2016/1", PAPER)
    for status in (Status.DOUBTFUL, Status.MET):
        save_results(vault, batch, [PAPER], [(case, evaluation_of(case, status))])
    assert not Dossier.objects.get().doubtful
    assert Dossier.objects.get().search_keys.filter(kind="name").exists()


def due() -> tuple[str, str]:
    stored = Dossier.objects.get()
    return str(stored.deadline), stored.deadline_kind


def test_what_falls_due_is_the_earlier_of_the_buy_out_and_the_end_of_the_latest_certificate(
    vault: Vault, station: Station, batch: UUID
) -> None:
    case = case_of("2016/1", PAPER)

    def examine(buyout: date | None) -> None:
        examined = evaluation_of(case, Status.MET).model_copy(update={"buyout_deadline": buyout})
        save_results(vault, batch, [PAPER], [(case, examined)])

    def certify(kind: Kind, until: str) -> None:
        user, dossier = create_user(until, "SPECIMEN", Role.REVIEWER, station.office), Dossier.objects.get()
        take(user, dossier.pk)
        printed = Printed("type_a", "", b"SPECIMEN", {"valid_until": until})
        decide(user, dossier.pk, Choice(kind=kind, reason="SPECIMEN"), Printer(lambda _: [printed], vault))

    examine(date(2017, 3, 1))
    assert due() == ("2017-03-01", "buyout")
    certify(Kind.TYPE_A_BUYOUT, "2017-09-01")
    assert due() == ("2017-03-01", "buyout")
    examine(None)
    assert due() == ("2017-09-01", "certificate")
    certify(Kind.RENEW_TYPE_A, "2018-09-01")
    assert due() == ("2018-09-01", "certificate")
    examine(date(2017, 3, 1))
    assert due() == ("2017-03-01", "buyout")
