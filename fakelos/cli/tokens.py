"""`fakelos token create`: the key of a program that asks in an office's name."""

from collections.abc import Sequence

import typer

from fakelos.cli.installation import prepare_installation
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings


def create(name: str, office: str, scopes: Sequence[str], station: str) -> None:
    """Make a key and print it, this once.

    Raises:
        BadInput: `bad_scope`, or what else speaks against such a key.
    """
    prepare_installation(Settings())
    from fakelos.storage.accounts import create_office, station_of  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.tokens import Scope, make_token  # noqa: PLC0415 - as above

    if not set(scopes) <= set(Scope):
        raise BadInput("bad_scope", ", ".join(Scope))
    counter = station_of(office, station) if station else None
    typer.echo(make_token(name, create_office(office), map(Scope, scopes), counter))
