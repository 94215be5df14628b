"""The checklist of the proposed category: one line a requirement, both examinations side by side."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from fakelos.review.dossier.addresses import view_url
from fakelos.review.dossier.contents import Contents, PageKey
from fakelos.review.dossier.sheets import Sheet
from fakelos.review.law import address, requirement_of
from fakelos.review.wording import bilingual
from fakelos.rules.assembly import reassembled
from fakelos.rules.evaluate import evaluate
from fakelos.rules.provisions import Requirement
from fakelos.schemas.dossier import Finding, Status
from fakelos.storage.case_files import unread_when_examined
from fakelos.storage.models import FindingRow

SAME_QUESTION = {
    "ties_each_year": "ties",
    "earlier_permits": "definitive_title",
    "definitive_titles_5y": "definitive_title",
}
"""Lines that the two examinations ask under different codes, by the code that they share a row under."""

OPEN = (Status.DOUBTFUL, Status.MISSING)
"""The answers that a person has to look at, the ones to look at first first."""


class EvidenceLink(NamedTuple):
    """A way to the place on the page that a finding rests on; `page` counts in the dossier."""

    label: str
    page: int
    url: str


class Answer(NamedTuple):
    """One finding as the reviewer reads it. `asked` is the line of the circular, if the rules still hold it.

    `machine` is what the machine's reading alone would answer, where corrections made it another answer.
    """

    examination: str
    code: str
    title: str
    status: Status
    reason: str
    source: str
    paragraph: str
    asked: Requirement | None
    source_url: str
    evidence: list[EvidenceLink]
    machine: Finding | None


class Line(NamedTuple):
    """One requirement; `formal` or `substantive` is None where that examination does not ask it."""

    anchor: str
    title: str
    formal: Answer | None = None
    substantive: Answer | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether the formal examination could not tell."""
        return self.formal is not None and self.formal.status is Status.DOUBTFUL

    def with_answer(self, examination: str, answer: Answer) -> Self:
        """The same line with the answer of one examination."""
        return self._replace(formal=answer) if examination == "formal" else self._replace(substantive=answer)


class OpenAnswer(NamedTuple):
    """An answer that a person has to look at, and where on the checklist it stands."""

    answer: Answer
    anchor: str
    formal: bool


def checklist(contents: Contents, sheets: Mapping[PageKey, Sheet]) -> list[Line]:
    """The lines of the proposed category, in the order in which the law asks."""
    lines: dict[str, Line] = {}
    machine = _machine_findings(contents)
    for finding in contents.findings:
        if finding.category != contents.dossier.category:
            continue
        answer = _answer(contents, finding, sheets, machine.get((finding.examination, finding.code)))
        row = SAME_QUESTION.get(finding.code, finding.code)
        line = lines.get(row) or Line(anchor=f"line-{row}", title=answer.title)
        lines[row] = line.with_answer(finding.examination, answer)
    return list(lines.values())


def open_answers(lines: Iterable[Line]) -> list[OpenAnswer]:
    """What to look at first: formal lines before substantive ones, doubtful answers before missing ones."""
    found = [
        OpenAnswer(answer, line.anchor, formal=answer is line.formal)
        for line in lines
        for answer in (line.formal, line.substantive)
        if answer is not None and answer.status in OPEN
    ]
    return sorted(found, key=lambda one: (not one.formal, OPEN.index(one.answer.status)))


def _machine_findings(contents: Contents) -> dict[tuple[str, str], Finding]:
    """What the machine alone answers in this category; nothing where no correction stands."""
    if not contents.standing:
        return {}
    case = contents.machine.model_copy(update={"unread_pages": unread_when_examined(contents.dossier)})
    examined = evaluate(reassembled(case)).examinations
    same = (one for one in examined if one.category == contents.dossier.category)
    return {(finding.examination, finding.code): finding for one in same for finding in (*one.formal, *one.substantive)}


def _answer(
    contents: Contents, finding: FindingRow, sheets: Mapping[PageKey, Sheet], machine: Finding | None
) -> Answer:
    asked = requirement_of(contents.dossier, finding)
    status = Status(finding.status)
    differs = machine is not None and (machine.status, machine.reason_el) != (status, finding.reason_el)
    return Answer(
        examination=finding.examination,
        code=finding.code,
        title=bilingual(asked, "title") if asked else finding.code.replace("_", " "),
        status=status,
        reason=bilingual(finding, "reason"),
        source=finding.source,
        paragraph=finding.paragraph,
        asked=asked,
        source_url=address(finding.source, asked, finding.category) if asked else "",
        evidence=_evidence_links(contents, finding, sheets),
        machine=machine if differs else None,
    )


def _evidence_links(contents: Contents, finding: FindingRow, sheets: Mapping[PageKey, Sheet]) -> list[EvidenceLink]:
    links = []
    for number, evidence in enumerate(finding.evidence):
        place = contents.evidence_place(evidence)
        sheet = sheets.get(place) if place else None
        if sheet is not None:
            url = view_url(finding.dossier_id, "evidence", finding.examination, finding.code, number)
            links.append(EvidenceLink(sheet.paper, sheet.ordinal, url))
    return links
