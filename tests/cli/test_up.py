"""What runs beside Prefect, with stand-ins for the commands."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fakelos.cli import up

STAND_IN = """
import pathlib, sys, time
folder, dying = pathlib.Path(sys.argv[1]), sys.argv[2]
name = " ".join(one for one in sys.argv[3:] if one.isalpha())
folder.joinpath(name.replace(" ", "-")).write_text(str(__import__("os").getpid()))
if name == dying:
    sys.exit(3)
time.sleep(600)
"""


def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dying: str) -> None:
    monkeypatch.setattr(up, "PROGRAM", (sys.executable, "-c", STAND_IN, str(tmp_path), dying))
    monkeypatch.setattr(signal, "signal", lambda *_: None)


def is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("dying", ["desk", "worker", "events send"])
def test_whichever_ends_by_itself_is_named_and_stops_all(
    dying: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(tmp_path, monkeypatch, dying)
    monkeypatch.setenv("FAKELOS_EVENTS_WEBHOOK", "https://receiver.example/")
    assert up.serve_beside_prefect(8000, 4200) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert f"{dying} σταμάτησε (κωδικός 3)" in said
    assert not any(is_running(one.read_text()) for one in tmp_path.iterdir())


def test_a_prefect_server_that_ends_by_itself_stops_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(tmp_path, monkeypatch, "nobody")
    server = subprocess.Popen([sys.executable, "-c", "raise SystemExit(9)"])
    assert up.serve_beside_prefect(8000, 4200, {"Prefect": server}) == 1
    assert "Prefect σταμάτησε (κωδικός 9)" in " ".join(capsys.readouterr().out.split())


def test_ctrl_c_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(tmp_path, monkeypatch, "nobody")

    def interrupt(_children: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(up, "_first_to_end", interrupt)
    assert up.serve_beside_prefect(8000, 4200) == 0
