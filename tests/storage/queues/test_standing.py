from uuid import UUID

import pytest

from fakelos.schemas.dossier import Status
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Dossier, Station
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
    ("status", "doubtful", "certainty"),
    [(Status.MET, False, 0.93), (Status.DOUBTFUL, True, 0.465), (Status.NOT_REQUIRED, False, 0.93)],
)
def test_an_evaluation_says_how_its_dossier_stands_in_the_queues(
    vault: Vault, batch: UUID, status: Status, *, doubtful: bool, certainty: float
) -> None:
    case = case_of("2016/1", PAPER)
    save_results(vault, batch, [PAPER], [(case, evaluation_of(case, status))])
    stored = Dossier.objects.get()
    assert stored.doubtful == doubtful
    assert stored.certainty == pytest.approx(certainty)
    assert stored.deadline is None


def test_a_later_evaluation_moves_the_dossier(vault: Vault, batch: UUID) -> None:
    case = case_of("2016/1", PAPER)
    for status in (Status.DOUBTFUL, Status.MET):
        save_results(vault, batch, [PAPER], [(case, evaluation_of(case, status))])
    assert not Dossier.objects.get().doubtful
    assert Dossier.objects.get().search_keys.filter(kind="name").exists()
