"""`fakelos process`: batches in, prepared dossiers out, on one machine."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from fakelos.cli.batches import FoundBatch, find_batches, read_register
from fakelos.cli.installation import prepare_installation
from fakelos.cli.report import dossier_table, json_lines, quarantine_table
from fakelos.schemas.settings import Settings

ALL_ROUTED, FAILED, SOME_QUARANTINED = 0, 1, 3
POLL_SECONDS = 0.3


def run(paths: Sequence[Path], application_date: date | None, register: Path | None, out: Path | None) -> int:
    """Take in, read, evaluate and queue; print tables, write JSON lines, give the exit code."""
    console, settings = Console(), Settings()
    found = find_batches(paths, read_register(register), application_date)
    if register:
        _name_the_unlisted(found, console)
    prepare_installation(settings)
    taken = {_take_in(batch, settings): batch.name for batch in found}  # a batch given twice is one
    batches = {name: batch for batch, name in taken.items()}
    _process_all(list(batches.values()), console)
    return _report(batches, console, out)


def _name_the_unlisted(found: Sequence[FoundBatch], console: Console) -> None:
    """Without a row in the register a batch's dossiers may lack number and date: a folder's name may be mistyped."""
    for batch in found:
        if not batch.applications:
            console.print(f"{batch.name}: δεν υπάρχει στο μητρώο. Not in the register.", markup=False)


def _take_in(found: FoundBatch, settings: Settings) -> UUID:
    from fakelos.storage.intake.folder import receive_folder  # noqa: PLC0415 - Django's models load once it is set up
    from fakelos.storage.sealed.vault import open_vault  # noqa: PLC0415 - as above

    receipt = receive_folder(open_vault(settings), found.path, applications=found.applications)
    return receipt.batch_id


def _process_all(batches: Sequence[UUID], console: Console) -> None:
    """Run the batch flow for each batch; what a run could not do shows in the batch's state, not here."""
    from fakelos.flows.attempt import process  # noqa: PLC0415 - Prefect reads its environment when first imported

    with _progress(batches, console):
        for batch in batches:
            process(batch)


@contextmanager
def _progress(batches: Sequence[UUID], console: Console) -> Iterator[None]:
    """A bar of files read, fed from the database by a thread of its own."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    stop = threading.Event()
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("Ανάγνωση αρχείων", total=None)
        watcher = threading.Thread(target=_watch, args=(batches, progress, bar, stop), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            stop.set()
            watcher.join()


def _watch(batches: Sequence[UUID], progress: Progress, bar: TaskID, stop: threading.Event) -> None:
    from fakelos.storage.batches import count_files  # noqa: PLC0415 - as above
    from fakelos.storage.setup import database_work  # noqa: PLC0415 - as above

    with database_work():
        while True:
            stopping = stop.wait(POLL_SECONDS)
            done, total = count_files(batches)
            progress.update(bar, completed=done, total=total)
            if stopping:
                return


def _report(batches: dict[str, UUID], console: Console, out: Path | None) -> int:
    """Show and write what the database now holds of these batches."""
    from fakelos.cli.results import results_of_batches  # noqa: PLC0415 - as above

    results = results_of_batches(batches)
    console.print(dossier_table(results.dossiers))
    if results.quarantined:
        console.print(quarantine_table(results.quarantined))
    if out is not None:
        _write(out, json_lines(results))
    if results.unfinished:
        return FAILED
    return SOME_QUARANTINED if results.quarantined else ALL_ROUTED


def _write(out: Path, files: dict[str, list[dict[str, object]]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, lines in files.items():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (out / name).write_text(text, encoding="utf-8")
