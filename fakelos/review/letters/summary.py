"""The dossier's summary for the file: both examinations, the years as a picture, the papers, what was decided."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone, translation

from fakelos.review.decisions.panel import inquiries_of
from fakelos.review.decisions.wording import DECIDED, KINDS
from fakelos.review.dossier.checklist import Answer, Line, checklist
from fakelos.review.dossier.contents import NO_PAPERS, Contents
from fakelos.review.dossier.people import name_of, person_name
from fakelos.review.dossier.sheets import sheets_of
from fakelos.review.dossier.timeline_picture import timeline_sentences, timeline_svg
from fakelos.review.greek_capitals import capitals
from fakelos.review.letters import facts
from fakelos.review.letters.catalogue import catalogue
from fakelos.review.letters.composition import Heading, head_of
from fakelos.review.letters.press import html_of, pdf_of
from fakelos.review.wording import DAY, DOSSIER_STATES, OUTCOMES, PERSON_ROLES, STATUSES, class_label, source_name
from fakelos.rules.timeline import timeline_of
from fakelos.schemas.document import Document as Paper
from fakelos.schemas.dossier import Outcome
from fakelos.storage.decisions.table import Kind
from fakelos.storage.models import Decision

TITLE = "Σύνοψη φακέλου"


class AnswerShown(NamedTuple):
    """One examination's answer to a line, in Greek."""

    status: str
    reason: str
    law: str
    evidence: str


class LineShown(NamedTuple):
    """One line of the checklist; an examination that does not ask it has no answer."""

    title: str
    formal: AnswerShown | None
    substantive: AnswerShown | None


class PaperShown(NamedTuple):
    """One paper, whose it is, and where it lies in the dossier."""

    title: str
    whose: str
    file: str
    pages: str


class Happening(NamedTuple):
    """One entry of the history or one decision."""

    at: str
    who: str
    what: str


def summary_of(contents: Contents, day: date, history: Iterable[Happening]) -> bytes:
    """The summary as PDF, in Greek whatever language the desk speaks; `history` is the head of it, newest first."""
    with translation.override("el"):
        return pdf_of(html_of("summary.html", _values(contents, day, list(history))))


def _values(contents: Contents, day: date, history: list[Happening]) -> dict[str, Any]:
    dossier, name = contents.dossier, name_of(contents.persons)
    decisions = list(dossier.decisions.select_related("made_by", "signed_by"))
    picture = timeline_of(contents.case)
    last = next((one.protocol for one in decisions if one.protocol), "")
    return {
        **head_of(Heading(dossier.office, day, last, TITLE)),
        "title": TITLE,
        "capitals": capitals(TITLE),
        "name": name.greek or name.latin,
        "facts": _facts(contents, name.greek, name.latin),
        "lines": [_line(line) for line in checklist(contents, sheets_of(contents))],
        "timeline": timeline_svg(picture),
        "timeline_words": timeline_sentences(picture),
        "papers": _papers(contents),
        "decisions": [_decided(one) for one in decisions],
        "inquiries": inquiries_of(dossier),
        "history": history,
    }


def _facts(contents: Contents, greek: str, latin: str) -> list[tuple[str, str]]:
    dossier = contents.dossier
    applied = dossier.application_date.strftime(DAY) if dossier.application_date else ""
    rows = [
        (catalogue().labels["surname_and_name"].el, greek),
        (catalogue().labels["latin"].el, latin),
        ("Αριθμός αίτησης", dossier.application_no),
        ("Ημερομηνία αίτησης", applied),
        ("Κατηγορία", f"{dossier.category} – {facts.category_meaning(dossier.category)}" if dossier.category else ""),
        ("Κατηγορία που ζητείται", dossier.category_claimed),
        ("Προτεινόμενη έκβαση", str(OUTCOMES[Outcome(dossier.outcome)]) if dossier.outcome else ""),
        ("Κατάσταση", str(DOSSIER_STATES[dossier.state])),
        ("Διορθώσεις σε ισχύ", str(len(contents.standing))),
    ]
    return [(label, value) for label, value in rows if value]


def _line(line: Line) -> LineShown:
    return LineShown(str(line.title), _answer(line.formal), _answer(line.substantive))


def _answer(answer: Answer | None) -> AnswerShown | None:
    if answer is None:
        return None
    pages = ", ".join(f"{link.label} σελ. {link.page}" for link in answer.evidence)
    law = f"{source_name(answer.source)}, {answer.paragraph}"
    return AnswerShown(str(STATUSES[answer.status]), str(answer.reason), law, pages)


def _papers(contents: Contents) -> list[PaperShown]:
    ordinals = {place: ordinal for ordinal, place in enumerate(contents.pages, start=1)}
    papers = [paper for paper in contents.case.documents if paper.doc_class not in NO_PAPERS]
    return [_paper(contents, paper, ordinals) for paper in papers]


def _paper(contents: Contents, paper: Paper, ordinals: dict[Any, int]) -> PaperShown:
    pages = [str(ordinals[place]) for place in contents.places_of(paper) if place in ordinals]
    whose = str(PERSON_ROLES[contents.case.role_of(paper.id)])
    return PaperShown(class_label(paper.doc_class or ""), whose, paper.file, ", ".join(pages))


def _decided(one: Decision) -> Happening:
    second = f" – {person_name(one.signed_by)}" if one.signed_by else ""
    words = [str(KINDS[Kind(one.kind)]), str(DECIDED[Decision.State(one.state)]), one.protocol]
    at = timezone.localtime(one.made_at).strftime(f"{DAY} %H:%M")
    return Happening(at, f"{person_name(one.made_by)}{second}", " · ".join(filter(None, words)))
