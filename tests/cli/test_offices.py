import os
import sqlite3
import subprocess
import sys
from pathlib import Path


def office(home: Path, *arguments: str) -> int:
    environment = {**os.environ, "FAKELOS_HOME": str(home), "DATABASE_URL": f"sqlite:///{home}/own.sqlite3"}
    command = [sys.executable, "-m", "fakelos", "office", "thessaloniki", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def test_an_office_gets_its_letterhead_and_keeps_what_is_not_said_again(tmp_path: Path) -> None:
    lines = "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ SPECIMEN\nΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ"
    head = tmp_path / "head.txt"
    head.write_text(f"{lines}\n", encoding="utf-8")
    assert office(tmp_path, "--name", "Διεύθυνση SPECIMEN", "--letterhead", str(head)) == 0
    assert office(tmp_path, "--place", "Θεσσαλονίκη") == 0
    with sqlite3.connect(tmp_path / "own.sqlite3") as database:
        rows = database.execute("SELECT code, name, place, letterhead FROM storage_office").fetchall()
    assert rows == [("thessaloniki", "Διεύθυνση SPECIMEN", "Θεσσαλονίκη", lines)]
