"""`fakelos settings`: every setting with what it means."""

from typer.testing import CliRunner

from fakelos.cli import app
from fakelos.schemas.settings import Settings, variable


def shown(environment: dict[str, str] | None = None) -> str:
    return CliRunner().invoke(app, ["settings"], env=environment).output


def test_every_setting_is_shown_and_explained() -> None:
    lines = shown().splitlines()
    assert [line.partition("=")[0] for line in lines[::2]] == [variable(name) for name in Settings.model_fields]
    assert all(line.strip(" ").endswith(".") for line in lines[1::2])


def test_values_are_this_installations_and_secrets_stay_hidden() -> None:
    database = "postgres://anna:SPECIMEN@db/fakelos"
    said = shown({"FAKELOS_MAX_PAGES": "7", "FAKELOS_EVENTS_SECRET": "SPECIMEN", "DATABASE_URL": database})
    assert "FAKELOS_MAX_PAGES=7\n" in said
    assert "DATABASE_URL=postgres://anna:***@db/fakelos\n" in said
    assert "SPECIMEN" not in said
