from pathlib import Path

import pytest

from fakelos.schemas.errors import ConfigurationError
from fakelos.storage.queues.definitions import FILE, all_queues, load_queues

GOOD = FILE.read_text("utf-8").split("[[queues]]")[1].join(["[[queues]]", ""])


def test_the_queues_that_come_with_the_desk_are_complete() -> None:
    assert len(all_queues()) == 8
    for queue in all_queues():
        texts = {queue.name_el, queue.name_en, queue.hint_el, queue.hint_en}
        assert len(texts) == 4


def test_an_office_may_have_queues_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "queues.toml"
    file.write_text(GOOD.replace('order = "pressing"', 'order = "age"'), "utf-8")
    [queue] = load_queues(file)
    assert (queue.code, queue.order, queue.offers) == ("new", "age", True)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('order = "pressing"', 'order = "priority; DROP TABLE"'),
        ('states = ["ready"]', 'states = ["redy"]'),
        ('states = ["ready"]', "states = []"),
        ('name_en = "New"', ""),
        ('name_en = "New"', 'name_en = ""'),
        ('"auditor"', '"station"'),
        ('action_en = "Take the next dossier"', ""),
        ('code = "new"', 'code = "New one"'),
        ("doubtful = false", "doubtful = false\nwhere = '1=1'"),
        ("[[queues]]", "[[queus]]"),
        ("[[queues]]", "[[queues"),
    ],
)
def test_a_wrong_file_stops_the_start_and_names_the_place(tmp_path: Path, right: str, wrong: str) -> None:
    assert right in GOOD
    file = tmp_path / "queues.toml"
    file.write_text(GOOD.replace(right, wrong), "utf-8")
    with pytest.raises(ConfigurationError, match=r"bad_queue_file: queues\.toml: \S+"):
        load_queues(file)


def test_a_code_stands_once(tmp_path: Path) -> None:
    file = tmp_path / "queues.toml"
    file.write_text(GOOD * 2, "utf-8")
    with pytest.raises(ConfigurationError):
        load_queues(file)


def test_a_missing_file_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        load_queues(tmp_path / "none.toml")
