"""Papers comparable to the listed ties: the list is indicative, so each may count once a reviewer accepts it.

Source: C2015 A, note 3.α; rules.md asks for doubt until then. What the application itself asks for (its form and
fee, the passport, photographs, insurance in force) shows no tie.
"""

from datetime import date
from typing import Final

from fakelos.rules.papers import Paper
from fakelos.schemas.document_class import DocumentClass

DATED: Final = ("years_covered", "issue_date", "date", "deed_date")
"""The fields that date a paper of no class of its own, or one whose own dates were not read."""
_DATES: Final = {
    DocumentClass.BIRTH_ACT: ("child_birth_date",),
    DocumentClass.PRIOR_APPLICATION: ("submission_date",),
    DocumentClass.TYPE_A_CERTIFICATE: ("issue_date",),
    DocumentClass.INSURANCE: ("valid_to",),
}
"""What shows presence in Greece: a child born here, an earlier application or its certificate, insurance run out."""
_GREECE = ("GRC", "ΕΛΛΑΔΑ", "ΕΛΛΑΣ", "GREECE")
"""As the machine writes it, and as reviewers type it."""
CLASSES: Final = frozenset({DocumentClass.OTHER, DocumentClass.POWER_OF_ATTORNEY, *_DATES})


def dates_of(paper: Paper) -> tuple[str, ...]:
    """The fields that say which days a comparable paper speaks for, the first of which counts that was read."""
    known = paper.document.doc_class
    return _DATES.get(known, DATED) if known else DATED


def is_comparable(paper: Paper, applied: date | None) -> bool:
    """Whether a paper may be accepted as a tie; `applied` is the day of the application, if it is known."""
    kind = paper.document.doc_class
    if kind is DocumentClass.POWER_OF_ATTORNEY:
        return not paper.trusts("lawyer")
    if kind is DocumentClass.OTHER:
        return _names_somebody(paper)
    return kind in _DATES and not abroad(paper) and _may_come_before(paper, applied)


def _names_somebody(paper: Paper) -> bool:
    fields = paper.document.fields
    named = "holder_surname_el" in fields or "holder_name_el" in fields
    return named and any(code in fields for code in DATED)


def abroad(paper: Paper) -> bool:
    """Whether an act of birth plainly names another country than Greece."""
    return paper.document.text_of("birth_country") not in {None, *_GREECE}


def _may_come_before(paper: Paper, applied: date | None) -> bool:
    """Whether it may speak of a day before the application; the certificate of this very application does not.

    Insurance without a legible end is not known to have run out.
    """
    (code,) = dates_of(paper)
    if paper.document.doc_class is DocumentClass.INSURANCE and code not in paper.document.fields:
        return False
    return applied is None or paper.day(code).earliest < applied
