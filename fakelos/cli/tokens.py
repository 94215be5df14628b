"""`fakelos token create`: the key of a program that asks in an office's name."""

from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="Keys of programs that use the API.")


@app.callback()
def _group() -> None:
    """Keep `create` a command of its own."""


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the program is called, for the list and the history.")],
    office: Annotated[str, typer.Option(help="The code of the office whose dossiers it reads.")],
    scope: Annotated[list[str], typer.Option(help="dossiers, decisions, history; or batches, with --station.")],
    station: Annotated[str, typer.Option(help="The code of the station whose batches it sends.")] = "",
) -> None:
    """Make a key and print it, this once. Administrators revoke keys on the desk."""
    from fakelos.cli.installation import prepare_installation  # noqa: PLC0415 - each command loads what it needs
    from fakelos.schemas.settings import Settings  # noqa: PLC0415 - as above

    prepare_installation(Settings())
    from fakelos.schemas.errors import BadInput  # noqa: PLC0415 - as above
    from fakelos.schemas.reasons import REASONS  # noqa: PLC0415 - as above
    from fakelos.storage.accounts import create_office, station_of  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.tokens import Scope, make_token  # noqa: PLC0415 - as above

    counter = station_of(office, station) if station else None
    try:
        print(make_token(name, create_office(office), map(Scope, scope), counter))  # noqa: T201 - the answer
    except (BadInput, ValueError) as error:
        code = error.code if isinstance(error, BadInput) else "bad_scope"
        Console(stderr=True).print(f"{REASONS[code].el}\n{REASONS[code].en}", highlight=False)
        raise typer.Exit(1) from None
