import os
import stat
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from fakelos.extractors.mrz import engine
from fakelos.extractors.mrz.engine import model, read_symbols
from fakelos.schemas.errors import ConfigurationError, ToolFailure

BLANK = np.full((40, 200), 255, np.uint8)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a stand-in for tesseract first on the path."""

    def install(script: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


def test_the_network_is_the_one_that_was_measured() -> None:
    assert model().name == "mrz.traineddata"


def test_an_empty_picture_has_no_symbols() -> None:
    assert read_symbols(BLANK) == []


def test_a_failing_engine_is_a_failure_and_not_an_empty_answer(tesseract: Callable[[str], None]) -> None:
    tesseract("exit 3")
    with pytest.raises(ToolFailure, match="ocr_failed"):
        read_symbols(BLANK)


def test_a_hanging_engine_is_ended(tesseract: Callable[[str], None]) -> None:
    tesseract("exec tail -f /dev/null")
    with pytest.raises(ToolFailure, match="ocr_timeout"):
        read_symbols(BLANK, seconds=0.2)


def test_the_engine_runs_on_one_thread_and_leaves_our_environment_alone(
    tesseract: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    tesseract(f'cat > /dev/null; echo "$OMP_THREAD_LIMIT" > {tmp_path}/threads')
    read_symbols(BLANK)
    assert (tmp_path / "threads").read_text().strip() == "1"
    assert "OMP_THREAD_LIMIT" not in os.environ


def test_a_missing_engine_stops_with_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError, match="tesseract_missing"):
        read_symbols(BLANK)


def test_a_missing_network_stops_with_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(engine, "distribution", missing)
    with pytest.raises(ConfigurationError, match="mrz_model"):
        model.__wrapped__()


def test_another_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ConfigurationError, match="mrz_model"):
        model.__wrapped__()
