"""What papers, codes on them, and registers say, made fit for every database: papers may hold any text."""

import hashlib
from typing import Any


def storable(value: Any) -> Any:
    r"""`value`, of the kinds that JSON has, without the NUL characters that PostgreSQL refuses.

    >>> storable({"lines": ["P<GRC\x00SPECIMEN", 1, None]})
    {'lines': ['P<GRCSPECIMEN', 1, None]}
    """
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {storable(name): storable(one) for name, one in value.items()}
    return [storable(one) for one in value] if isinstance(value, list | tuple) else value


def known_number(application_no: str | None) -> str:
    """An application number as dossiers are known by it; empty if there is none."""
    return bounded(" ".join((application_no or "").split()), 64)


def bounded(text: str, longest: int) -> str:
    """`text` of at most `longest` characters; what is cut is told apart by a hash at its end.

    >>> bounded("2016/77", 64)
    '2016/77'
    >>> bounded("7" * 1000, 24)
    '7777777…2fb8ebc720944eeb'
    """
    text = storable(text)
    if len(text) <= longest:
        return text
    return f"{text[: longest - 17]}…{hashlib.sha256(text.encode()).hexdigest()[:16]}"
