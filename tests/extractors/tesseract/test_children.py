import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.ocr import recognise
from fakelos.extractors.page import read_page
from fakelos.extractors.tesseract import children
from fakelos.extractors.tesseract.__main__ import MOST_MEMORY
from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.settings import Settings
from tests.extractors.letter import DPI, letter

STANDINS = Path(__file__).with_name("standins")
PAGE = np.asarray(letter(("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "SPECIMEN")))


@pytest.fixture(autouse=True)
def _no_child_stays() -> Iterator[None]:
    children.end_children()
    yield
    children.end_children()


def stand_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "COMMAND", (sys.executable, str(STANDINS / f"{name}.py")))


def test_one_child_answers_question_after_question() -> None:
    first = recognise(PAGE, 60)
    (child,) = children._idle
    assert [word.text for word in first] == ["ΕΛΛΗΝΙΚΗ", "ΔΗΜΟΚΡΑΤΙΑ", "SPECIMEN"]
    assert recognise(PAGE, 60) == first
    assert children._idle == [child]


def test_a_child_that_hangs_is_killed_in_time_and_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in("hangs", monkeypatch)
    with pytest.raises(ToolFailure) as failure:
        recognise(PAGE, 1)
    assert (failure.value.code, children._idle) == ("ocr_timeout", [])


@pytest.mark.parametrize("name", ["crashes", "breaks_off"])
def test_a_child_that_dies_fails_its_page_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(name, monkeypatch)
    with pytest.raises(ToolFailure) as failure:
        recognise(PAGE, 60)
    assert (failure.value.code, children._idle) == ("ocr_failed", [])
    monkeypatch.undo()
    assert recognise(PAGE, 60)[-1].text == "SPECIMEN"


def test_a_child_is_bounded_in_memory_and_has_no_network() -> None:
    recognise(PAGE, 60)
    (child,) = children._idle
    assert resource.prlimit(child.process.pid, resource.RLIMIT_AS)[0] == MOST_MEMORY
    assert "Seccomp:\t2\n" in Path(f"/proc/{child.process.pid}/status").read_text("ascii")


def test_a_page_that_asks_for_more_memory_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in("greedy", monkeypatch)
    with pytest.raises(ToolFailure, match="ocr_failed"):
        recognise(PAGE, 60)


def test_a_child_that_died_while_it_waited_is_replaced() -> None:
    recognise(PAGE, 60)
    (child,) = children._idle
    child.process.kill()
    child.process.wait()
    assert recognise(PAGE, 60)[-1].text == "SPECIMEN"


def test_a_child_is_replaced_after_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_QUESTIONS", 1)
    recognise(PAGE, 60)
    assert children._idle == []


def test_a_missing_model_stops_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(children, "_MODEL_FOLDERS", ())
    children.system_models.cache_clear()
    with pytest.raises(ConfigurationError) as failure:
        recognise(PAGE, 60)
    monkeypatch.undo()
    children.system_models.cache_clear()
    assert failure.value.code == "tesseract_missing"


@pytest.mark.parametrize(("name", "problem"), [("hangs", "ocr_timeout"), ("crashes", "ocr_failed")])
def test_a_page_that_kills_its_recogniser_is_a_problem_and_not_an_empty_page(
    name: str, problem: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(name, monkeypatch)
    path = tmp_path / "page.pgm"
    letter().save(path, format="PPM")
    normal = NormalPage(number=1, image=path, dpi=DPI, words=None, problem=None)
    page = read_page(normal, Settings(ocr_seconds=1)).page
    assert (page.problems, page.source, page.blank) == ((problem,), "none", False)
