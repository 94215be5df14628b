"""Earlier application to the Ministry (προηγούμενη αίτηση), which spares a second fee."""

import re
from collections.abc import Sequence

from fakelos.extractors.classes.application_form import APPLICATION
from fakelos.extractors.classes.fee_receipt import fee_amount
from fakelos.extractors.fields.cases import case_day, case_number
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_fee_code, read_yeared_number
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "prior_application_no": (
        "Αίτηση", "Αριθ. αίτησης", "Αριθμός αίτησης", "Αρ. αίτησης", "Αριθ. πρωτ.", "Αρ. πρωτ.", "Αριθμός πρωτοκόλλου",
        "Αριθμός φακέλου", "Α.Π.", "Αριθ. πρωτ. Υπουργείου", "Αριθμός πρωτοκόλλου αίτησης",
    ),
    "submission_date": (
        "Ημερομηνία υποβολής", "Ημ/νία υποβολής", "Ημερομηνία αίτησης", "Ημ. υποβολής", "Ημερομηνία κατάθεσης",
        "Υποβλήθηκε στις", "Ημ/νία αίτησης", "Ημερομηνία παραλαβής",
    ),
    "amount": ("Ποσό", "Ποσό / Ημ. πληρωμής", "Ποσό παραβόλου"),
    "payment_date": (
        "Ημερομηνία πληρωμής", "Ημ/νία πληρωμής", "Ημερομηνία είσπραξης", "Πληρώθηκε στις", "Ημ. πληρωμής",
        "καταβλήθηκε στις",
    ),
}  # fmt: skip

_SUBMITTED = re.compile(r"(?:ΥΠΟΒΛΗΘ\w+|ΥΠΕΒΑΛ\w+|ΚΑΤΑΤΕΘ\w+|ΚΑΤΕΘΕΣ\w+|ΑΠΟ)[^0-9]{0,40}(?=[0-9]{1,2}[/.\- ])")
_PAID = re.compile(
    r"(?:ΠΛΗΡΩ[ΘΣΜ]\w+|ΚΑΤΑΒΛΗΘ\w+|ΚΑΤΕΒΑΛ\w+|ΕΙΣΠΡΑΧΘ\w+|ΕΞΟΦΛ\w+)"
    r"(?:[^0-9]{0,40}(?:[0-9]{2,3}(?:[.,][0-9]{2})?(?![0-9/.\-])[^0-9]{1,24})?|[^;]{0,120}?\s(?:ΣΤΙΣ|ΤΗΝ)\s+)"
    r"(?=[0-9]{1,2}(?:[/.\-][0-9]|[ΗΣ]?\s[A-ZΑ-Ω]))"
)
"""Who says when the fee was paid says in between what it was."""
_FEE_AND_DAY = re.compile(r"[0-9],[0-9]{2}\s*(?:€|ΕΥΡΩ|ΕUR)?\s*[,/]\s*")
_WITHDRAWN = re.compile(
    r"ΠΑΡΑΙΤ(?:ΟΥΜΑΙ|ΟΥΜΕ|ΗΘ\w+|ΕΙΤΑΙ|ΗΣ[ΗΕΙ]\w*)|ΑΝΑΚΑΛ(?:Ω|ΟΥΜΕ|ΕΙ|ΕΣ\w+)(?![A-ZΑ-Ω])|ΑΝΑΚΛΗ(?:Σ|Θ)\w+|ΑΠΟΣΥΡ(?:Ω|ΟΥΜΕ|Σ\w+|ΘΗΚ\w+)"
)
_PENDING = re.compile(
    r"ΕΚΚΡΕΜΕΙ|ΕΚΚΡΕΜ(?:ΟΥΣ|ΗΣ|ΟΤΗΤΑ)|(?:ΣΤΑΔΙΟ|ΥΠΟ|ΔΙΑΔΙΚΑΣΙΑ)\s+(?:ΤΗΣ\s+)?ΕΞΕΤΑΣ\w+|ΔΕΝ\sΕΧΕΙ\s(?:ΑΚΟΜΗ?\s)?ΕΞΕΤΑΣ\w+"
)
_NUMBER = re.compile(r"(?:ΑΡΙΘ\w*|ΑΡ)[.\s]*(?:ΠΡΩΤ\w*)?[.\s:]{0,3}(?:ΑΙΤΗΣ\w*)?[.\s:]{0,3}(?=[0-9])")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, number and day of the earlier application, and its fee."""
    paper = Paper(pages, LABELS)
    submitted = paper.after(_SUBMITTED, date_parser("issue", within=4), reach=30)
    paid = [
        *paper.after(_PAID, date_parser("issue", within=4), reach=30),
        *paper.after(_FEE_AND_DAY, date_parser("issue", within=3), reach=26, certainty=0.85),
    ]
    return fields_of(
        {
            **read_holder(paper),
            "prior_application_no": case_number(paper, APPLICATION, "prior_application_no", "protocol_no")
            or best(paper.after(_NUMBER, read_yeared_number, reach=20)[:1]),
            "submission_date": best([*paper.read(date_parser("issue"), "submission_date"), *submitted[:1]])
            or case_day(paper, APPLICATION, "prior_application_no", "protocol_no")
            or letterhead_date(paper),
            "fee_code": best(read_fee_code(strip) for strip in paper.strips),
            "amount": fee_amount(paper),
            "payment_date": best([*paper.read(date_parser("issue"), "payment_date"), *paid]),
            "withdrawn": _withdrawn(paper),
        }
    )


def _withdrawn(paper: Paper) -> Reading | None:
    """`yes` where the applicant withdraws or has withdrawn it, `no` where it is said to be pending; else nothing."""
    withdrawn = paper.find(_WITHDRAWN, 0.9, group=0, value="yes")
    return next(iter([*withdrawn, *paper.find(_PENDING, 0.85, group=0, value="no")]), None)
