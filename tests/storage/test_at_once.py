"""Two processes at the same work: on each database, one result."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakelos.storage.sealed.master_key import create_master_key
from tests.storage.conftest import files_in

ROUNDS = 12
PROCESSES = 3

Receiver = subprocess.Popen[str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create_master_key(tmp_path / "home" / "master.key")
    return tmp_path / "home"


@pytest.fixture
def receivers(database_url: str, home: Path) -> Iterator[list[Receiver]]:
    """Processes that came up on an empty database at once and are ready to receive."""
    others = {"DATABASE_URL": database_url, "FAKELOS_HOME": str(home)}
    environment = {**os.environ, **others, "DJANGO_SETTINGS_MODULE": "fakelos.storage.settings"}
    command = [sys.executable, "-m", "tests.storage.receiver"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, env=environment, **pipes) for _ in range(PROCESSES)]  # type: ignore[call-overload]
    assert [told(one) for one in running] == ["ready"] * PROCESSES
    yield running
    for one in running:
        one.kill()
        one.communicate()


def told(receiver: Receiver) -> str:
    assert receiver.stdout is not None
    return receiver.stdout.readline().strip()


def tell(receiver: Receiver, line: str) -> None:
    assert receiver.stdin is not None
    receiver.stdin.write(line + "\n")
    receiver.stdin.flush()


def test_a_batch_sent_to_several_processes_at_once_is_one_batch_in_one_audit_chain(
    receivers: list[Receiver], home: Path
) -> None:
    for round_ in range(ROUNDS):
        for receiver in receivers:
            tell(receiver, f"B-{round_}")
        answers = [told(receiver).split() for receiver in receivers]
        assert len({batch for batch, _ in answers}) == 1
        assert sorted(new for _, new in answers) == ["False"] * (PROCESSES - 1) + ["True"]
    assert len(files_in(home / "blobs")) == 3 * ROUNDS
    entries = ROUNDS * (PROCESSES + 1)
    assert [receiver.communicate()[0].strip() for receiver in receivers] == [f"{entries=} broken_at=None"] * PROCESSES
