"""What papers, codes on them, and registers say, made fit for every database: papers may hold any text."""

import hashlib
import re
from typing import Any

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Signs that are not seen, and marks that turn the direction of writing: with them a name reads as another."""


def storable(value: Any) -> Any:
    r"""`value`, of the kinds that JSON has, without signs that nobody sees, NUL among them, which PostgreSQL refuses.

    >>> storable({"lines": ["P<GRC\x00SPEC\u202eIMEN", 1, None]})
    {'lines': ['P<GRCSPECIMEN', 1, None]}
    """
    if isinstance(value, str):
        return UNSEEN.sub("", value)
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
