"""The circulars as data: what each asks, in its own words, from when, and which check answers it.

A file is refused, with what to do about it, when it names an unknown check, when two of its rules
answer for the same day, or when a quotation is not in the source text that stands beside it.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import Field, ValidationError

from fakelos.rules.answers import Answer
from fakelos.rules.checks import CHECKS
from fakelos.rules.conflicts import apply, read_choices
from fakelos.rules.facts import Facts
from fakelos.rules.law import Law, Line
from fakelos.rules.provisions import Circular, Conflict, Requirement
from fakelos.rules.ties import classes_of
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import ConfigurationError
from fakelos.schemas.settings import Settings

HERE = Path(__file__).parent
REGISTER = "conflicts.toml"
T = TypeVar("T")
Model = TypeVar("Model", bound=Frozen)


class Register(Frozen):
    """The points on which the sources differ."""

    conflict: tuple[Conflict, ...] = Field(min_length=1)


class _Place(NamedTuple):
    """A requirement and where it stands, for messages."""

    where: str
    circular: str
    requirement: Requirement


@cache
def law() -> Law:
    """The packaged circulars under the office's own readings, read once.

    Raises:
        ConfigurationError: a packaged file or the office's choices are wrong; the message says what to do.
    """
    return read_law(HERE / "circulars", HERE / "sources", choices=Settings().conflict_choices)


def read_law(folder: Path, sources: Path, register: Path = HERE / REGISTER, choices: Path | None = None) -> Law:
    """Read every circular of `folder`, compare its quotations with the texts in `sources`, and apply the choices.

    Raises:
        ConfigurationError: with the file, the line where it is known, and what to do.
    """
    files = {path: read_circular(path, sources) for path in sorted(folder.glob("*.toml")) if path.name != REGISTER}
    if not files:
        raise ConfigurationError("bad_circular", f"{folder.name}: no circular stands there")
    circulars = tuple(files.values())
    ties = tuple(tie for circular in circulars for tie in circular.tie)
    make = partial(_line, ties=classes_of(ties))
    conflicts = _read_register(register, circulars, sources)
    chosen = read_choices(choices, conflicts)
    return Law(
        circulars=circulars,
        lines=apply(_lines(files, make), conflicts, chosen, make),
        titles=_only((c.titles for c in circulars), "titles", folder),
        buyout=_only((c.buyout for c in circulars), "buyout", folder),
        ties=ties,
        excused=tuple(period for c in circulars for period in c.excused_period),
        limits=tuple((c.id, limit) for c in circulars for limit in c.time_limit),
        conflicts=conflicts,
        choices=chosen,
    )


def _lines(files: dict[Path, Circular], make: Callable[..., Line]) -> tuple[Line, ...]:
    """The lines as the circulars ask them, none of which answers for the same day as another."""
    places = tuple(place for path, circular in files.items() for place in _places(path, circular))
    _refuse_overlaps(places)
    return tuple(make(place.circular, place.requirement, place.where) for place in places)


def read_folder(folder: Path) -> Law:
    """The law of a folder of circulars; texts and register stand there too, or the packaged ones are taken.

    Raises:
        ConfigurationError: as `read_law`.
    """
    sources, register = folder / "sources", folder / REGISTER
    return read_law(
        folder,
        sources if sources.is_dir() else HERE / "sources",
        register if register.is_file() else HERE / REGISTER,
        Settings().conflict_choices,
    )


def read_circular(path: Path, sources: Path) -> Circular:
    """Read one circular.

    Raises:
        ConfigurationError: with the file, the line where it is known, and what to do.
    """
    circular = _read(path, Circular)
    _refuse_unknown_quotes(circular.quotes(), path, sources / circular.source)
    return circular


def plain(text: str) -> str:
    """A text as quotations are compared: whitespace normalised, the asterisks of Markdown removed.

    >>> plain("**δεν έχει**   διακόψει")
    'δεν έχει διακόψει'
    """
    return " ".join(text.replace("*", "").split())


def _read(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path.name, f"{error}. Correct the TOML.") from error
    except ValidationError as error:
        raise _wrong(path.name, "; ".join(_complaints(path, error)) + ". Correct these entries.") from error


def _complaints(path: Path, error: ValidationError) -> Iterator[str]:
    for one in error.errors(include_input=False):
        table, *rest = one["loc"]
        line = _line_of(path, f"[[{table}]]", rest[0]) if rest and isinstance(rest[0], int) else None
        where = f"line {line}, " if line else ""
        yield f"{where}{'.'.join(map(str, one['loc']))}: {one['msg']}"


def _line_of(path: Path, phrase: str, nth: int = 0) -> int | None:
    """The number of the line on which `phrase` stands for the nth time, counted from 0."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if phrase in line]
    return found[nth] if nth < len(found) else None


