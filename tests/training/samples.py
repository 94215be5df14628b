"""Pages whose class is known: drawn, drawn and really read, told in plain wordings, corrected by reviewers, and noise.

`layout` names what pages have in common beyond their class; folds part layouts, never pages of one.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Literal

from fakelos.extractors.classify.model import NOTHING
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page, Word
from tests import specimens
from tests.extractors import page_of as typed
from tests.extractors.sheets import misread_page, page_of, page_of_text
from tests.extractors.wordings import Wording, wordings
from tests.training.furniture import dressed

MISREAD = (0.0, 0.03, 0.08, 0.15)
"""Shares of letters that are misread, a drawing each."""
FEWEST_WORDS = 3
BY_MARKS = frozenset({DocumentClass.BLANK, DocumentClass.PHOTO})
"""Classes that are told by their marks, not by their words."""
ALPHABET = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωABCDEilmnoprstv0123456789.,-|_"
NOISES, FULLEST = 60, 220
LOST = 0.3
"""The share of lines that a page loses."""
FEWEST_ROWS, TORN = 3, 0.25
"""Rows from which a page may lose its first ones, and the share of rows that lose their ends."""


@dataclass(frozen=True)
class Sample:
    """A page, what it is, and the layout that it is of."""

    doc_class: str
    layout: str
    page: Page
    kind: Literal["drawn", "cut", "read", "told", "corrected", "noise"]
    fresh: bool = False
    """Whether no phrase was written for its wording."""

    @property
    def first(self) -> bool:
        """Whether it is the first page of its paper."""
        return self.page.number == 1


def layouts(*, holdout: bool) -> list[tuple[DocumentClass, str]]:
    """The layouts that words can tell."""
    return [pair for pair in specimens.all_layouts(holdout=holdout) if pair[0] not in BY_MARKS]


def drawn(pairs: Iterable[tuple[DocumentClass, str]], seeds: range = range(len(MISREAD))) -> Iterator[Sample]:
    """Each layout a few times, read worse each time, and once without its topmost rows."""
    for doc_class, layout in pairs:
        for seed in seeds:
            for number, sheet in enumerate(specimens.single(doc_class, layout, seed).paper.sheets, 1):
                rng = Random(f"{seed} {doc_class} {layout} {number}")
                page = page_of(sheet, number, MISREAD[seed % len(MISREAD)], rng)
                yield from _kept(Sample(doc_class, f"{doc_class}/{layout}", page, "drawn"))
                if seed == seeds[-1]:
                    yield from _kept(Sample(doc_class, f"{doc_class}/{layout}", _beheaded(page), "cut"))


def told() -> Iterator[Sample]:
    """The sample wordings: as they stand, said otherwise, among letterheads and stamps, misread, and in parts."""
    for wording in wordings():
        name = f"told {wording.doc_class}/{wording.name}"
        rng = Random(name)
        pages = list(_ways(wording, rng))
        for page in pages:
            yield from _kept(Sample(wording.doc_class, name, page, "told", wording.fresh))
        for page in (_thinned(pages[-1], rng), *_damaged(wording.varied(rng), rng)):
            yield from _kept(Sample(wording.doc_class, name, page, "cut", wording.fresh))


def _damaged(text: str, rng: Random) -> Iterator[Page]:
    """The page without its letterhead or title, and with rows of which the ends are lost."""
    rows = text.strip("\n").splitlines()
    if len(rows) > FEWEST_ROWS:
        yield misread_page(page_of_text("\n".join(rows[rng.randint(1, 2) :])), 0.02, rng)
    yield misread_page(page_of_text("\n".join(_torn(row, rng) for row in rows)), 0.03, rng)


def _torn(row: str, rng: Random) -> str:
    return row[: int(len(row) * rng.uniform(0.4, 0.9))] if rng.random() < TORN else row


def _ways(wording: Wording, rng: Random) -> Iterator[Page]:
    yield wording.page()
    yield misread_page(page_of_text(wording.varied(rng)), 0.06, rng)
    for misread, text in zip(cycle((0.03, 0.1, 0.0)), wording.ways(rng), strict=False):
        yield misread_page(page_of_text(dressed(text, rng)), misread, rng)


def corrected(file: Path) -> Iterator[Sample]:
    """Pages that reviewers put right: lines of `{"text": …, "layout": …, "doc_class": …}`; each is its own layout."""
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        found = json.loads(line)
        page = typed.page_of(*found["text"].splitlines())
        yield from _kept(Sample(DocumentClass[found["doc_class"].upper()], f"corrected {number}", page, "corrected"))


def noise() -> Iterator[Sample]:
    """Pages of letters that mean nothing, as OCR makes them of handwriting and dirt."""
    for number in range(NOISES):
        rng = Random(f"noise {number}")
        words = tuple(_rubbish(rng) for _ in range(rng.randrange(FEWEST_WORDS, FULLEST)))
        page = Page(number=1, width=1654, height=2339, words=words)
        yield Sample(NOTHING, f"noise/{number}", page, "noise")


def _rubbish(rng: Random) -> Word:
    text = "".join(rng.choice(ALPHABET) for _ in range(rng.randrange(1, 9)))
    x, y = rng.uniform(0.05, 0.85), rng.uniform(0.05, 0.95)
    return Word(text=text, box=(x, y, x + 0.01 * len(text), y + 0.012), confidence=0.4, line=round(60 * y))


def _beheaded(page: Page) -> Page:
    """The page as it is when its top was not read."""
    return page.model_copy(update={"words": tuple(word for word in page.words if word.box[1] > 0.3)})


def _thinned(page: Page, rng: Random) -> Page:
    """The page as it is when some of its lines were not read."""
    lost = {line for line in {word.line for word in page.words} if rng.random() < LOST}
    return page.model_copy(update={"words": tuple(word for word in page.words if word.line not in lost)})


def _kept(sample: Sample) -> Iterator[Sample]:
    if len(sample.page.words) >= FEWEST_WORDS:
        yield sample
