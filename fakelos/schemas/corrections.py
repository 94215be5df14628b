"""What a reviewer may correct in a prepared dossier: it stands beside what the machine read, never over it."""

from datetime import date
from typing import Annotated, Literal
from uuid import NAMESPACE_OID, UUID, uuid5

from pydantic import Field, TypeAdapter

from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category, Resolution, RoleOfPerson

Value = str | tuple[str, ...]
WHOLE_PAGE = (0.0, 0.0, 1.0, 1.0)
"""The box of a value that a person found: they say on which page, not where."""


class ClassChange(Frozen):
    """The paper is of this class; None: nobody can tell."""

    kind: Literal["class"] = "class"
    document: str
    doc_class: DocumentClass | None

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document


class FieldChange(Frozen):
    """The paper says this there; None: it says nothing of the kind.

    `page`, and `scan` as in `Field`, are where, for a field that was not read.
    `problem` is a reason code where the value, as printed, fails its own check.
    """

    kind: Literal["field"] = "field"
    document: str
    code: str
    value: Value | None
    page: int | None = None
    scan: str | None = None
    problem: str | None = None

    @property
    def subject(self) -> str:
        """What is corrected."""
        return f"{self.document}.{self.code}"


class Split(Frozen):
    """From `page` on it is another paper, of class `doc_class` if that is known; `scan` as in `Field`."""

    kind: Literal["split"] = "split"
    document: str
    page: int
    scan: str | None = None
    doc_class: DocumentClass | None = None

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document

    @property
    def part(self) -> str:
        """The id of the paper that begins at `page`."""
        return part_of(self.scan or self.document, self.page)


class Merge(Frozen):
    """The paper's pages belong to the paper `into`; `across`: which lies in another file."""

    kind: Literal["merge"] = "merge"
    document: str
    into: str
    across: bool = False

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document


class Move(Frozen):
    """One page belongs to the paper `into`; `across`: which lies in another file. `scan` as in `Field`."""

    kind: Literal["move"] = "move"
    document: str
    page: int
    scan: str | None = None
    into: str
    across: bool = False

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document


class Rotation(Frozen):
    """The page, by its id, is to be shown turned by so many degrees clockwise; nothing of it is read anew."""

    kind: Literal["rotate"] = "rotate"
    page: UUID
    degrees: Literal[0, 90, 180, 270]

    @property
    def subject(self) -> str:
        """What is corrected."""
        return str(self.page)


class Whose(Frozen):
    """Whom the paper speaks of; `unknown`: nobody can tell."""

    kind: Literal["person"] = "person"
    document: str
    role: RoleOfPerson

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document


class Resolved(Resolution):
    """A doubtful line is met, or missing."""

    kind: Literal["line"] = "line"

    @property
    def subject(self) -> str:
        """What is corrected."""
        return f"{self.examination}.{self.code}"

    @property
    def resolution(self) -> Resolution:
        """The same, as the rules take it."""
        return Resolution.model_validate(self.model_dump(exclude={"kind"}))


class AcceptedTie(Frozen):
    """A paper comparable to the listed kinds counts as a tie, or not (C2015 A, note 3.α)."""

    kind: Literal["tie"] = "tie"
    document: str
    accepted: bool = True

    @property
    def subject(self) -> str:
        """What is corrected."""
        return self.document


class ApplicationChange(Frozen):
    """What the office knows of the application itself; None: as the machine found it."""

    kind: Literal["application"] = "application"
    application_date: date | None = None
    category: Category | None = None

    @property
    def subject(self) -> str:
        """What is corrected."""
        return "application_date" if self.application_date else "category"


Change = Annotated[
    ClassChange | FieldChange | Split | Merge | Move | Rotation | Whose | Resolved | AcceptedTie | ApplicationChange,
    Field(discriminator="kind"),
]
CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
"""Reads a change from JSON."""


def part_of(document: str, page: int) -> str:
    """The id of the paper that a split at `page` makes: always the same one.

    >>> part_of("a", 3) == part_of("a", 3) != part_of("a", 4)
    True
    """
    return str(uuid5(NAMESPACE_OID, f"{document}#{page}"))
