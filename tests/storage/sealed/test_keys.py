from pathlib import Path

import pytest

from fakelos.schemas.errors import BadInput, ConfigurationError
from fakelos.storage.models import DataKey
from fakelos.storage.sealed.keys import Keys, erase
from fakelos.storage.sealed.master_key import create_master_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    create_master_key(tmp_path / "master.key")
    return Keys(tmp_path / "master.key")


def make(keys: Keys, *under: DataKey) -> tuple[DataKey, bytes]:
    row, key = keys.create(under)
    row.save(force_insert=True)
    return row, key


def stored(row: DataKey) -> DataKey:
    return DataKey.objects.get(pk=row.pk)


def test_a_key_opens_to_the_bytes_it_was_made_with(keys: Keys) -> None:
    row, key = make(keys)
    assert len(key) == 32
    assert keys.open(stored(row)) == key
    assert key not in bytes(stored(row).wrapped)


def test_a_moved_key_is_the_same_key(keys: Keys) -> None:
    dossier, _ = make(keys)
    row, key = make(keys)
    keys.move([row], [dossier])
    assert keys.open(stored(row)) == key
    keys.move([row], [])
    assert keys.open(stored(row)) == key


def test_a_key_is_closed_once_what_it_lies_under_is_erased(keys: Keys) -> None:
    dossier, _ = make(keys)
    file, _ = make(keys, dossier)
    page, _ = make(keys, file)
    erase(dossier)
    for row in (dossier, file, page):
        with pytest.raises(BadInput, match="papers_erased"):
            keys.open(stored(row))


@pytest.mark.parametrize("erased", [0, 1])
def test_a_file_of_two_dossiers_is_closed_with_the_first_that_is_erased(keys: Keys, erased: int) -> None:
    dossiers = [make(keys)[0] for _ in range(2)]
    file, key = make(keys)
    pages = [make(keys, file) for _ in range(2)]
    keys.move([file], dossiers)
    for (page, _), dossier in zip(pages, dossiers, strict=True):
        keys.move([page], [dossier])
    assert keys.open(stored(file)) == key
    erase(dossiers[erased])
    for row in (file, pages[erased][0]):
        with pytest.raises(BadInput, match="papers_erased"):
            keys.open(stored(row))
    kept, its_key = pages[1 - erased]
    assert keys.open(stored(kept)) == its_key


def test_bytes_taken_from_another_row_do_not_open(keys: Keys) -> None:
    first, second = make(keys)[0], make(keys)[0]
    DataKey.objects.filter(pk=first.pk).update(wrapped=bytes(second.wrapped))
    with pytest.raises(ConfigurationError, match="master_key_wrong"):
        keys.open(stored(first))


def test_another_installations_master_key_is_told_apart(keys: Keys, tmp_path: Path) -> None:
    row, _ = make(keys)
    create_master_key(tmp_path / "other.key")
    with pytest.raises(ConfigurationError, match="master_key_wrong"):
        Keys(tmp_path / "other.key").open(stored(row))


def test_a_rotation_keeps_every_key_open_at_each_of_its_steps(keys: Keys) -> None:
    dossier, its_key = make(keys)
    page, page_key = make(keys, dossier)
    keys.rotate_master_key()
    assert [keys.open(stored(row)) for row in (dossier, page)] == [its_key, page_key]
    keys.retire_old_master_keys()
    assert [keys.open(stored(row)) for row in (dossier, page)] == [its_key, page_key]


def test_a_rotation_takes_along_keys_that_a_slow_process_made_under_the_old_one(keys: Keys) -> None:
    slow, key = keys.create()
    keys.rotate_master_key()
    slow.save(force_insert=True)
    keys.retire_old_master_keys()
    assert keys.open(stored(slow)) == key


def test_after_a_rotation_an_erased_key_stays_closed_though_an_old_backup_is_put_back(keys: Keys) -> None:
    erased, _ = make(keys)
    backup = bytes(stored(erased).wrapped)
    erase(erased)
    keys.rotate_master_key()
    keys.retire_old_master_keys()
    DataKey.objects.filter(pk=erased.pk).update(wrapped=backup, erased_at=None)
    with pytest.raises(ConfigurationError, match="master_key_wrong"):
        keys.open(stored(erased))
