"""The table of commands."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from fakelos.cli.refusals import Commands
from fakelos.cli.rules import app as rules

app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_show_locals=False, add_completion=False)
key = typer.Typer(no_args_is_help=True, help="The master key that seals all papers.")
corrections = typer.Typer(no_args_is_help=True, help="What reviewers corrected, as examples for the classifier.")
events = typer.Typer(no_args_is_help=True, help="What other systems are told of.")
token = typer.Typer(no_args_is_help=True, help="Keys of programs that use the API.")
for name, group in (("key", key), ("rules", rules), ("corrections", corrections), ("events", events), ("token", token)):
    app.add_typer(group, name=name)

Paths = Annotated[list[Path], typer.Argument(exists=True, help="Batch folders, folders of batches, or single files.")]
Files = Annotated[list[Path], typer.Argument(help="Scans: PDF, TIFF, JPEG, PNG or JPEG 2000.")]
ApplicationDate = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The application date where nothing else says it.")
]
Register = Annotated[
    Path | None, typer.Option(exists=True, dir_okay=False, help="The office's register of applications (CSV).")
]
Out = Annotated[Path | None, typer.Option(file_okay=False, help="Write dossiers.jsonl and documents.jsonl here.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Where the desk answers.")]
PrefectPort = Annotated[int, typer.Option(min=1, max=65535, help="Where Prefect's API and UI answer.")]
OfficeCode = Annotated[str, typer.Option(help="The code of the office.")]


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - each command loads only what it needs

        typer.echo(version("fakelos"))
        raise typer.Exit


@app.callback()
def fakelos(
    *, version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False
) -> None:
    """Prepare dossiers for Greek residence permits; a person decides.

    Settings are FAKELOS_* variables; `fakelos settings` explains them.
    """


@app.command()
def process(paths: Paths, application_date: ApplicationDate = None, register: Register = None, out: Out = None) -> None:
    """Take batches in, read them and queue their dossiers, on this machine alone."""
    from fakelos.cli.process import run  # noqa: PLC0415 - each command loads only what it needs
    from fakelos.schemas.batch import is_plausible  # noqa: PLC0415 - as above

    day = application_date.date() if application_date else None
    if day and not is_plausible(day):
        raise typer.BadParameter(str(day), param_hint="--application-date")
    raise typer.Exit(run(paths, day, register, out))


@app.command()
def read(files: Files) -> None:
    """Read files and print their documents as JSON lines; no database, no Prefect."""
    from fakelos.cli.read import run  # noqa: PLC0415 - as above

    run(files)


@app.command()
def doctor() -> None:
    """Say what is missing on this machine and how to get it."""
    from fakelos.cli.doctor import run  # noqa: PLC0415 - as above

    raise typer.Exit(run())


@app.command()
def settings() -> None:
    """Print every setting with its variable, its value here and what it means."""
    from fakelos.cli.settings_text import show  # noqa: PLC0415 - as above

    show()


@app.command()
def up(port: Port = 8000, prefect_port: PrefectPort = 4200) -> None:
    """Run everything on this machine: the desk, Prefect with its UI, and a worker."""
    from fakelos.cli.up import run  # noqa: PLC0415 - as above

    raise typer.Exit(run(port, prefect_port))


@app.command()
def desk(
    host: Annotated[str, typer.Option(help="The address that it answers on.")] = "127.0.0.1",
    port: Port = 8000,
    processes: Annotated[
        int, typer.Option(min=0, help="How many processes answer; 0: one for each processor, one alone with SQLite.")
    ] = 0,
) -> None:
    """Run the desk alone, without Prefect and without a worker."""
    from fakelos.review.serve import serve  # noqa: PLC0415 - as above

    serve(host, port, processes)


@app.command()
def worker() -> None:
    """Process batches as they come in, with the Prefect server that PREFECT_API_URL names."""
    from fakelos.cli.worker import run  # noqa: PLC0415 - as above

    run()


@app.command()
def user(
    name: Annotated[str, typer.Argument(help="The name to log in with.")],
    role: Annotated[str, typer.Option(help="station, reviewer, supervisor, auditor or administrator.")],
    office: Annotated[
        str, typer.Option(help="The code of the user's office; an administrator without one looks after all.")
    ] = "",
    station: Annotated[str, typer.Option(help="The code of the scanning station, for the role station.")] = "",
    *,
    forget_second_step: Annotated[
        bool, typer.Option("--forget-second-step", help="For whoever has lost the telephone and the recovery codes.")
    ] = False,
) -> None:
    """Create a user of the desk, or give an existing one these particulars and a new password."""
    from fakelos.cli.accounts import Wanted, create  # noqa: PLC0415 - as above

    raise typer.Exit(create(Wanted(name, role, office, station), forget=forget_second_step))


@app.command()
def office(
    code: Annotated[str, typer.Argument(help="The code of the office; a new one is made.")],
    name: Annotated[str, typer.Option(help="What the office is called.")] = "",
    place: Annotated[str, typer.Option(help="The place that letters name before the day.")] = "",
    letterhead: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A text file: the lines at the top of letters.")
    ] = None,
) -> None:
    """Say what stands at the top of an office's letters."""
    from fakelos.cli.offices import describe  # noqa: PLC0415 - as above

    describe(code, name, place, letterhead)


