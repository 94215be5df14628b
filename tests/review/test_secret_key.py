import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fakelos.review.secret_key import load_or_create


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret.key"
    key = load_or_create(path)
    assert len(key) > 50
    assert load_or_create(path) == key


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    load_or_create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    assert load_or_create(tmp_path / "one") != load_or_create(tmp_path / "two")


def test_desks_that_start_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_or_create(path), range(32)))
    assert len(keys) == 1
    assert list(tmp_path.iterdir()) == [path]
