"""The phrases that announce each class of paper, from the data files beside the class modules.

Each file has a table `announce` with up to four parts, phrase = weight: `title` (what the paper calls itself; counts
in full where it stands as a heading), `body` (what such papers say anywhere), `against` (what shows that the paper
is something else) and `titled_otherwise` (the same, but only as a heading). A weight near 10 decides, 5 suggests
strongly, 1 merely fits. `A + B` means that both stand on the page; among `against`, such a pair outweighs anything,
a single phrase takes half of the points at most. `runs_on = true` marks papers that often have several pages.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fakelos.extractors.classify.text import fold
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.errors import ConfigurationError

_PARTS = ("title", "body", "against", "titled_otherwise")


@dataclass(frozen=True)
class Clue:
    """Phrases, as folded letters, that must all be on the page, and what they are worth together."""

    phrases: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Announcement:
    """All clues of one class."""

    title: tuple[Clue, ...]
    body: tuple[Clue, ...]
    against: tuple[Clue, ...]
    titled_otherwise: tuple[Clue, ...]
    runs_on: bool = False

    @property
    def clues(self) -> tuple[Clue, ...]:
        """All of them."""
        return self.title + self.body + self.against + self.titled_otherwise


@cache
def announcements() -> dict[DocumentClass, Announcement]:
    """What announces each class.

    Raises:
        ConfigurationError: `bad_class_file` if a data file is missing or not of the form described above.
    """
    return {doc_class: _read(doc_class) for doc_class in DocumentClass}


@cache
def phrases() -> frozenset[str]:
    """Every phrase of the lexicon once, as folded letters."""
    return frozenset(phrase for a in announcements().values() for clue in a.clues for phrase in clue.phrases)


@cache
def titles() -> frozenset[str]:
    """The phrases for which it matters whether they stand as a heading."""
    return frozenset(
        phrase for a in announcements().values() for clue in a.title + a.titled_otherwise for phrase in clue.phrases
    )


def _read(doc_class: DocumentClass) -> Announcement:
    name = f"{doc_class.value}.toml"
    try:
        text = files("fakelos.extractors.classes").joinpath(name).read_text(encoding="utf-8")
        table = tomllib.loads(text)
        title, body, against, otherwise = (_clues(table["announce"].get(part, {})) for part in _PARTS)
        return Announcement(title, body, against, otherwise, runs_on=table.get("runs_on", False))
    except (OSError, KeyError, AttributeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError("bad_class_file", f"{name}: {error}") from error


def _clues(table: dict[str, float]) -> tuple[Clue, ...]:
    return tuple(
        Clue(frozenset(fold(part) for part in key.split(" + ")), float(weight)) for key, weight in table.items()
    )