def _where(path: Path, phrase: str, nth: int = 0) -> str:
    number = _line_of(path, phrase, nth)
    return f"{path.name}, line {number}" if number else path.name


def _wrong(where: str, what_to_do: str) -> ConfigurationError:
    return ConfigurationError("bad_circular", f"{where}: {what_to_do}")


def _refuse_unknown_quotes(quotes: Iterable[str], path: Path, source: Path) -> None:
    if not source.is_file():
        raise _wrong(path.name, f"there is no sources/{source.name}. Put the source text there.")
    text = plain(source.read_text(encoding="utf-8"))
    for quote in quotes:
        if plain(quote) not in text:
            raise _wrong(_where(path, quote), f"not in {source.name}. Quote the source word for word.")


def _places(path: Path, circular: Circular) -> Iterator[_Place]:
    """Each requirement, and once more for the grant where it is asked for that in the same words."""
    for number, requirement in enumerate(circular.requirement):
        where = _where(path, 'check = "', number)
        yield _Place(where, circular.id, requirement)
        if requirement.grant:
            yield _Place(where, circular.id, requirement.model_copy(update={"examination": "substantive"}))


def _line(circular: str, requirement: Requirement, where: str = REGISTER, *, ties: frozenset[DocumentClass]) -> Line:
    options = _options(requirement.check, requirement.options, where)
    served_by = CHECKS[requirement.check].serving(options, ties)
    return Line(circular, requirement, _answer(requirement.check, options), served_by)


def _options(name: str, values: dict[str, Any], where: str) -> Frozen:
    check = CHECKS.get(name)
    if check is None:
        raise _wrong(where, f'unknown check "{name}". Use one of {", ".join(CHECKS)}.')
    try:
        return check.Options.model_validate(values)
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
        raise _wrong(where, f"options: {said}. Correct these entries.") from error


@cache
def _answer(check: str, options: Frozen) -> Callable[[Facts], Answer]:
    return partial(CHECKS[check].examine, options=options)


def _refuse_overlaps(places: Iterable[_Place]) -> None:
    for one, other in combinations(places, 2):
        if one.requirement.overlaps(other.requirement):
            since = max(one.requirement.applies_from, other.requirement.applies_from)
            both = f"{other.requirement.code} ({one.circular}, {other.circular})"
            raise _wrong(
                other.where, f"two rules answer {both} from {since}, the other at {one.where}. End one with applies_to."
            )


def _read_register(path: Path, circulars: Iterable[Circular], sources: Path) -> tuple[Conflict, ...]:
    """The register of conflicts, each quotation compared with its source and each check known."""
    texts = {circular.id: sources / circular.source for circular in circulars}
    conflicts = _read(path, Register).conflict
    for conflict in conflicts:
        where = _where(path, f'id = "{conflict.id}"')
        if conflict.default not in {reading.id for reading in conflict.reading}:
            raise _wrong(where, f"default {conflict.default} is none of its readings. Name one of them.")
        for reading in conflict.reading:
            if reading.source not in texts:
                raise _wrong(where, f"there is no circular {reading.source}. Use one of {', '.join(texts)}.")
            _refuse_unknown_quotes([reading.quote], path, texts[reading.source])
            if reading.check:
                _options(reading.check, reading.options, where)
    return conflicts


def _only(found: Iterable[T | None], name: str, folder: Path) -> T:
    rules = [rule for rule in found if rule]
    if len(rules) != 1:
        raise _wrong(folder.name, f"[{name}] stands in {len(rules)} files. Let exactly one circular have it.")
    return rules[0]
