"""Where the sources differ: the register of conflicts, the office's choices, and the lines that follow from them.

Both readings are always shown. The choice decides what the formal examination asks; it never changes what the
other source asks for the grant.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import Field, ValidationError

from fakelos.rules.law import Line
from fakelos.rules.provisions import Conflict, Reading, Requirement
from fakelos.schemas.base import Frozen
from fakelos.schemas.dossier import Category, Choice
from fakelos.schemas.errors import ConfigurationError

INSURANCE = "insurance"
MakeLine: TypeAlias = Callable[[str, Requirement], Line]


class OfficeChoice(Frozen):
    """What an office's file says of one conflict; the choice is not taken without its reason."""

    reading: str
    justification: str = Field(min_length=1)


def read_choices(path: Path | None, conflicts: Iterable[Conflict]) -> tuple[Choice, ...]:
    """Every conflict with the reading chosen: the office's where its file names one, else the default.

    The file has a table a conflict: `[passport]`, `reading = "valid"`, `justification = "…"`.

    Raises:
        ConfigurationError: the file is not there or broken, or names a conflict or reading that there is not.
    """
    conflicts = tuple(conflicts)
    office = _office_choices(path, {conflict.id: conflict for conflict in conflicts}) if path else {}
    return tuple(office.get(conflict.id) or _default(conflict) for conflict in conflicts)


def _default(conflict: Conflict) -> Choice:
    return Choice(
        conflict=conflict.id,
        reading=conflict.default,
        justification_el=conflict.justification_el,
        justification_en=conflict.justification_en,
    )


def _office_choices(path: Path, conflicts: dict[str, Conflict]) -> dict[str, Choice]:
    return {name: _checked(path, name, value, conflicts) for name, value in _load(path).items()}


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(path.name, f"{error.strerror}. Put the file there or unset FAKELOS_CONFLICT_CHOICES.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path.name, f"{error}. Correct the TOML.") from error


def _checked(path: Path, name: str, value: Any, conflicts: dict[str, Conflict]) -> Choice:
    where = _where(path, f"[{name}]")
    if name not in conflicts:
        raise _wrong(where, f"unknown conflict {name}. Use one of {', '.join(conflicts)}.")
    try:
        choice = OfficeChoice.model_validate(value)
    except ValidationError as error:
        raise _wrong(where, f"[{name}] needs a reading and a justification, and nothing else.") from error
    readings = [reading.id for reading in conflicts[name].reading]
    if choice.reading not in readings:
        raise _wrong(where, f"unknown reading {choice.reading}. Use one of {', '.join(readings)}.")
    why = choice.justification
    return Choice(conflict=name, reading=choice.reading, by="office", justification_el=why, justification_en=why)


def _where(path: Path, phrase: str) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if phrase in line), None)
    return f"{path.name}, line {number}" if number else path.name


def _wrong(where: str, what_to_do: str) -> ConfigurationError:
    return ConfigurationError("bad_conflict_choice", f"{where}: {what_to_do}")


def apply(
    lines: tuple[Line, ...], conflicts: Iterable[Conflict], choices: Iterable[Choice], make: MakeLine
) -> tuple[Line, ...]:
    """The lines as the chosen readings ask them; a reading without a check leaves the circular's own."""
    by_id = {conflict.id: conflict for conflict in conflicts}
    for choice in choices:
        conflict = by_id[choice.conflict]
        reading = conflict.chosen(choice.reading)
        if reading.check:
            lines = tuple(_reread(lines, conflict, reading, make))
        if reading.all_minimum:
            lines = tuple(_all_minimum(line, conflict) for line in lines)
    return lines


def _reread(lines: tuple[Line, ...], conflict: Conflict, reading: Reading, make: MakeLine) -> Iterator[Line]:
    """The lines with the formal one answered by the reading; where no source asks it formally, it is added."""
    left = set(conflict.categories)
    for line in lines:
        concerned = left.intersection(line.requirement.categories) if _is_formal(line, conflict) else set[Category]()
        yield make(reading.source, _as_read(line.requirement, reading)) if concerned else line
    asked = {c for line in lines if _is_formal(line, conflict) for c in line.requirement.categories}
    for line in lines:
        same = line.circular == reading.source and line.requirement.code == conflict.line
        if same and left.difference(asked).intersection(line.requirement.categories):
            yield make(reading.source, _as_read(line.requirement, reading))


def _is_formal(line: Line, conflict: Conflict) -> bool:
    return (line.requirement.code, line.requirement.examination) == (conflict.line, "formal")


def _as_read(requirement: Requirement, reading: Reading) -> Requirement:
    changes = {"check": reading.check, "options": reading.options, "quote": reading.quote, "see": ()}
    return requirement.model_copy(update={**changes, "paragraph": reading.paragraph, "examination": "formal"})


def _all_minimum(line: Line, conflict: Conflict) -> Line:
    requirement = line.requirement
    if requirement.code == INSURANCE or not set(requirement.categories) & set(conflict.categories):
        return line
    return line._replace(requirement=requirement.model_copy(update={"minimum": True}))
