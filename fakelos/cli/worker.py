"""`fakelos worker`: batches as they come in."""

from fakelos.cli.installation import prepare_installation
from fakelos.cli.turns import take_turns
from fakelos.schemas.settings import Settings

IDLE_SECONDS = 1.0


def run() -> None:
    """Process whatever is due until stopped. The database says what that is; Prefect may have been wiped."""
    prepare_installation(Settings())
    from fakelos.flows.reconcile import process_due  # noqa: PLC0415 - Prefect reads its environment when imported

    take_turns(process_due, IDLE_SECONDS)
