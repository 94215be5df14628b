from uuid import uuid4

import pytest

from fakelos.storage.models import Step
from fakelos.storage.steps import Turn, begin, fail, finish

pytestmark = pytest.mark.django_db

ITEM = uuid4()


def test_a_step_that_is_done_is_not_done_again_for_the_same_input() -> None:
    assert begin(ITEM, "read", "hash", 2) is Turn.RUN
    finish(ITEM, "read", "hash")
    assert begin(ITEM, "read", "hash", 2) is Turn.DONE
    assert Step.objects.get().attempts == 1


def test_another_input_step_or_subject_is_other_work() -> None:
    begin(ITEM, "read", "hash", 2)
    finish(ITEM, "read", "hash")
    assert begin(ITEM, "read", "other hash", 2) is Turn.RUN
    assert begin(ITEM, "classify", "hash", 2) is Turn.RUN
    assert begin(uuid4(), "read", "hash", 2) is Turn.RUN


def test_attempts_that_fail_are_counted_and_end() -> None:
    for _ in range(2):
        assert begin(ITEM, "read", "hash", 2) is Turn.RUN
        fail(ITEM, "read", "hash", "normalise_crashed")
    assert begin(ITEM, "read", "hash", 2) is Turn.EXHAUSTED
    row = Step.objects.get()
    assert (row.state, row.reason, row.attempts) == (Step.State.FAILED, "normalise_crashed", 2)


def test_attempts_that_never_came_back_are_counted_too() -> None:
    assert [begin(ITEM, "read", "hash", 2) for _ in range(3)] == [Turn.RUN, Turn.RUN, Turn.EXHAUSTED]
    assert Step.objects.get().reason == "attempts_exhausted"
