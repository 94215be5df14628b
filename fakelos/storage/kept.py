"""Queries that are written once and then only run.

Django writes a query anew each time it is asked: on the desk's pages that costs more than the database's answer.
"""

from collections.abc import Callable, Sequence
from copy import copy
from functools import wraps
from inspect import signature
from types import SimpleNamespace
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

Parameters = ParamSpec("Parameters")
Row = TypeVar("Row")
STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda at: UUID(int=at + 1),
    int: lambda at: 1_000_000_007 + at,
    str: lambda at: f"the value at {at}",
}


def kept(ask: Callable[Parameters, QuerySet[Any, Row]]) -> Callable[Parameters, list[Row]]:
    """Makes a function that says which rows are wanted give them, as a list.

    It is called once in a process, with stand-ins of its parameters' types, `UUID`, `int` or `str`: it may do nothing
    with them but compare columns with them.
    """
    kinds = [one.annotation for one in signature(ask).parameters.values()]
    written: dict[str, _Written | None] = {}

    @wraps(ask)
    def rows(*values: Parameters.args, **named: Parameters.kwargs) -> list[Row]:
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        if vendor not in written:
            written[vendor] = _written(ask, [STAND_INS[kind](at) for at, kind in enumerate(kinds)])
        statement = written[vendor]
        return statement.rows([*values, *named.values()]) if statement else []

    return rows


def _written(ask: Callable[..., QuerySet[Any, Any]], stand_ins: Sequence[Any]) -> "_Written | None":
    """None where Django knows without asking that there are no such rows."""
    try:
        return _Written(ask, stand_ins)
    except EmptyResultSet:
        return None


class _Written:
    """The statement of a query, and what makes objects of its answer."""

    def __init__(self, ask: Callable[..., QuerySet[Any, Any]], stand_ins: Sequence[Any]) -> None:
        self._found = ask(*stand_ins)
        self._rows_of: Any = self._found._iterable_class  # noqa: SLF001 - Django has no public way to its rows
        self._compiler = self._found.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self._statement, parameters = self._compiler.as_sql()
        places = {_stored(stand_in): at for at, stand_in in enumerate(stand_ins)}
        self._parameters = [(places.get(value), value) for value in parameters]
        if any(str(stand_in) in self._statement for stand_in in stand_ins):
            raise TypeError("a kept query may only compare with its parameters")

    def rows(self, values: Sequence[Any]) -> list[Any]:
        stored = [_stored(value) for value in values]
        filled = tuple(value if at is None else stored[at] for at, value in self._parameters)
        compiler: Any = copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self._statement, filled)
        return list(self._rows_of(_Asked(self._found, compiler)))


class _Asked(SimpleNamespace):
    """What an iterable of Django's needs of a query set, with the statement ready."""

    def __init__(self, found: Any, compiler: Any) -> None:
        query = _Query(found.query, compiler)
        super().__init__(model=found.model, db=found.db, query=query, _fields=found._fields, _known_related_objects={})


class _Query:
    """A query whose statement is ready."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_: object, **__: object) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _stored(value: Any) -> Any:
    """A value as it is handed to the database."""
    native = connections[DEFAULT_DB_ALIAS].features.has_native_uuid_field
    return value.hex if isinstance(value, UUID) and not native else value
