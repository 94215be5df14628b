"""The desk's queues, as `queues.toml` lists them: each a filter, an order and what the button does."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from fakelos.schemas.base import Frozen
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings
from fakelos.storage.models import Dossier, Role

FILE = Path(__file__).with_name("queues.toml")
Order = Literal["pressing", "deadline", "age", "certainty", "latest"]
Text = Annotated[str, Field(min_length=1)]


class Queue(Frozen):
    """One queue. `action_*` names the button that takes its next dossier; without it the queue is looked at only."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,30}$")]
    name_el: Text
    name_en: Text
    hint_el: Text
    hint_en: Text
    states: Annotated[tuple[Dossier.State, ...], Field(min_length=1)]
    doubtful: bool | None = None
    due_within_days: Annotated[int, Field(ge=0)] | None = None
    order: Order
    roles: frozenset[Literal[Role.REVIEWER, Role.SUPERVISOR, Role.AUDITOR]]
    action_el: str = ""
    action_en: str = ""

    @model_validator(mode="after")
    def _both_languages(self) -> Self:
        if bool(self.action_el) != bool(self.action_en):
            raise ValueError("action_el and action_en belong together")
        return self

    @property
    def offers(self) -> bool:
        """Whether one can take the next dossier of this queue."""
        return bool(self.action_el)


class _QueueFile(Frozen):
    queues: Annotated[tuple[Queue, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({queue.code for queue in self.queues}) < len(self.queues):
            raise ValueError("each code may stand once")
        return self


@cache
def all_queues() -> tuple[Queue, ...]:
    """The installation's own queues, or those that come with the desk, in the order of their tabs.

    Raises:
        ConfigurationError: `bad_queue_file`.
    """
    return load_queues(Settings().queues_file or FILE)


def load_queues(file: Path) -> tuple[Queue, ...]:
    """The queues that a file lists.

    Raises:
        ConfigurationError: `bad_queue_file`, with the place and what is wrong there.
    """
    try:
        return _QueueFile.model_validate(tomllib.loads(file.read_text("utf-8"))).queues
    except (OSError, ValueError) as error:
        raise ConfigurationError("bad_queue_file", f"{file.name}: {_what_is_wrong(error)}") from error


def queues_of(role: str) -> Sequence[Queue]:
    """The queues that this role sees."""
    return [queue for queue in all_queues() if role in queue.roles]


def _what_is_wrong(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
