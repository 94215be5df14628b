"""Commands that work until they are stopped: a fault of one turn is told, and does not end the work."""

import signal
import sys
import time
from collections.abc import Callable

from rich.console import Console

from fakelos.flows.guard import code_of

LONGEST_WAIT = 60.0


def leave_cleanly() -> None:
    """From now on a service manager's stop goes through every `finally`: no child, no claim is left behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def take_turns(turn: Callable[[], int], idle: float, rest: Callable[[float], None] = time.sleep) -> None:
    """Take turns for ever; `turn` says how much it did. After nothing rest `idle` seconds, after faults ever longer."""
    wait = idle
    while True:
        try:
            busy = turn()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next turn may go well; the operator is told
            wait = min(2 * wait, LONGEST_WAIT)
            _tell(code_of(error), wait)
            rest(wait)
        else:
            wait = idle
            if not busy:
                rest(idle)


def _tell(code: str, wait: float) -> None:
    said = (
        f"Σφάλμα {code}· νέα προσπάθεια σε {wait:.0f} δευτερόλεπτα. Failed; the next attempt is in {wait:.0f} seconds."
    )
    Console(stderr=True).print(said, highlight=False, markup=False)
