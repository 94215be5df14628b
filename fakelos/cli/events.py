"""`fakelos events send`: tell other systems what happened."""

import itertools
from typing import TYPE_CHECKING

from fakelos.cli.installation import prepare_installation
from fakelos.cli.turns import take_turns
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings

if TYPE_CHECKING:
    from fakelos.flows.events import Deliver

IDLE_SECONDS = 2.0
TURNS_A_DAY = 43_200


def send(*, once: bool) -> None:
    """Send whatever is due: `once`, or until stopped.

    Raises:
        ConfigurationError: `no_receiver` where neither a webhook nor a queue is set, `bad_webhook`.
    """
    settings = Settings()
    if not settings.tells_others:
        raise ConfigurationError("no_receiver")
    prepare_installation(settings)
    from fakelos.flows.events import deliverer, send_due  # noqa: PLC0415 - once Django is set up

    deliver = deliverer(settings)
    if once:
        while send_due(deliver):
            pass
    else:
        _send_for_ever(deliver)


def _send_for_ever(deliver: "Deliver") -> None:
    from fakelos.flows.events import send_due, tidy  # noqa: PLC0415 - as above

    turns = itertools.count()

    def turn() -> int:
        if next(turns) % TURNS_A_DAY == 0:
            tidy()
        return send_due(deliver)

    take_turns(turn, IDLE_SECONDS)
