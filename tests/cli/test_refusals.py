"""What cannot go on says why and what to do, in both languages, and ends with 1."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fakelos.cli import app


@pytest.mark.parametrize(
    ("typed", "environment", "said"),
    [
        (["events", "send"], {}, ("no_receiver", "Ορίστε FAKELOS_EVENTS_WEBHOOK", "Set FAKELOS_EVENTS_WEBHOOK")),
        (["doctor"], {"FAKELOS_WORKERS": "0"}, ("bad_setting: FAKELOS_WORKERS: Input should be greater than 0",)),
        (["read", "a.pdf"], {"FAKELOS_HTTPS": "SPECIMEN"}, ("bad_setting: FAKELOS_HTTPS", "fakelos settings")),
    ],
)
def test_a_refusal_names_its_code_and_what_to_do(
    typed: list[str], environment: dict[str, str], said: tuple[str, ...], tmp_path: Path
) -> None:
    run = CliRunner().invoke(app, typed, env={"FAKELOS_HOME": str(tmp_path), **environment})
    assert run.exit_code == 1
    assert all(part in run.output for part in said), run.output
    assert "SPECIMEN" not in run.output


def test_a_home_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    run = CliRunner().invoke(app, ["sweep"], env={"FAKELOS_HOME": str(blocked / "home")})
    assert run.exit_code == 1
    assert f"home_unwritable: {blocked / 'home'}" in run.output


def test_a_desk_whose_port_is_taken_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        run = CliRunner().invoke(app, ["desk", "--port", port], env={"FAKELOS_HOME": str(tmp_path)})
    assert run.exit_code == 1
    assert f"port_taken: 127.0.0.1:{port}" in run.output
    assert "--port" in run.output
