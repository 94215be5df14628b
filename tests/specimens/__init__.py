"""Synthetic papers of every class, as Greek offices print and scan them. Nobody on them exists.

`single` draws one paper, `python -m tests.specimens OUT` whole batches; equal seeds give equal bytes.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from PIL import Image

from fakelos.schemas.document_class import DocumentClass
from tests.specimens import papers
from tests.specimens.paper import Fields, Paper
from tests.specimens.people import Person, person
from tests.specimens.raster import render
from tests.specimens.wear import WEARS, worn


@dataclass(frozen=True)
class Specimen:
    """One paper: what is printed on it, what is true of it, and how it looks (drawn when first asked for)."""

    doc_class: DocumentClass
    layout: str
    paper: Paper
    seed: int
    wear: str

    @property
    def text(self) -> str:
        """All that is printed, by visual rows."""
        return self.paper.text

    @property
    def fields(self) -> Fields:
        """The truth, by the codes that Fakelos reads."""
        return self.paper.fields

    @cached_property
    def images(self) -> tuple[Image.Image, ...]:
        """Every sheet as scanned."""
        rng = Random(f"wear {self.seed} {self.doc_class} {self.layout}")
        wear = WEARS[self.wear](rng)
        return tuple(worn(render(sheet, wear.dpi, colour=wear.colour), wear, rng) for sheet in self.paper.sheets)

    @property
    def image(self) -> Image.Image:
        """The first sheet as scanned."""
        return self.images[0]


def single(doc_class: str, layout: str, seed: int = 0, wear: str = "office", **facts: Any) -> Specimen:
    """One paper about somebody drawn from the seed.

    `wear` names one of `wear.WEARS`; `facts` fix what the class's `draw` would else leave to chance,
    `who` the person, and `pristine=True` keeps clerks' stamps off.
    """
    rng = Random(f"{seed} {doc_class} {layout}")
    birth = date(1994, 1, 1) + timedelta(days=rng.randrange(3650)) if doc_class == DocumentClass.SCHOOL_RECORD else None
    who: Person = facts.pop("who", None) or person(rng, birth=birth)
    paper = papers.draw(doc_class, layout, who, rng, facts)
    return Specimen(DocumentClass[doc_class.upper()], layout, paper, seed, wear)


def all_layouts(*, holdout: bool | None = None) -> list[tuple[DocumentClass, str]]:
    """Every class with each of its layouts.

    `holdout=False` leaves out the layouts that nothing may be trained or tuned on, `True` gives only those.
    """
    return [
        (doc_class, layout)
        for doc_class in DocumentClass
        for layout in papers.of(doc_class).LAYOUTS
        if holdout is None or holdout == (layout in papers.of(doc_class).HOLDOUT)
    ]
