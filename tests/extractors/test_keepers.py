import json
import os
import select
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from fakelos.extractors import keepers
from fakelos.extractors import normalise as normalising
from fakelos.extractors.normalise import normalise
from fakelos.extractors.sandbox.pages import Limits
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings
from tests.extractors.letter import letter


@pytest.fixture(autouse=True)
def _no_keeper_stays() -> Iterator[None]:
    keepers.end_keepers()
    yield
    keepers.end_keepers()


def opened(folder: Path, settings: Settings | None = None) -> int:
    source = folder / "scan.png"
    letter().save(source)
    return len(normalise(source, folder, settings or Settings()).pages)


def refused(folder: Path, settings: Settings) -> str:
    with pytest.raises(BadInput) as refusal:
        opened(folder, settings)
    return refusal.value.code


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()


def test_one_keeper_has_file_after_file_opened_and_no_child_stays(tmp_path: Path) -> None:
    assert opened(tmp_path) == 1
    (keeper,) = keepers._idle
    assert opened(tmp_path) == 1
    assert keepers._idle == [keeper]
    assert children_of(keeper.pid) == []


@pytest.mark.parametrize(
    "way", [Settings().model_copy(update={"normalise_seconds": 0}), Settings(normalise_memory_bytes=1_000_000)]
)
def test_a_file_that_ends_its_child_leaves_the_keeper_to_the_next_one(way: Settings, tmp_path: Path) -> None:
    opened(tmp_path)
    (keeper,) = keepers._idle
    assert refused(tmp_path, way) in {"normalise_timeout", "normalise_crashed", "damaged_file"}
    assert opened(tmp_path) == 1
    assert keepers._idle == [keeper]


def test_a_keeper_that_died_is_replaced(tmp_path: Path) -> None:
    opened(tmp_path)
    (keeper,) = keepers._idle
    keeper.kill()
    keeper.wait()
    assert opened(tmp_path) == 1
    assert keepers._idle != [keeper]


def test_a_keeper_that_dies_at_work_refuses_its_file_and_is_not_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepers, "COMMAND", ("head", "-n", "1"))
    assert refused(tmp_path, Settings()) == "normalise_crashed"
    assert keepers._idle == []


def test_a_file_whose_child_was_killed_is_opened_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[Mapping[str, object]] = []

    def kill_the_first(question: Mapping[str, object]) -> tuple[bytes, str]:
        if not killed:
            killed.append(question)
            return b"", str(-signal.SIGKILL)
        return keepers.ask(question)

    monkeypatch.setattr(normalising, "ask", kill_the_first)
    assert opened(tmp_path) == 1
    assert killed


def test_a_child_ends_with_its_keeper(tmp_path: Path) -> None:
    never_ending = tmp_path / "scan.png"
    os.mkfifo(never_ending)
    limits = asdict(Limits(pages=1, pixels=9, memory=2_000_000_000, seconds=60, page_seconds=60, room=9))
    question = {"source": str(never_ending), "out": str(tmp_path), "limits": limits, "kinds": []}
    with subprocess.Popen(keepers.COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as keeper:
        assert keeper.stdin
        keeper.stdin.write(json.dumps(question).encode() + b"\n")
        keeper.stdin.flush()
        with never_ending.open("wb") as read_by_the_child:
            watch = select.poll()
            watch.register(read_by_the_child, select.POLLERR)
            assert watch.poll(0) == []
            keeper.kill()
            assert watch.poll(60_000)
