import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.specimens import files, single


def read(*paths: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "fakelos", "read", *map(str, paths)]
    run = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def tax_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "scan.tif"
    path.write_bytes(files.encode([single("tax_return", "assessment_new", 7).image], "tiff_lzw", 200))
    return path


def test_a_scan_becomes_a_line_with_class_fields_and_evidence(tax_return: Path) -> None:
    (line,) = read(tax_return)
    assert (line["file"], line["pages"], line["doc_class"]) == (str(tax_return), [1], "tax_return")
    assert set(line) == {"file", "pages", "doc_class", "confidence", "fields", "problems"}
    for field in line["fields"].values():
        assert 0 <= field["confidence"] <= 1
        assert field["page"] == 1
        assert all(0 <= edge <= 1 for edge in field["box"])


def test_a_file_that_cannot_be_read_is_a_line_and_the_next_file_is_read(tax_return: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("not a scan")
    refused, absent, good = read(letter, tmp_path / "nothing.pdf", tax_return)
    assert (refused["problems"], refused["doc_class"], refused["pages"]) == (["unsupported_type"], None, [])
    assert absent["problems"] == ["file_missing"]
    assert good["doc_class"] == "tax_return"


def test_what_is_no_file_or_has_an_odd_name_is_a_line_and_the_next_is_read(tmp_path: Path) -> None:
    odd = os.fsdecode(bytes(tmp_path) + b"/" + "ΑΙΤΗΣΗ.pdf".encode("cp1253"))
    Path(odd).write_bytes(b"SPECIMEN")
    os.mkfifo(tmp_path / "pipe.pdf")
    long, empty = tmp_path / ("Ω" * 300), tmp_path / "empty.pdf"
    empty.touch()
    lines = read(tmp_path, Path(odd), tmp_path / "pipe.pdf", long, Path("/dev/zero"), empty)
    assert [line["problems"] for line in lines] == [
        ["not_a_file"],
        ["unsupported_type"],
        ["not_a_file"],
        ["file_unreadable"],
        ["not_a_file"],
        ["empty_file"],
    ]
    assert lines[1]["file"] == odd


def test_reading_loads_neither_django_nor_prefect() -> None:
    watch = "import sys; import fakelos.cli.read; print([m for m in ('django', 'prefect') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
