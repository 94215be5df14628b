import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

PROGRAM = """
from fakelos.storage.setup import connect, database_work, prepare_database
prepare_database()
connect()
from django.conf import settings
from fakelos.storage.accounts import create_office
from fakelos.storage.models import Office
with database_work():
    create_office("thessaloniki")
with database_work():
    print(settings.SETTINGS_MODULE, Office.objects.count())
"""

PRAGMAS = """
from fakelos.storage.setup import prepare_database
prepare_database()
from django.db import connection
for name in ("journal_mode", "synchronous", "secure_delete"):
    print(*connection.cursor().execute(f"PRAGMA {name}").fetchone())
"""

ANOTHER_COMES_AND_GOES = """
import subprocess, sys
from fakelos.storage.setup import connect, database_work, prepare_database
prepare_database()
from django.db import connection
from fakelos.storage.accounts import create_office
def another_counts():
    ask = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
    ask += "print(c.execute('SELECT count(*) FROM storage_office').fetchone()[0]); c.close()"
    subprocess.run([sys.executable, "-c", ask, connection.settings_dict["NAME"]], check=True)
with database_work():
    create_office("thessaloniki")
    connect()
    another_counts()
    create_office("patras")
    another_counts()
"""


def run(database_url: str, home: Path, program: str = PROGRAM, **others: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"DATABASE_URL": database_url, "FAKELOS_HOME": str(home), **others}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def test_a_program_reaches_an_empty_database_by_itself(database_url: str, tmp_path: Path) -> None:
    for _ in range(2):
        assert run(database_url, tmp_path) == "fakelos.storage.settings 1\n"


def test_settings_that_were_chosen_already_are_respected(database_url: str, tmp_path: Path) -> None:
    chosen = run(database_url, tmp_path, DJANGO_SETTINGS_MODULE="fakelos.review.settings")
    assert chosen == "fakelos.review.settings 1\n"


def test_the_default_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    run("", home)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "fakelos.sqlite3").stat().st_mode) == 0o600


def test_sqlite_keeps_what_it_acknowledged_and_overwrites_what_was_deleted(tmp_path: Path) -> None:
    assert run("", tmp_path, PRAGMAS).split() == ["wal", "2", "1"]


def test_a_process_that_ends_takes_nothing_of_what_another_is_writing(tmp_path: Path) -> None:
    assert run("", tmp_path, ANOTHER_COMES_AND_GOES).split() == ["1", "2"]


@pytest.mark.django_db
def test_the_migrations_are_those_of_the_models() -> None:
    call_command("makemigrations", "storage", check=True, dry_run=True, verbosity=0)
