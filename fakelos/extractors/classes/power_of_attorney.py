"""Power of attorney to a lawyer (πληρεξούσιο δικηγόρου): the notary's, or an authorisation with certified signature."""

import re
from collections.abc import Sequence

from fakelos.extractors.fields.deeds import read_deed_date, read_deed_no, read_notary, read_person_after
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "deed_no": ("Αριθμός", "Αριθμός πληρεξουσίου", "Αριθμός πράξης", "Αριθ. πράξης", "Αριθ.", "Αριθμός συμβολαίου"),
    "lawyer": (
        "Δικηγόρος", "Πληρεξούσιος δικηγόρος", "Ο δικηγόρος", "Η δικηγόρος", "Εξουσιοδοτούμενος",
        "Ονοματεπώνυμο δικηγόρου",
               "Πληρεξούσιος"),
    "notary": ("Συμβολαιογράφος", "Η συμβολαιογράφος", "Ο συμβολαιογράφος"),
    "date": ("Ημερομηνία", "Ημ/νία"),
}  # fmt: skip

_LAWYER = re.compile(
    r"(?:ΔΙΚΗΓΟΡΟ[ΝΣΥ]?|ΔΙΚΗΓΟΡΟΣ)(?: (?:ΤΟΥ|ΠΑΡ\W+ΑΡΕΙΩ|ΑΘΗΝ\w+|ΠΕΙΡΑΙ\w+|ΘΕΣΣΑΛΟΝΙΚ\w+|"
    r"[A-ZΑ-Ω]{2,12}ΟΥ|[A-ZΑ-Ω]{2,12}ΩΝ|[A-ZΑ-Ω]{3,12}ΗΣ|[A-ZΑ-Ω]{3,12}ΑΣ))?[\s:,]{1,3}"
)
_BEFORE_LAWYER = re.compile(r"ΣΤΟΝ ΣΤΗΝ |(?:ΣΤΟΝ|ΣΤΗΝ|ΤΟΝ|ΤΗΝ)\s+(?=[A-ZΑ-Ω]+\s+[A-ZΑ-Ω]+,?\s+ΔΙΚΗΓΟΡ)")
_NOTARIAL = re.compile(r"ΣΥΜΒΟΛΑΙΟΓΡΑΦ")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, lawyer, and the deed or the day of the authorisation."""
    paper = Paper(pages, LABELS)
    notarial = paper.says(_NOTARIAL)
    day = read_deed_date(paper) if notarial else read_issue_date(paper, "date", "issue_date")
    return fields_of(
        {
            **read_holder(paper, told=True),
            "deed_no": read_deed_no(paper) if notarial else None,
            "deed_date": day if notarial else None,
            "notary": read_notary(paper) if notarial else None,
            "date": day,
            "lawyer": read_lawyer(paper),
        }
    )


def read_lawyer(paper: Paper) -> Reading | None:
    """The lawyer whom the paper names, before the profession or behind it."""
    return best([*read_person_after(paper, _BEFORE_LAWYER, "lawyer"), *read_person_after(paper, _LAWYER, "lawyer")])
