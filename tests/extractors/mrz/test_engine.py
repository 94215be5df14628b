import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from fakelos.extractors.mrz import engine
from fakelos.extractors.mrz.engine import model, read_symbols
from fakelos.extractors.tesseract import children
from fakelos.schemas.errors import ConfigurationError, ToolFailure

STANDINS = Path(__file__).parents[1] / "tesseract" / "standins"
BLANK = np.full((40, 200), 255, np.uint8)


def test_the_network_is_the_one_that_was_measured() -> None:
    assert model().name == "mrz.traineddata"


def test_an_empty_picture_has_no_symbols() -> None:
    assert read_symbols(BLANK) == []


@pytest.mark.parametrize(("name", "code"), [("crashes", "ocr_failed"), ("hangs", "ocr_timeout")])
def test_an_engine_that_crashes_or_hangs_is_a_failure_and_not_an_empty_answer(
    name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    children.end_children()
    monkeypatch.setattr(children, "COMMAND", (sys.executable, str(STANDINS / f"{name}.py")))
    with pytest.raises(ToolFailure, match=code):
        read_symbols(BLANK, seconds=1)


def test_the_network_is_loaded_once_for_many_strips() -> None:
    children.end_children()
    read_symbols(BLANK)
    (child,) = children._idle
    read_symbols(BLANK)
    assert children._idle == [child]
    assert child.questions == 2


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
