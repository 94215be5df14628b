"""`fakelos user`, asked as it is typed."""

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from typer.testing import CliRunner

from fakelos.cli.main import app
from fakelos.storage.models import AuditEntry, Role, User

pytestmark = [pytest.mark.one_database, pytest.mark.django_db(transaction=True)]
WORD = "long SPECIMEN word"


def typed(*arguments: str, password: str = WORD) -> tuple[int, str]:
    """The exit code, and what was said."""
    result = CliRunner().invoke(app, ["user", *arguments], input=f"{password}\n{password}\n")
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKELOS_HOME", str(tmp_path))


def test_a_user_is_made_and_written_down() -> None:
    code, said = typed("anna", "--role", "reviewer", "--office", "thessaloniki")
    assert (code, User.objects.get().check_password(WORD)) == (0, True), said
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.details["after"]["role"]) == ("machine", "person.made", "reviewer")


@pytest.mark.parametrize(
    ("arguments", "password", "said"),
    [
        (("--role", "reviewer", "--office", "thessaloniki"), "short", "12 characters"),
        (("--role", "reviewer", "--office", "thessaloniki"), "123456789012345", "αριθμ"),
        (("--role", "station", "--office", "thessaloniki"), WORD, "--station"),
        (("--role", "reviewer"), WORD, "--office"),
        (("--role", "king", "--office", "thessaloniki"), WORD, "supervisor"),
    ],
)
def test_what_the_desk_would_refuse_is_refused_here_too(arguments: tuple[str, ...], password: str, said: str) -> None:
    code, told = typed("anna", *arguments, password=password)
    assert (code, said in " ".join(told.split())) == (1, True), told
    assert not User.objects.exists()


def test_whoever_works_at_the_server_lets_the_last_administrator_in_again() -> None:
    typed("maria", "--role", "administrator")
    TOTP.activate(User.objects.get(), generate_totp_secret())
    assert typed("maria", "--role", "administrator", "--forget-second-step")[0] == 0
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.filter(action="person.second_step_reset", actor="machine").exists()
    assert User.objects.get().role == Role.ADMINISTRATOR
