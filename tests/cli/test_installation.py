"""What a start makes sure of before any paper is touched."""

from pathlib import Path

import pytest

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings
from fakelos.storage.sealed.keys import Keys
from fakelos.storage.sealed.master_key import create_master_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """One on the test's own database, without Prefect's environment."""
    monkeypatch.setattr("fakelos.cli.installation.configure", lambda _: None)
    monkeypatch.setattr("fakelos.storage.setup.prepare_database", lambda: None)
    return Settings(home=tmp_path)


def seal_something(settings: Settings) -> None:
    key, _ = Keys(settings.master_key).create()
    key.save(force_insert=True)


def test_the_first_start_makes_a_master_key(installation: Settings) -> None:
    prepare_installation(installation)
    kept = installation.master_key.read_bytes()
    seal_something(installation)
    prepare_installation(installation)
    assert installation.master_key.read_bytes() == kept


def test_a_master_key_that_is_gone_is_never_replaced_once_papers_hang_on_it(installation: Settings) -> None:
    prepare_installation(installation)
    seal_something(installation)
    installation.master_key.unlink()
    with pytest.raises(ConfigurationError, match="master_key_missing"):
        prepare_installation(installation)
    assert not installation.master_key.exists()


def test_another_master_key_stops_the_start(installation: Settings) -> None:
    prepare_installation(installation)
    seal_something(installation)
    installation.master_key.unlink()
    create_master_key(installation.master_key)
    with pytest.raises(ConfigurationError, match="master_key_wrong"):
        prepare_installation(installation)


def test_a_master_key_that_others_may_read_stops_the_start(installation: Settings) -> None:
    prepare_installation(installation)
    installation.master_key.chmod(0o640)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        prepare_installation(installation)
