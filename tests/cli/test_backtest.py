"""`fakelos rules backtest`: which stored dossiers a changed rule would turn, by opaque ids and codes alone."""

import io
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from fakelos.cli import app
from fakelos.rules.circulars import HERE
from fakelos.rules.evaluate import evaluate
from fakelos.storage.accounts import station_of
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Dossier
from fakelos.storage.results import save_results
from fakelos.storage.sealed.blobs import LocalBlobs
from fakelos.storage.sealed.keys import Keys
from fakelos.storage.sealed.master_key import create_master_key
from fakelos.storage.sealed.vault import Vault
from tests.rules.papers import fee, g13

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own database stands for the installation's."""
    monkeypatch.setattr("fakelos.cli.backtest.prepare_installation", lambda _: None)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """A stored dossier of Γ1.3 with a fee of 150 euros."""
    create_master_key(tmp_path / "master.key")
    vault = Vault(Keys(tmp_path / "master.key"), LocalBlobs(tmp_path / "blobs"))
    delivery = Delivery(station_of("ATH", "C1"), batch_id="B-1")
    receipt = receive(vault, delivery, [("SPECIMEN.tif", io.BytesIO(b"SPECIMEN"))])
    case = g13(fee=fee("150.00"), known={"application_no": "1/2016"})
    save_results(vault, receipt.batch_id, list(case.documents), [(case, evaluate(case))])
    return Dossier.objects.get()


def backtest(*arguments: str | Path) -> tuple[int, str]:
    run = CliRunner().invoke(app, ["rules", "backtest", *map(str, arguments)])
    return run.exit_code, run.output


def test_the_law_as_it_is_turns_no_dossier(dossier: Dossier) -> None:
    code, said = backtest("--as-of", "2020-01-01")
    assert (code, "0 of 1" in said) == (0, True), said
    assert str(dossier.pk) not in said


def test_a_changed_circular_names_the_dossiers_that_it_turns(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    copytree(HERE / "circulars", folder)
    for path in folder.glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace('"300.00"', '"150.00"'), encoding="utf-8")
    code, said = backtest("--as-of", "2020-01-01", "--circulars", folder)
    assert code == 3, said
    assert f"{dossier.pk}  type_a_missing_documents → type_a_complete" in said
    assert "    formal fee: missing → met" in said
    assert "1/2016" not in said


def test_a_wrong_circular_fails_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
    code, said = backtest("--as-of", "2020-01-01", "--circulars", tmp_path)
    assert code == 1
    assert "broken.toml" in said
    assert "Correct the TOML" in said
