import logging

import pytest

from fakelos.flows.guard import StepFailedError, guarded
from fakelos.schemas.errors import ToolFailure

CANARY = "ΧΟΤΖΑ 123456789"


def test_an_error_of_ours_leaves_as_its_code() -> None:
    @guarded
    def step() -> None:
        raise ToolFailure("ocr_failed", CANARY)

    with pytest.raises(StepFailedError, match=r"^ocr_failed$"):
        step()


def test_a_foreign_error_leaves_as_its_type_without_its_text() -> None:
    @guarded
    def step() -> None:
        raise ValueError(CANARY)

    with pytest.raises(StepFailedError, match=r"^unexpected_ValueError$") as failed:
        step()
    assert failed.value.__cause__ is None
    assert failed.value.__context__ is None


def test_a_guarded_step_inside_another_keeps_its_code() -> None:
    @guarded
    @guarded
    def step() -> None:
        raise ToolFailure("ocr_timeout")

    with pytest.raises(StepFailedError, match=r"^ocr_timeout$"):
        step()


def test_the_local_log_says_where_and_not_what(caplog: pytest.LogCaptureFixture) -> None:
    @guarded
    def step() -> None:
        raise ValueError(CANARY)

    with caplog.at_level(logging.ERROR), pytest.raises(StepFailedError):
        step()
    assert "test_guard.py" in caplog.text
    assert CANARY not in caplog.text


def test_what_a_step_gives_back_passes() -> None:
    assert guarded(lambda: 7)() == 7
