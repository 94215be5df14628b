"""`fakelos rules backtest`: which stored dossiers a changed rule would turn. Opaque ids and codes, nothing personal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import typer

from fakelos.cli.installation import prepare_installation
from fakelos.rules.backtest import Turned, turned
from fakelos.rules.circulars import law, read_folder
from fakelos.rules.law import Law
from fakelos.schemas.settings import Settings

NONE, SOME = 0, 3


def run(rules_of: date, folder: Path | None) -> int:
    """Examine every stored dossier by the rules in force on a day, of a folder or the packaged ones; the exit code."""
    changed = read_folder(folder) if folder else law()
    prepare_installation(Settings())
    return _report(_examined(changed, rules_of))


def _examined(changed: Law, rules_of: date) -> Iterator[tuple[UUID, Turned | None]]:
    from fakelos.storage.case_files import load_case  # noqa: PLC0415 - once Django is set up
    from fakelos.storage.models import Dossier  # noqa: PLC0415 - as above

    for dossier_id in Dossier.objects.order_by("pk").values_list("pk", flat=True).iterator():
        yield dossier_id, turned(load_case(dossier_id), changed, rules_of)


def _report(examined: Iterator[tuple[UUID, Turned | None]]) -> int:
    count = turns = 0
    for dossier_id, turn in examined:
        count += 1
        if turn:
            turns += 1
            typer.echo("\n".join(_lines(dossier_id, turn)))
    typer.echo(f"Φάκελοι που αλλάζουν: {turns} από {count}. Dossiers that would turn: {turns} of {count}.")
    return SOME if turns else NONE


def _lines(dossier_id: UUID, turn: Turned) -> Iterator[str]:
    categories, outcomes = turn.categories, turn.outcomes
    changes = [f"{before} → {after}" for before, after in (categories, outcomes) if before != after]
    yield f"{dossier_id}  {'  '.join(changes)}".rstrip()
    for line in turn.lines:
        yield f"    {line.examination} {line.code}: {line.before or '—'} → {line.after or '—'}"
