"""`fakelos events send`: tell other systems what happened."""

import itertools

import typer
from rich.console import Console

IDLE_SECONDS = 2.0
TURNS_A_DAY = 43_200
app = typer.Typer(no_args_is_help=True, help="What other systems are told of.")


@app.callback()
def _group() -> None:
    """Keep `send` a command of its own."""


@app.command()
def send(*, once: bool = typer.Option(default=False, help="Send what is due now, then end.")) -> None:
    """Send events to the webhook or the queue that the settings name, until stopped."""
    from fakelos.cli.installation import prepare_installation  # noqa: PLC0415 - each command loads what it needs
    from fakelos.cli.turns import take_turns  # noqa: PLC0415 - as above
    from fakelos.schemas.errors import ConfigurationError  # noqa: PLC0415 - as above
    from fakelos.schemas.reasons import REASONS  # noqa: PLC0415 - as above
    from fakelos.schemas.settings import Settings  # noqa: PLC0415 - as above

    settings = Settings()
    prepare_installation(settings)
    from fakelos.flows.events import deliverer, send_due, tidy  # noqa: PLC0415 - once Django is set up

    if not settings.tells_others:
        return
    try:
        deliver = deliverer(settings)
    except ConfigurationError as error:
        Console(stderr=True).print(f"{REASONS[error.code].el}\n{REASONS[error.code].en}", highlight=False)
        raise typer.Exit(1) from None
    if once:
        while send_due(deliver):
            pass
        return
    turns = itertools.count()

    def turn() -> int:
        if next(turns) % TURNS_A_DAY == 0:
            tidy()
        return send_due(deliver)

    take_turns(turn, IDLE_SECONDS)
