import stat
from pathlib import Path

import pytest

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.sealed.master_key import (
    add_master_key,
    create_master_key,
    fingerprint,
    keep_current_master_key,
    load_master_keys,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "master.key"


def test_a_new_key_is_for_its_owner_alone(path: Path) -> None:
    create_master_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(load_master_keys(path).current) == 32


def test_an_existing_key_is_never_replaced(path: Path) -> None:
    create_master_key(path)
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="master_key_exists"):
        create_master_key(path)
    assert path.read_bytes() == before


def test_a_missing_key_is_told_with_its_place(path: Path) -> None:
    with pytest.raises(ConfigurationError, match=f"master_key_missing: {path}"):
        load_master_keys(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_that_others_can_read_is_refused(path: Path, mode: int) -> None:
    create_master_key(path)
    path.chmod(mode)
    with pytest.raises(ConfigurationError, match=f"master_key_permissions: chmod 600 {path}"):
        load_master_keys(path)


@pytest.mark.parametrize("text", ["", "\n\n", "not base64!", "c2hvcnQ=", "ΚΛΕΙΔΙ"])
def test_a_damaged_key_is_refused(path: Path, text: str) -> None:
    create_master_key(path)
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="master_key_damaged"):
        load_master_keys(path)


def test_a_rotation_puts_a_new_key_first_and_ends_with_it_alone(path: Path) -> None:
    create_master_key(path)
    old = load_master_keys(path).current
    add_master_key(path)
    keys = load_master_keys(path)
    assert keys.current != old
    assert keys.find(fingerprint(old)) == old
    keep_current_master_key(path)
    assert load_master_keys(path).keys == (keys.current,)
    with pytest.raises(ConfigurationError, match="master_key_wrong"):
        load_master_keys(path).find(fingerprint(old))


def test_nothing_is_left_beside_the_key(path: Path) -> None:
    create_master_key(path)
    add_master_key(path)
    assert list(path.parent.iterdir()) == [path]
