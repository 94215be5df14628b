import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.canaries import sightings
from tests.flows.conftest import Process
from tests.specimens.bad import write_bad, write_wrong_hash
from tests.specimens.batch import draw

pytestmark = pytest.mark.flow
SCENARIO = "g14_recent"


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def canaries_of(truth: Path) -> Iterator[str]:
    """Names, numbers and birth dates of the people drawn, and the names of their files."""
    wanted = {"holder_surname_el", "holder_surname_lat", "afm", "amka", "passport_no", "permit_no", "fee_code"}
    for paper in lines(truth / "documents.jsonl"):
        yield from (value for code, value in paper["fields"].items() if code in wanted)
    yield from (page["file"].rsplit("/", 1)[-1] for page in lines(truth / "pages.jsonl"))


def test_a_batch_becomes_a_dossier_once_and_prefect_learns_nothing_personal(
    process: Process, prefect_home: Path, tmp_path: Path
) -> None:
    draw((SCENARIO,), tmp_path, seed=5)
    batch, out = tmp_path / "in" / SCENARIO, tmp_path / "out"
    arguments = (batch, "--register", tmp_path / "in" / "register.csv", "--out", out)
    first = process(*arguments)
    assert first.returncode == 0, first.stderr
    again = process(*arguments)
    assert again.returncode == 0, again.stderr
    (true,) = lines(tmp_path / "truth" / "dossiers.jsonl")
    (dossier,) = lines(out / "dossiers.jsonl")
    assert (dossier["application_no"], dossier["application_date"]) == (
        true["application_no"],
        true["application_date"],
    )
    assert dossier["category"] == true["category"]
    assert set(dossier["requirements"]) == set(true["requirements"])
    with sqlite3.connect(tmp_path / "home" / "fakelos.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM storage_dossier").fetchone() == (1,)
    canaries = set(canaries_of(tmp_path / "truth"))
    assert len(canaries) > 10
    assert sightings(canaries, [prefect_home]) == []


def test_bad_files_wait_in_quarantine_and_the_rest_goes_on(process: Process, tmp_path: Path) -> None:
    expected = write_bad(tmp_path / "bad")
    run = process(tmp_path / "bad", "--application-date", "2017-02-15", "--out", tmp_path / "out")
    assert run.returncode == 3, run.stderr
    found = [(line["file"].split("/")[-1], line) for line in lines(tmp_path / "out" / "documents.jsonl")]
    said = {(name, code) for name, line in found for code in line["problems"]}
    assert set(expected.items()) <= said
    assert [line["doc_class"] for name, line in found if name == "good.jpg"] == ["tax_return"]
    assert len(lines(tmp_path / "out" / "dossiers.jsonl")) == 1


def test_a_file_that_is_not_the_one_declared_is_not_read(process: Process, tmp_path: Path) -> None:
    wrong = write_wrong_hash(tmp_path / "B07")
    run = process(tmp_path / "B07", "--out", tmp_path / "out")
    assert run.returncode == 3, run.stderr
    problems = {line["file"].split("/")[-1]: line["problems"] for line in lines(tmp_path / "out" / "documents.jsonl")}
    assert problems[wrong] == ["hash_mismatch"]


def test_a_folder_without_a_readable_file_ends_with_a_reason(process: Process, tmp_path: Path) -> None:
    (tmp_path / "B08").mkdir()
    (tmp_path / "B08" / "notes.txt").write_text("SPECIMEN")
    run = process(tmp_path / "B08")
    assert run.returncode == 3, run.stderr
    assert "no_readable_file" in run.stdout


def test_a_paper_brought_later_joins_its_dossier_and_takes_nothing_away(process: Process, tmp_path: Path) -> None:
    draw((SCENARIO,), tmp_path, seed=6)
    files = sorted((tmp_path / "in" / SCENARIO).iterdir())
    later = tmp_path / "later" / SCENARIO
    later.mkdir(parents=True)
    files[-1].rename(later / files[-1].name)
    register = ("--register", tmp_path / "in" / "register.csv")
    assert process(tmp_path / "in" / SCENARIO, *register, "--out", tmp_path / "first").returncode == 0
    assert process(later, *register, "--out", tmp_path / "second").returncode == 0
    (before,) = lines(tmp_path / "first" / "dossiers.jsonl")
    (after,) = lines(tmp_path / "second" / "dossiers.jsonl")
    assert after["application_no"] == before["application_no"]
    assert len(after["documents"]) > len(before["documents"])
    met = {code for code, line in before["requirements"].items() if line["status"] == "met"}
    assert met <= {code for code, line in after["requirements"].items() if line["status"] == "met"}
