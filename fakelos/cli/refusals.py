"""What a command says when it cannot go on: what is wrong and, in two languages, what to do. Never a traceback."""

from typing import Any

import typer
from typer.core import TyperGroup

from fakelos.schemas.errors import FakelosError

FAILED = 1


class Commands(TyperGroup):
    """The commands of `fakelos`; an error of ours ends whichever runs with exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except FakelosError as error:
            say_why(error)
            raise typer.Exit(FAILED) from None


def say_why(error: FakelosError) -> None:
    """Print the error and the sentences of its code to standard error."""
    from fakelos.schemas.reasons import REASONS  # noqa: PLC0415 - commands start fast

    typer.echo(f"{error}\n{REASONS[error.code].el}\n{REASONS[error.code].en}", err=True)
