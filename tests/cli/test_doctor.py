import os
import subprocess
import sys
from pathlib import Path

from fakelos.storage.sealed.master_key import create_master_key


def doctor(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fakelos", "doctor"]
    values = {**os.environ, "FAKELOS_HOME": str(home), "COLUMNS": "200", **environment}
    return subprocess.run(command, env=values, capture_output=True, text=True, check=False)


def test_a_complete_installation_has_no_complaints(tmp_path: Path) -> None:
    create_master_key(tmp_path / "master.key")
    run = doctor(tmp_path)
    assert (run.returncode, "Nothing is missing" in run.stdout) == (0, True), run.stdout


def test_a_missing_master_key_is_named_with_the_command_that_makes_one(tmp_path: Path) -> None:
    run = doctor(tmp_path)
    assert run.returncode == 1
    assert "fakelos key create" in run.stdout


def test_a_missing_tesseract_is_named_with_its_packages(tmp_path: Path) -> None:
    run = doctor(tmp_path, PATH=str(tmp_path))
    assert run.returncode == 1
    assert "apt-get install tesseract-ocr" in run.stdout


def test_a_database_that_does_not_answer_is_a_complaint_and_not_a_crash(tmp_path: Path) -> None:
    run = doctor(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert run.returncode == 1
    assert "DATABASE_URL" in run.stdout
