"""`fakelos worker`: batches as they come in, and papers that a reviewer wants read again."""

from functools import partial
from threading import Thread

from fakelos.cli.installation import prepare_installation
from fakelos.cli.turns import leave_cleanly, take_turns
from fakelos.schemas.settings import Settings

IDLE_SECONDS = 1.0


def run() -> None:
    """Do whatever is due until stopped. The database says what that is; Prefect may have been wiped.

    A reviewer does not wait for a batch: papers are read again beside it.
    """
    settings = Settings()
    leave_cleanly()
    prepare_installation(settings)
    from fakelos.flows.reconcile import process_due  # noqa: PLC0415 - Prefect reads its environment when imported
    from fakelos.flows.rereading import reread_due  # noqa: PLC0415 - as above

    Thread(target=take_turns, args=(partial(reread_due, settings), IDLE_SECONDS), daemon=True).start()
    take_turns(process_due, IDLE_SECONDS)
