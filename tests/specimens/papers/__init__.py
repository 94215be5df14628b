"""One module a document class, most with a `.form` file beside it.

Each has the same names: `LAYOUTS`, how offices have printed that paper, `HOLDOUT`, those of them that are kept for
measuring, and `draw`.
"""

from functools import cache
from importlib import import_module
from random import Random
from typing import Protocol, cast

from fakelos.schemas.document_class import DocumentClass
from tests.specimens.clerk import handled
from tests.specimens.paper import Paper
from tests.specimens.people import Person
from tests.specimens.values import Facts


class PaperClass(Protocol):
    """What every module here offers."""

    LAYOUTS: tuple[str, ...]
    HOLDOUT: tuple[str, ...]

    def draw(self, who: Person, layout: str, rng: Random, facts: Facts) -> Paper:
        """The paper of that layout about that person; `facts` fix what must not be drawn by chance."""


@cache
def of(doc_class: str) -> PaperClass:
    """The module of a class."""
    return cast("PaperClass", import_module(f"{__name__}.{DocumentClass[doc_class.upper()].value}"))


def draw(doc_class: str, layout: str, who: Person, rng: Random, facts: Facts) -> Paper:
    """A paper as it comes to the scanner, which is after clerks have handled it, unless it is `pristine`."""
    paper = of(doc_class).draw(who, layout, rng, facts)
    untouched = facts.get("pristine") or doc_class in (
        DocumentClass.BLANK,
        DocumentClass.SEPARATOR,
        DocumentClass.PHOTO,
    )
    return paper if untouched else handled(paper, rng)
