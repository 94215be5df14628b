"""The law as an evaluation takes it: every provision in force, each line with the check that answers it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fakelos.rules.once import once
from fakelos.rules.provisions import (
    BuyoutRule,
    Circular,
    Conflict,
    ExcusedPeriod,
    Requirement,
    TieKind,
    TimeLimit,
    TitleRule,
)
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category, Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from fakelos.rules.answers import Answer
    from fakelos.rules.facts import Facts


class Line(NamedTuple):
    """A requirement of a circular with the check that answers it; lines that ask the same share one `answer`.

    `served_by`: no paper of any other class could satisfy it.
    """

    circular: str
    requirement: Requirement
    answer: "Callable[[Facts], Answer]"
    served_by: frozenset[DocumentClass]


class Asked(NamedTuple):
    """The lines of one category that are in force on one day, by examination."""

    formal: tuple[Line, ...]
    substantive: tuple[Line, ...]


@dataclass(frozen=True)
class Law:
    """All circulars together, as an evaluation takes them."""

    circulars: tuple[Circular, ...]
    lines: tuple[Line, ...]
    titles: TitleRule
    buyout: BuyoutRule
    ties: tuple[TieKind, ...]
    excused: tuple[ExcusedPeriod, ...]
    limits: tuple[tuple[str, TimeLimit], ...]
    conflicts: tuple[Conflict, ...]
    choices: tuple[Choice, ...]

    @once
    def by_category(self) -> dict[Category, tuple[Line, ...]]:
        """The lines of each category, in the order in which the law asks them."""
        return {
            category: tuple(line for line in self.lines if category in line.requirement.categories)
            for category in Category
        }

    def in_force(self, category: Category, day: date) -> Asked:
        """The lines of a category that are in force on `day`, worked out once for each day."""
        known = self._in_force.get((category, day))
        if known is None:
            lines = [line for line in self.by_category[category] if line.requirement.applies_on(day)]
            known = self._in_force[category, day] = Asked(
                formal=tuple(line for line in lines if line.requirement.examination == "formal"),
                substantive=tuple(line for line in lines if line.requirement.examination == "substantive"),
            )
        return known

    @once
    def _in_force(self) -> dict[tuple[Category, date], Asked]:
        return {}

    @once
    def choices_of(self) -> dict[Category, tuple[Choice, ...]]:
        """How the sources are read in dossiers of each category."""
        concerned = {conflict.id: conflict.categories for conflict in self.conflicts}
        return {
            category: tuple(choice for choice in self.choices if category in concerned[choice.conflict])
            for category in Category
        }

    @once
    def ties_of(self) -> dict[DocumentClass, tuple[TieKind, ...]]:
        """The kinds of tie that a paper of each class may be."""
        classes = {one for kind in self.ties for one in kind.classes}
        return {one: tuple(kind for kind in self.ties if one in kind.classes) for one in classes}

    def excuse(self, deadline: date) -> ExcusedPeriod | None:
        """The period that excuses a deadline which fell into it and was missed (C2024)."""
        return next((one for one in self.excused if one.first_day <= deadline <= one.last_day), None)

    @property
    def interruption_years(self) -> int:
        """How many years a stretch may last without interrupting the residence (C2015 A, note 3.β)."""
        asked = (line.requirement for line in self.lines if line.requirement.check == "non_interruption")
        return max(int(requirement.options["years"]) for requirement in asked)
