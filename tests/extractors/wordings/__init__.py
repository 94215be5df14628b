"""Sample wordings of invented papers, each with its class, from the files `wordings*.txt`.

`=== class name` starts a paper, `^` centres a line, `||` parts a line into a left and a right half. `[one~other~third]`
is said in one of these ways: the first as the sample stands, any of them where it is varied. No phrase was ever written
for the samples of files with two names, such as `wordings.money.txt`: there phrases look no better than they are.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import Page
from tests.extractors.sheets import page_of_text

HERE = Path(__file__).parent
FEWEST_WAYS = 3
_WAYS = re.compile(r"\[([^\[\]]*~[^\[\]]*)\]")


class Wording(NamedTuple):
    """One paper: what it is, what the sample is called, and its lines."""

    doc_class: DocumentClass
    name: str
    lines: str
    fresh: bool = False

    @property
    def text(self) -> str:
        """The lines as the sample stands."""
        return _WAYS.sub(lambda found: found[1].split("~")[0], self.lines)

    def ways(self, rng: Random) -> Iterator[str]:
        """The lines said so often that each part is said in each of its ways, and in several if it has any."""
        most, seed = max((found[1].count("~") + 1 for found in _WAYS.finditer(self.lines)), default=1), rng.random()
        for number in range(max(most, FEWEST_WAYS) if most > 1 else 1):
            yield _WAYS.sub(_nth(number, Random(seed)), self.lines)

    def page(self, number: int = 1) -> Page:
        """The paper as a page that has been read."""
        return page_of_text(self.text, number)

    def varied(self, rng: Random) -> str:
        """The lines, each part said in some way."""
        return one_way(self.lines, rng)


@cache
def wordings() -> tuple[Wording, ...]:
    """All samples to learn from."""
    return tuple(each for file in sorted(HERE.glob("wordings*.txt")) for each in _read(file))


@cache
def unseen() -> tuple[Wording, ...]:
    """Samples that nothing was learnt from and no phrase was written for."""
    return tuple(each for file in sorted(HERE.glob("unseen*.txt")) for each in _read(file))


def wording(name: str) -> Wording:
    """The sample `class name`, as its first line in the file says."""
    doc_class, sample = name.split()
    return next(w for w in wordings() if w.doc_class == doc_class and w.name == sample)


def one_way(text: str, rng: Random) -> str:
    """The text with each `[one~other]` said in some way."""
    return _WAYS.sub(lambda found: rng.choice(found[1].split("~")), text)


def _nth(number: int, rng: Random) -> Callable[[re.Match[str]], str]:
    """The choice after `number` others, each part beginning with any of its own."""

    def chosen(found: re.Match[str]) -> str:
        ways = found[1].split("~")
        return ways[(number + rng.randrange(len(ways))) % len(ways)]

    return chosen


def _read(file: Path) -> list[Wording]:
    parts = file.read_text("utf-8").split("\n=== ")[1:]
    return [_wording(*part.split("\n", 1), fresh=file.stem != "wordings") for part in parts]


def _wording(head: str, lines: str, *, fresh: bool) -> Wording:
    doc_class, name = head.split()
    return Wording(DocumentClass[doc_class.upper()], name, lines, fresh)
