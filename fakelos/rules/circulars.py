"""The circulars as data: what each asks, in its own words, from when, and which check answers it.

A file is refused, with what to do about it, when it names an unknown check, when two of its rules
answer for the same day, or when a quotation is not in the source text that stands beside it.
"""

import tomllib
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from fakelos.rules.answers import Answer
from fakelos.rules.checks import CHECKS
from fakelos.rules.facts import Facts
from fakelos.rules.law import Circular, Law, Line, Requirement
from fakelos.schemas.base import Frozen
from fakelos.schemas.errors import ConfigurationError

HERE = Path(__file__).parent
T = TypeVar("T")


@cache
def law() -> Law:
    """The packaged circulars, read once.

    Raises:
        ConfigurationError: a packaged file is wrong; the message says where and what to do.
    """
    return read_law(HERE / "circulars", HERE / "sources")


def read_law(folder: Path, sources: Path) -> Law:
    """Read every circular of `folder` and compare its quotations with the texts in `sources`.

    Raises:
        ConfigurationError: with the file, the line where it is known, and what to do.
    """
    files = {path: read_circular(path, sources) for path in sorted(folder.glob("*.toml"))}
    lines = tuple(_line(path, circular, r) for path, circular in files.items() for r in circular.requirement)
    _refuse_overlaps(lines, folder)
    circulars = tuple(files.values())
    return Law(
        circulars=circulars,
        lines=lines,
        titles=_only((c.titles for c in circulars), "titles", folder),
        buyout=_only((c.buyout for c in circulars), "buyout", folder),
        ties=tuple(tie for c in circulars for tie in c.tie),
        excused=tuple(period for c in circulars for period in c.excused_period),
    )


def read_circular(path: Path, sources: Path) -> Circular:
    """Read one circular.

    Raises:
        ConfigurationError: with the file, the line where it is known, and what to do.
    """
    text = path.read_text(encoding="utf-8")
    try:
        circular = Circular.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path.name, f"{error}. Correct the TOML.") from error
    except ValidationError as error:
        raise _wrong(path.name, _complaints(error)) from error
    _refuse_unknown_quotes(circular, path, sources)
    return circular


def plain(text: str) -> str:
    """A text as quotations are compared: whitespace normalised, the asterisks of Markdown removed.

    >>> plain("**δεν έχει**   διακόψει")
    'δεν έχει διακόψει'
    """
    return " ".join(text.replace("*", "").split())


def _wrong(where: str, what_to_do: str) -> ConfigurationError:
    return ConfigurationError("bad_circular", f"{where}: {what_to_do}")


def _complaints(error: ValidationError) -> str:
    lines = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
    return "; ".join(lines) + ". Correct these entries."


def _refuse_unknown_quotes(circular: Circular, path: Path, sources: Path) -> None:
    source = sources / circular.source
    if not source.is_file():
        raise _wrong(path.name, f"there is no sources/{circular.source}. Put the source text there.")
    text = plain(source.read_text(encoding="utf-8"))
    for quote in circular.quotes():
        if plain(quote) not in text:
            raise _wrong(_where(path, quote), f"not in {source.name}. Quote the source word for word.")


def _line(path: Path, circular: Circular, requirement: Requirement) -> Line:
    where = _where(path, f'check = "{requirement.check}"')
    check = CHECKS.get(requirement.check)
    if check is None:
        raise _wrong(where, f"unknown check. Use one of {', '.join(CHECKS)}.")
    try:
        options = check.Options.model_validate(requirement.options)
    except ValidationError as error:
        raise _wrong(where, f"options: {_complaints(error)}") from error
    return Line(circular.id, requirement, _answer(requirement.check, options))


@cache
def _answer(check: str, options: Frozen) -> Callable[[Facts], Answer]:
    return partial(CHECKS[check].examine, options=options)


def _refuse_overlaps(lines: Iterable[Line], folder: Path) -> None:
    for one, other in combinations(lines, 2):
        if one.requirement.overlaps(other.requirement):
            since = max(one.requirement.applies_from, other.requirement.applies_from)
            both = f"{other.requirement.code} ({one.circular}, {other.circular})"
            raise _wrong(folder.name, f"two rules answer {both} from {since}. End the older one with applies_to.")


def _only(found: Iterable[T | None], name: str, folder: Path) -> T:
    rules = [rule for rule in found if rule]
    if len(rules) != 1:
        raise _wrong(folder.name, f"[{name}] stands in {len(rules)} files. Let exactly one circular have it.")
    return rules[0]


def _where(path: Path, phrase: str) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if phrase in line), None)
    return f"{path.name}, line {number}" if number else path.name
