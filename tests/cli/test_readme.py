"""The README names commands and settings that are there."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fakelos.cli import app
from fakelos.schemas.settings import Settings, variable

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"(?:`|^    |: |, )fakelos ((?:[a-z]+ ?)+)", README, re.MULTILINE)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_is_there(command: str) -> None:
    run = CliRunner().invoke(app, [*command.split(), "--help"])
    assert run.exit_code == 0, run.output


def test_every_setting_of_the_readme_is_one() -> None:
    named = set(re.findall(r"FAKELOS_[A-Z0-9_]+", README))
    assert named
    assert named <= set(map(variable, Settings.model_fields))
