"""The border of every flow and task: what goes wrong inside leaves as a code, without its text.

Prefect writes exception texts, chained causes too, into its database in clear, and pickles a flow's
exception to a file. So the exception that leaves is raised anew, outside the `except` block.
"""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from fakelos.schemas.errors import FakelosError
from fakelos.storage.setup import database_work

Given = ParamSpec("Given")
Result = TypeVar("Result")
logger = logging.getLogger(__name__)


class StepFailedError(Exception):
    """All that Prefect learns of a failure: its reason code."""


def guarded(step: Callable[Given, Result]) -> Callable[Given, Result]:
    """Run a step with database connections of its own; any exception becomes a `StepFailedError` with a code."""

    @wraps(step)
    def guarded_step(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            with database_work():
                return step(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - nothing may pass this border but a code
            code = code_of(error)
        raise StepFailedError(code)

    return guarded_step


def code_of(error: Exception) -> str:
    """The code of an error of ours; of a foreign one its type, with the place noted in the local log."""
    if isinstance(error, FakelosError | StepFailedError):
        return error.code if isinstance(error, FakelosError) else str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    logger.error("unexpected %s at %s:%s", type(error).__name__, place.filename, place.lineno)
    return f"unexpected_{type(error).__name__}"
