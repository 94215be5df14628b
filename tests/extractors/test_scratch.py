"""Folders of papers in clear."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from fakelos.extractors.scratch import private_folder, sweep

KILLED = """
import os, signal, sys
from fakelos.extractors.scratch import private_folder
with private_folder() as folder:
    (folder / "upload").write_text("SPECIMEN")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files of this test's own, also for processes that it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_for_its_owner_and_gone_at_the_end(temporary: Path) -> None:
    with private_folder() as folder:
        (folder / "upload").write_text("SPECIMEN")
        assert (folder.parent, folder.stat().st_mode & 0o077) == (temporary, 0)
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_in_clear_is_removed(temporary: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [file.name for file in temporary.rglob("*") if file.is_file()] == ["upload"]
    assert sweep() == 1
    assert list(temporary.iterdir()) == []


def test_folders_at_work_and_those_that_links_lead_to_are_left_alone(temporary: Path) -> None:
    others = temporary / "others"
    others.mkdir()
    (temporary / "fakelos-pages-link").symlink_to(others)
    with private_folder() as folder:
        assert sweep() == 0
        assert folder.is_dir()
    assert others.is_dir()
