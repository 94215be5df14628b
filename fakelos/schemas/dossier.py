"""What a dossier is: an application, its papers, and what the law finds in them."""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field as Values

from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.document import Document

Examination = Literal["formal", "substantive"]
RoleOfPerson = Literal["applicant", "sponsor", "other", "unknown"]


class Category(StrEnum):
    """A category of permit, by the circular's own codes."""

    G13 = "Γ1.3"
    G14 = "Γ1.4"
    ST1 = "ΣΤ.1"


class Application(Frozen):
    """What the office's register or the batch manifest knows of one application (αίτηση).

    `as_of_date` is the day as of which the dossier is judged; None means the application date.
    `dated_by` names the paper that the application date was read from; None: the register or the manifest said it.
    """

    application_no: str | None = None
    application_date: date | None = None
    dated_by: Literal["form", "cover"] | None = None
    as_of_date: date | None = None
    category: Category | None = None
    represented_by_lawyer: bool = False
    prior_ministry_application: bool = False


class Person(Frozen):
    """Whom papers speak of: the applicant, the sponsor (συντηρών), or somebody else.

    `documents` are ids; `reasons` say in short why they belong together.
    """

    id: str
    role: RoleOfPerson
    names_el: tuple[str, ...] = ()
    names_lat: tuple[str, ...] = ()
    birth_date: str | None = None
    documents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Status(StrEnum):
    """The four answers to a requirement."""

    MET = "met"
    MISSING = "missing"
    DOUBTFUL = "doubtful"
    NOT_REQUIRED = "not_required"


class Resolution(Frozen):
    """How a reviewer resolved a doubtful line, and why.

    `doubt` is the `Finding.doubt` that was resolved: a line found missing stays so only for that very doubt.
    """

    category: Category
    examination: Examination
    code: str
    status: Literal[Status.MET, Status.MISSING]
    reason: str
    doubt: str


class CaseFile(Frozen):
    """What the rules examine: one application, its documents and its persons. Nothing else counts.

    `strays` are ids of papers that may be of another dossier: what tells nobody's data stays nobody's.
    What a reviewer ruled comes with it: whose papers are (`whose`, by their ids), which comparable papers
    are accepted as ties, and how doubtful lines were resolved.
    """

    application: Application
    documents: tuple[Document, ...] = ()
    persons: tuple[Person, ...] = ()
    unread_pages: int = 0
    strays: frozenset[str] = frozenset()
    whose: dict[str, RoleOfPerson] = Values(default_factory=dict)
    accepted_ties: frozenset[str] = frozenset()
    resolutions: tuple[Resolution, ...] = ()

    def role_of(self, document_id: str) -> str:
        """Whose paper this is; `unknown` when assembly could not tell."""
        return next((p.role for p in self.persons if document_id in p.documents), "unknown")


class Outcome(StrEnum):
    """What is proposed to the reviewer; a person decides."""

    TYPE_A_COMPLETE = "type_a_complete"
    TYPE_A_BUYOUT_PENDING = "type_a_buyout_pending"
    TYPE_A_MISSING_DOCUMENTS = "type_a_missing_documents"
    INCOMPLETE = "incomplete"
    REJECT_BUYOUT_DEADLINE = "reject_buyout_deadline"


class Evidence(Frozen):
    """Where on which paper a finding rests. `box` None: the page as a whole.

    `scan` is the paper as which the page was read, where it was joined to `document` from another file.
    """

    document: str
    file: str
    page: int
    box: Box | None = None
    scan: str | None = None


class Finding(Frozen):
    """One requirement answered. `source` and `paragraph` name who asks for it."""

    code: str
    status: Status
    examination: Examination
    reason_el: str
    reason_en: str
    source: str
    paragraph: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def doubt(self) -> str:
        """A short name for what is doubted: another sentence, or other papers, are another doubt."""
        about = [self.reason_el, *sorted({one.document for one in self.evidence})]
        return hashlib.sha256("\n".join(about).encode()).hexdigest()[:16]


class Choice(Frozen):
    """How a point on which two sources differ was read in this dossier, by whose choice, and why."""

    conflict: str
    reading: str
    by: Literal["default", "office"] = "default"
    justification_el: str = ""
    justification_en: str = ""


class CategoryExamination(Frozen):
    """All findings of one category: both examinations side by side, and what they propose."""

    category: Category
    formal: tuple[Finding, ...]
    substantive: tuple[Finding, ...]
    outcome: Outcome


class Evaluation(Frozen):
    """The law's view of a case file. `examinations` holds every category computed, the proposed one first.

    Days and years are counted from the application date; `tie_years_*` are years after the last
    title's expiry; `max_gap_days` is the longest stretch without title or tie. `outcome` reads doubts for the
    applicant, `outcome_if_doubts_fail` against; the lawful days lie between `worst` and `best`, whatever
    uncertain values turn out to be. `conflicts` record how the sources were read where they differ.
    """

    application_no: str | None
    application_date: date | None
    category: Category
    category_claimed: Category | None
    examinations: tuple[CategoryExamination, ...]
    outcome: Outcome
    lawful_days_last_decade: int
    last_title_expiry: date | None
    tie_years_covered: tuple[int, ...]
    tie_years_uncovered: tuple[int, ...]
    max_gap_days: int
    buyout_deadline: date | None
    force_majeure: bool
    priority: int
    routing_reason_el: str
    routing_reason_en: str
    outcome_if_doubts_fail: Outcome | None = None
    lawful_days_worst: int | None = None
    lawful_days_best: int | None = None
    conflicts: tuple[Choice, ...] = ()
