"""Which batches lie below the paths of a command line, and what the office's register says of them."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from fakelos.schemas.base import Frozen
from fakelos.schemas.batch import RegisterRow
from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput

MANIFEST = "batch.json"
REGISTER_SUFFIX = ".csv"
Register = Mapping[str, Sequence[RegisterRow]]


class FoundBatch(Frozen):
    """A folder, or one file, to be taken in as a batch."""

    path: Path
    applications: tuple[Application, ...]


def read_register(path: Path | None) -> Register:
    """The rows of the register by the name of their batch.

    Raises:
        BadInput: a row lacks a column or a date is not ISO 8601; the detail names the line.
    """
    rows: dict[str, list[RegisterRow]] = defaultdict(list)
    for line, row in _rows(path):
        try:
            entry = RegisterRow.model_validate({key: value or None for key, value in row.items()})
        except ValidationError as error:
            columns = ", ".join(str(part["loc"][0]) for part in error.errors())
            raise BadInput("bad_register", f"line {line}: {columns}") from None
        rows[entry.batch].append(entry)
    return rows


def _rows(path: Path | None) -> Iterable[tuple[int, dict[str, str]]]:
    if path is None:
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


def find_batches(paths: Iterable[Path], register: Register, application_date: date | None) -> list[FoundBatch]:
    """A folder of files is a batch; a folder of folders holds batches; a file is a batch of its own."""
    folders = [batch for path in paths for batch in _batch_folders(path.resolve())]
    return [
        FoundBatch(path=path, applications=_applications(path.name, register, application_date)) for path in folders
    ]


def _batch_folders(path: Path) -> list[Path]:
    if path.is_file() or not _holds_folders_only(path):
        return [path]
    return [batch for folder in sorted(path.iterdir()) if folder.is_dir() for batch in _batch_folders(folder)]


def _holds_folders_only(path: Path) -> bool:
    """Whether everything in it is a folder, registers and hidden files apart."""
    entries = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
    others = [entry for entry in entries if not entry.is_dir() and entry.suffix.lower() != REGISTER_SUFFIX]
    return not others and any(entry.is_dir() for entry in entries)


def _applications(name: str, register: Register, application_date: date | None) -> tuple[Application, ...]:
    rows = register.get(name, ())
    if rows:
        return tuple(
            Application(
                application_no=row.application_no, application_date=row.application_date, as_of_date=row.as_of_date
            )
            for row in rows
        )
    return (Application(application_date=application_date),) if application_date else ()