@key.command("create")
def create_key() -> None:
    """Make the master key of this installation; an existing one is never replaced."""
    from fakelos.cli.accounts import create_key  # noqa: PLC0415 - as above

    create_key()


@key.command("rotate")
def rotate_key() -> None:
    """Take a new master key and wrap all keys with it; the old one still opens until `retire`."""
    from fakelos.cli.erasure import rotate  # noqa: PLC0415 - as above

    rotate()


@key.command("retire")
def retire_keys() -> None:
    """Forget the old master keys, once everything was restarted: what was erased is closed in old backups too."""
    from fakelos.cli.erasure import retire  # noqa: PLC0415 - as above

    retire()


@app.command()
def erase(
    application_no: Annotated[str, typer.Argument(help="The number of the application.")],
    office: OfficeCode,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a dossier for ever: its papers, what was read and written of it. That it was decided stays."""
    from fakelos.cli.erasure import erase as forget  # noqa: PLC0415 - as above

    if not yes:
        typer.confirm("Οριστική διαγραφή; Erase for ever?", abort=True)
    forget(application_no, office)


@app.command()
def sweep(
    *, delete: Annotated[bool, typer.Option("--delete", help="Remove them, not only count them.")] = False
) -> None:
    """Find sealed files, older than a day, that nothing names: a killed process left them."""
    from fakelos.cli.erasure import sweep as clean  # noqa: PLC0415 - as above

    clean(delete=delete)


@corrections.command("export")
def export_corrections(
    out: Annotated[Path | None, typer.Argument(dir_okay=False, help="Without it: standard output.")] = None,
) -> None:
    """Write a JSON line for each page whose class a reviewer said: page, text, layout, doc_class.

    The texts are personal data: keep the file as the dossiers are kept. `make model CORRECTIONS=FILE` learns from it.
    """
    from fakelos.cli.corrections import export  # noqa: PLC0415 - as above

    export(out)


@events.command("send")
def send_events(
    *, once: Annotated[bool, typer.Option("--once", help="Send what is due now, then end.")] = False
) -> None:
    """Send events to the webhook or the queue that the settings name, until stopped."""
    from fakelos.cli.events import send  # noqa: PLC0415 - as above

    send(once=once)


@token.command("create")
def create_token(
    name: Annotated[str, typer.Argument(help="What the program is called, for the list and the history.")],
    office: Annotated[str, typer.Option(help="The code of the office whose dossiers it reads.")],
    scope: Annotated[list[str], typer.Option(help="dossiers, decisions, history; or batches, with --station.")],
    station: Annotated[str, typer.Option(help="The code of the station whose batches it sends.")] = "",
) -> None:
    """Make a key and print it, this once. Administrators revoke keys on the desk."""
    from fakelos.cli.tokens import create  # noqa: PLC0415 - as above

    create(name, office, scope, station)
