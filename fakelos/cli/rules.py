"""`fakelos rules`: the law as data, for a lawyer to read and an office to try."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The circulars as data: what is asked, in whose words, since when.")

English = Annotated[bool, typer.Option("--english", help="Explain in English; quotations stay Greek.")]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As in force on this day.")]
Code = Annotated[str, typer.Argument(help="A requirement, a tie's letter or a time limit; `rules list` has them.")]
State = Annotated[str, typer.Argument(help="A day (YYYY-MM-DD) or a folder of circulars.")]
AsOf = Annotated[datetime, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Apply the rules in force on this day.")]
Circulars = Annotated[Path | None, typer.Option(exists=True, file_okay=False, help="A folder of changed circulars.")]


@app.command("list")
def list_rules(on: On = None, *, english: English = False) -> None:
    """Print every line that is asked, by category and examination."""
    from fakelos.cli.law_text import print_list  # noqa: PLC0415 - each command loads only what it needs

    raise typer.Exit(print_list(on.date() if on else None, english=english))


@app.command()
def explain(code: Code, *, english: English = False) -> None:
    """Print what a requirement, a tie's letter or a time limit rests on, with the sentence of the source."""
    from fakelos.cli.law_text import print_explanation  # noqa: PLC0415 - as above

    raise typer.Exit(print_explanation(code, english=english))


@app.command()
def diff(before: State, after: State, *, english: English = False) -> None:
    """Print what changed between two days, or between two folders of circulars."""
    from fakelos.cli.law_text import print_changes  # noqa: PLC0415 - as above

    raise typer.Exit(print_changes(before, after, english=english))


@app.command()
def conflicts(*, english: English = False) -> None:
    """Print where the sources differ, both readings, and which one this office follows and why."""
    from fakelos.cli.law_text import print_conflicts  # noqa: PLC0415 - as above

    raise typer.Exit(print_conflicts(english=english))


@app.command()
def backtest(as_of: AsOf, circulars: Circulars = None) -> None:
    """Say which stored dossiers a changed rule would turn: exit code 0 none, 3 some, 1 the work failed."""
    from fakelos.cli.backtest import run  # noqa: PLC0415 - as above

    raise typer.Exit(run(as_of.date(), circulars))
