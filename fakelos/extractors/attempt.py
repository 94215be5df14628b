"""Steps that may fail without taking along what else was found on a page."""

import logging
import traceback
from collections.abc import Callable, Iterable
from typing import TypeVar

from fakelos.schemas.errors import ConfigurationError, ToolFailure

Found = TypeVar("Found")
Otherwise = TypeVar("Otherwise")
logger = logging.getLogger(__name__)

PARTLY_READ = "partly_read"


def attempt(step: Callable[[], Found], otherwise: Otherwise) -> tuple[Found | Otherwise, tuple[str, ...]]:
    """What a step finds and no problem; where it fails, `otherwise` and the reason code of a problem.

    Raises:
        ConfigurationError: the installation is at fault, and no page.
    """
    try:
        return step(), ()
    except ConfigurationError:
        raise
    except ToolFailure as failure:
        return otherwise, (failure.code,)
    except Exception as error:  # noqa: BLE001 - what a strange picture sets off in a library can be anything
        note(error)
        return otherwise, (PARTLY_READ,)


def improved(
    found: list[Found], steps: Iterable[Callable[[list[Found]], list[Found]]]
) -> tuple[list[Found], tuple[str, ...]]:
    """What is there after each step; one that fails leaves it as it was, and the page is partly read.

    >>> improved([1, 2], [lambda found: [*found, 3], lambda found: [found[9]]])
    ([1, 2, 3], ('partly_read',))
    """
    failed = False
    for step in steps:
        found, problems = attempt(lambda step=step, found=found: step(found), found)  # type: ignore[misc] # bound now
        failed = failed or bool(problems)
    return found, (PARTLY_READ,) if failed else ()


def note(error: Exception) -> None:
    """Say in the local log what went wrong where; never with which values."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    logger.warning("%s at %s:%s", type(error).__name__, place.filename, place.lineno)
