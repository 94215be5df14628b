"""Which batches lie below the paths of a command line, and what the office's register says of them."""

import codecs
import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from fakelos.schemas.base import Frozen
from fakelos.schemas.batch import RegisterRow
from fakelos.schemas.dossier import Application
from fakelos.schemas.errors import BadInput
from fakelos.storage.intake.names import clean_name

REGISTER_SUFFIX = ".csv"
DELIMITERS = ",;\t"
NEEDED_COLUMNS = {name for name, column in RegisterRow.model_fields.items() if column.is_required()}
Register = Mapping[str, Sequence[RegisterRow]]


class FoundBatch(Frozen):
    """A folder, or one file, to be taken in as a batch; `name` is what it is called in what is printed."""

    path: Path
    name: str
    applications: tuple[Application, ...]


def read_register(path: Path | None) -> Register:
    """The rows of the register by the name of their batch.

    Raises:
        BadInput: the heading or a row lacks a column, or a date is not ISO 8601; the detail names the line.
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
    text = decoded(path.read_bytes())
    heading = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=heading.count), restkey="more")
    if lacking := NEEDED_COLUMNS - set(table.fieldnames or ()):
        raise BadInput("bad_register", f"line 1: {', '.join(sorted(lacking))}")
    try:
        return list(enumerate(table, start=2))
    except csv.Error:
        raise BadInput("bad_register", f"line {table.line_num}") from None


def decoded(content: bytes) -> str:
    """Text as spreadsheets of Greek offices write it: UTF-8, UTF-16 with its mark, or Windows Greek."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1253", "replace")


def find_batches(paths: Iterable[Path], register: Register, application_date: date | None) -> list[FoundBatch]:
    """A folder of files is a batch; a folder of folders holds batches; a file is a batch of its own."""
    folders = list(dict.fromkeys(batch for path in paths for batch in _batch_folders(path.resolve())))
    return [
        FoundBatch(path=path, name=name, applications=_applications(path.name, register, application_date))
        for path, name in zip(folders, _names(folders), strict=True)
    ]


def _names(folders: Sequence[Path]) -> list[str]:
    """What each folder is called: by its own name, by its whole path where another has the same name."""
    names = [clean_name(folder.name) for folder in folders]
    times = Counter(names)
    return [name if times[name] == 1 else clean_name(str(folder)) for name, folder in zip(names, folders, strict=True)]


def _batch_folders(path: Path, above: frozenset[Path] = frozenset()) -> list[Path]:
    """The batches below `path`; a link that leads back to a folder above it leads nowhere."""
    if path.is_file() or not _holds_folders_only(path):
        return [path]
    above |= {path.resolve()}
    folders = [folder for folder in sorted(path.iterdir()) if folder.is_dir() and folder.resolve() not in above]
    return [batch for folder in folders for batch in _batch_folders(folder, above)]


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
