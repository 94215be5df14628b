"""Certificate of application, type A (βεβαίωση κατάθεσης αίτησης τύπου Α)."""

import re
from collections.abc import Sequence

from fakelos.extractors.classes import application_form
from fakelos.extractors.classes.application_form import APPLICATION
from fakelos.extractors.fields.cases import case_day, case_number
from fakelos.extractors.fields.categories import read_category
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_yeared_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.validity import read_validity
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    **application_form.LABELS,
    "application_date": (
        *application_form.LABELS["application_date"], "Κατάθεση", "Κατάθεση / Filed", "Υποβολή",
        "Ημ. κατάθεσης", "Date of application", "Κατατέθηκε στις",
        "υπέβαλε αίτηση την", "υπέβαλε αίτηση στις",
    ),
    "application_no": (*application_form.LABELS["application_no"], "Αριθμός βεβαίωσης", "Αριθ. πρωτ. κατάθεσης"),
    "issue_date": (
        "Ημερομηνία έκδοσης", "Ημ/νία έκδοσης", "Ημερομηνία χορήγησης", "Ημ. έκδοσης", "Ημερομηνία βεβαίωσης",
        "Εκδόθηκε στις",
    ),
    "buyout_deadline": (
        "Προθεσμία εξαγοράς", "Προθεσμία προσκόμισης", "Καταληκτική ημερομηνία",
        "Προθεσμία προσκόμισης απόφασης εξαγοράς", "Προθεσμία έως",
    ),
}  # fmt: skip

_DEADLINE = re.compile(
    r"(?:ΕΞΑΓΟΡΑ\w*|ΠΡΟΣΚΟΜΙ\w+)[^0-9]{0,160}?(?:ΕΩΣ|ΜΕΧΡΙ|ΑΡΓΟΤΕΡΟ|ΠΡΟΘΕΣΜΙΑ)[^0-9]{0,40}?(?=[0-9]{1,2}[/.\-])"
)
_APPLIED = re.compile(
    r"ΑΙΤΗΣ\w+(?:\s+(?:ΤΟΥ|ΤΗΣ|ΣΑΣ))*,?\s+(?:ΤΗΣ|ΤΗΝ|ΑΠΟ|ΣΤΙΣ)\s+(?=[0-9])|"
    r"(?:ΥΠΕΒΑΛ\w+|ΚΑΤΕΘΕΣ\w+|ΥΠΟΒΛΗΘ\w+|ΚΑΤΑΤΕΘ\w+|ΠΑΡΕΛΑΒ\w+|ΠΑΡΕΛΗΦΘ\w+)[^0-9]{0,40}(?=[0-9])|"
    r"(?:ΣΤΙΣ|ΤΗΝ)\s+(?=[0-9][0-9/.\- A-ZΑ-Ω]{5,20}\s+(?:ΥΠΟΒΛΗΘ|ΥΠΕΒΑΛ|ΚΑΤΕΘΕΣ|ΚΑΤΑΤΕΘ))|"
    r"ΑΙΤΗΣ\w+[^0-9]{0,20}[0-9]+/[0-9]{4}[^0-9A-ZΑ-Ω]{0,4}(?:(?:ΣΤΙΣ|ΤΗΝ|ΤΗΣ|ΑΠΟ|ΜΕ|ΗΜ\w*)[^0-9]{1,10})?(?=[0-9])"
)
_NUMBER = re.compile(r"(?:ΑΡΙΘ\w*|ΑΡ)[.\s]*(?:ΠΡΩΤ\w*)?[.\s:]{0,3}(?:ΑΙΤΗΣ\w*)?[.\s:]{0,3}(?=[0-9])")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, application, category, validity, and the day by which the buy-out is due."""
    paper = Paper(pages, LABELS)
    spoken = paper.after(_APPLIED, date_parser("issue", within=4), reach=30)
    deadlines = [
        *paper.read(date_parser("expiry"), "buyout_deadline"),
        *paper.after(_DEADLINE, date_parser("expiry", within=4), reach=30),
    ]
    deadline = best(deadlines)
    begin, end = read_validity(paper, but=str(deadline.value) if deadline else None)
    return fields_of(
        {
            **read_holder(paper),
            "application_no": case_number(paper, APPLICATION, "application_no")
            or best(paper.after(_NUMBER, read_yeared_number, reach=20)[:1]),
            "application_date": best(spoken)
            or best(paper.read(date_parser("issue"), "application_date"))
            or case_day(paper, APPLICATION, "application_no")
            or case_day(paper, APPLICATION, "protocol_no"),
            "issue_date": read_issue_date(paper) or begin,
            "valid_to": end,
            "category": read_category(paper),
            "buyout_deadline": deadline,
        }
    )
