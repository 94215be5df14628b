import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError

from fakelos.cli.turns import LONGEST_WAIT, take_turns

Turn = int | Exception


class Stopped(BaseException):
    """As Ctrl-C ends a command."""


def rests_of(turns: list[Turn]) -> list[float]:
    """How long was rested after each turn that asked for it, until the turns are over."""
    rests: list[float] = []
    coming = iter(turns)
    with pytest.raises(Stopped):
        take_turns(turn_of(coming), 1.0, rests.append)
    return rests


def turn_of(coming: Iterator[Turn]) -> Callable[[], int]:
    def turn() -> int:
        one = next(coming, None)
        if one is None:
            raise Stopped
        if isinstance(one, Exception):
            raise one
        return one

    return turn


def test_a_fault_is_told_and_does_not_end_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert rests_of([3, OperationalError("ΧΟΤΖΑ SPECIMEN"), 2, 0]) == [2.0, 1.0]
    said = capsys.readouterr().err
    assert "unexpected_OperationalError" in said
    assert "SPECIMEN" not in said


def test_after_faults_in_a_row_it_waits_ever_longer_but_not_for_ever() -> None:
    rests = rests_of([*[OperationalError()] * 9, 0])
    assert rests[:3] == [2.0, 4.0, 8.0]
    assert rests[-2:] == [LONGEST_WAIT, 1.0]


def test_work_follows_upon_work_without_a_rest() -> None:
    assert rests_of([1, 5, 1]) == []


TOLD_TO_STOP = """
import os, signal
from fakelos.cli.turns import leave_cleanly
leave_cleanly()
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("left cleanly")
"""


def test_a_service_managers_stop_goes_through_every_finally() -> None:
    run = subprocess.run([sys.executable, "-c", TOLD_TO_STOP], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (143, "left cleanly\n")
