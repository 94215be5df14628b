"""Application for a residence permit (αίτηση): who applies, when, and for which category."""

import re
from collections.abc import Sequence

from fakelos.extractors.fields.cases import case_day, case_number
from fakelos.extractors.fields.categories import read_category
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_yeared_number
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "category": (
        "Κατηγορία", "Category", "Κατηγορία τίτλου διαμονής που αιτούμαι", "Αιτούμενη κατηγορία", "Κατηγορία τίτλου",
        "Κατηγορία άδειας διαμονής",
    ),
    "application_no": (
        "Αριθ. αίτησης", "Αριθμός αίτησης", "Αρ. αίτησης", "Αριθμός φακέλου", "Α/Α αίτησης", "Αριθμός υπόθεσης",
        "Αρ. υπόθεσης", "Κωδικός υπόθεσης", "Αρ. φακέλου",
                       "Αριθ. πρωτ. αίτησης", "Αριθ. Φακέλου"),
    "application_date": (
        "Ημ/νία υποβολής", "Ημερομηνία υποβολής", "Ημερομηνία αίτησης", "Ημ/νία αίτησης", "Ημ. υποβολής",
        "Ημερομηνία κατάθεσης", "Ημ. αίτησης", "Ημ/νία κατάθεσης", "Ημερομηνία παραλαβής", "Υποβλήθηκε",
        "Ημερομηνία", "Κατατέθηκε",
    ),
}  # fmt: skip

APPLICATION = "ΑΙΤΗΣΗ"
_STAMP = re.compile(r"ΠΑΡΕΛΗΦΘ\w*|ΠΑΡΑΛΑΒΗ|ΕΛΗΦΘ\w*|ΕΙΣΕΡΧΟΜΕΝ\w*")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Applicant, number, day and category of an application."""
    paper = Paper(pages, LABELS)
    holder = read_holder(paper)
    days = [
        *paper.read(date_parser("issue"), "application_date"),
        *paper.after(_STAMP, date_parser("issue", within=40), reach=60),
    ]
    born = holder["birth_date"]
    day = best(reading for reading in days if born is None or reading.value != born.value)
    return fields_of(
        {
            **holder,
            "application_no": case_number(paper, APPLICATION, "application_no")
            or best(paper.read(read_yeared_number, "protocol_no")[:1]),
            "application_date": day or case_day(paper, APPLICATION, "application_no") or letterhead_date(paper),
            "category_claimed": read_category(paper),
        }
    )
