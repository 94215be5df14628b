"""What an officer has to say before a decision is written down, and what the decision then rests on."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import Field

from fakelos.schemas.base import Frozen
from fakelos.schemas.dossier import Status
from fakelos.schemas.errors import BadInput
from fakelos.storage import protocol
from fakelos.storage.decisions.table import JUSTIFIED, RULES, TYPE_A, Kind, usual
from fakelos.storage.models import Decision, Dossier, FindingRow, Inquiry
from fakelos.storage.storable import storable

LONGEST_TEXT = 4000


class Choice(Frozen):
    """What an officer decides, and why.

    Attributes:
        kind: the decision.
        reason: the officer's reason, where one is due; it is printed on what refuses or asks again.
        doubts_reason: why doubtful lines do not stand in the way.
        protocol_no: from the office's own register, instead of the next of ours.
        lines: what the missing-documents form names, as `line_key` gives it.
        pages: the pages to be scanned again.
        authorities: whom to ask in the substantive examination.
        language: of the courtesy text beside the Greek; empty: none.
    """

    kind: Kind
    reason: str = Field("", max_length=LONGEST_TEXT)
    doubts_reason: str = Field("", max_length=LONGEST_TEXT)
    protocol_no: str = Field("", max_length=protocol.LONGEST)
    lines: tuple[str, ...] = ()
    pages: tuple[UUID, ...] = ()
    authorities: tuple[Inquiry.Authority, ...] = ()
    language: str = Field("", max_length=8)


class Progress(NamedTuple):
    """How far a dossier has come, for who has to decide.

    Attributes:
        certified: a Type A certificate was given by a decision here.
        findings: of the proposed category, both examinations.
        open_inquiries: how many questions are without an answer.
        adverse_inquiries: how many answers object, or are unclear.
        asked: the authorities that have still to answer.
        favourable: those that see nothing against the applicant.
    """

    certified: bool
    findings: list[FindingRow]
    open_inquiries: int
    adverse_inquiries: int
    asked: frozenset[str]
    favourable: frozenset[str]

    @property
    def cleared(self) -> bool:
        """Whether every authority was asked, and none has anything against it."""
        every = self.favourable >= set(Inquiry.Authority)
        return every and not (self.open_inquiries or self.adverse_inquiries)

    def unsettled(self, *statuses: Status, substantive: bool) -> list[FindingRow]:
        """The lines with one of these answers: the formal ones, and the substantive ones if asked for."""
        examined = {"formal", "substantive"} if substantive else {"formal"}
        return [row for row in self.findings if row.status in statuses and row.examination in examined]


def progress_of(dossier: Dossier) -> Progress:
    """Fetch how far a dossier has come, in three queries."""
    return progress_from(dossier, list(dossier.decisions.all()), list(dossier.inquiries.all()))


def progress_from(dossier: Dossier, decisions: Iterable[Decision], inquiries: Iterable[Inquiry]) -> Progress:
    """The same where decisions and inquiries were fetched already."""
    inquiries = list(inquiries)
    unanswered = [one for one in inquiries if one.answered_on is None]
    return Progress(
        certified=any(one.kind in TYPE_A and one.state == Decision.State.IN_FORCE for one in decisions),
        findings=dossier.lines,
        open_inquiries=len(unanswered),
        adverse_inquiries=sum(1 for one in inquiries if one.answer in {Inquiry.Answer.ADVERSE, Inquiry.Answer.UNCLEAR}),
        asked=frozenset(one.authority for one in unanswered),
        favourable=frozenset(one.authority for one in inquiries if one.answer == Inquiry.Answer.FAVOURABLE),
    )


def line_key(finding: FindingRow) -> str:
    """The name of a line within the proposed category of its dossier.

    >>> line_key(FindingRow(examination="formal", code="fee"))
    'formal:fee'
    """
    return f"{finding.examination}:{finding.code}"


def needs_reason(progress: Progress, outcome: str, kind: Kind) -> bool:
    """Whether the officer has to say why: what refuses, and what the findings do not lead to."""
    return kind in JUSTIFIED or kind not in usual(outcome, certified=progress.certified) or _is_bold(progress, kind)


def _is_bold(progress: Progress, kind: Kind) -> bool:
    """Whether a permit would be granted with a line missing, or without the word of every authority."""
    lacking = progress.unsettled(Status.MISSING, substantive=True)
    return kind is Kind.GRANT and bool(lacking or not progress.cleared)


def doubts(progress: Progress, kind: Kind) -> list[FindingRow]:
    """The doubtful lines that this decision would pass over."""
    if not RULES[kind].on_the_lines:
        return []
    return progress.unsettled(Status.DOUBTFUL, substantive=kind is Kind.GRANT)


def check(dossier: Dossier, choice: Choice) -> None:
    """Refuse a choice that lacks something.

    Raises:
        BadInput: `reason_needed`, `doubts_unresolved`, `lines_needed`, `rescan_pages_needed` or
            `authorities_needed`.
    """
    progress = progress_of(dossier)
    if needs_reason(progress, dossier.outcome, choice.kind) and not storable(choice.reason).strip():
        raise BadInput("reason_needed")
    if doubts(progress, choice.kind) and not storable(choice.doubts_reason).strip():
        raise BadInput("doubts_unresolved")
    if "missing_documents" in RULES[choice.kind].letters and not _known_lines(progress, choice):
        raise BadInput("lines_needed")
    if choice.kind is Kind.ASK_RESCAN and not choice.pages:
        raise BadInput("rescan_pages_needed")
    if choice.kind is Kind.ASK_AUTHORITIES and not set(choice.authorities) - progress.asked:
        raise BadInput("authorities_needed")


def _known_lines(progress: Progress, choice: Choice) -> bool:
    return bool(choice.lines) and set(choice.lines) <= {line_key(row) for row in progress.findings}


def snapshot(dossier: Dossier) -> dict[str, Any]:
    """What a decision rests on: the evaluation with its settings, findings, corrections in force, others' answers.

    Whom the papers speak of is left out: names stay where erasing a dossier finds them.
    """
    columns = ("category", "examination", "code", "status", "source", "paragraph", "reason_el", "evidence")
    corrections = dossier.corrections.filter(undone_at=None).order_by("pk")
    return {
        "category": dossier.category,
        "outcome": dossier.outcome,
        "evaluation": {name: value for name, value in dossier.evaluation.items() if name != "persons"},
        "findings": list(dossier.findings.filter(category=dossier.category).values(*columns)),
        "corrections": list(corrections.values_list("pk", flat=True)),
        "inquiries": [[str(one.pk), one.authority, one.answer] for one in dossier.inquiries.all()],
    }


def rests_on(decision: Decision, dossier: Dossier) -> bool:
    """Whether the dossier still says what a decision rested on; of what an older one did not keep, nothing is asked."""
    now = storable(snapshot(dossier))
    return all(now.get(name) == value for name, value in decision.rested_on.items())
