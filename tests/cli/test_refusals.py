"""What cannot go on says why and what to do, in both languages, and ends with 1."""

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
