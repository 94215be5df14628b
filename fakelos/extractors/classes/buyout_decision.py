"""Decision on buying out insurance days (απόφαση εξαγοράς ημερών ασφάλισης)."""

import re
from collections.abc import Sequence

from fakelos.extractors.classes import insurance
from fakelos.extractors.classes.insurance import read_ama, read_insurer
from fakelos.extractors.fields.amounts import amounts_in, read_amount
from fakelos.extractors.fields.cases import case_day, case_number
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser, read_number
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "ama": insurance.LABELS["ama"],
    "decision_no": (
        "Αρ. απόφ.", "Αριθ. απόφ.", "Αριθ. απόφασης", "Αρ. απόφασης", "Αριθμός απόφασης", "Απόφαση αριθ.",
        "Αριθμ. απόφασης", "Αρ. πρωτ.", "Αριθ. πρωτ.", "Αριθμός πρωτοκόλλου", "Απόφαση υπ' αριθ.", "Απόφαση αρ.",
        "Αριθμός",
    ),
    "decision_date": (
        "Ημερομηνία απόφασης", "Ημ/νία απόφασης", "Ημερομηνία έκδοσης", "Ημ. απόφασης", "Ημερομηνία",
        "Ημ/νία έκδοσης",
    ),
    "submitted_date": (
        "Ημερομηνία αιτήσεως", "Ημερομηνία αιτήματος", "Ημερομηνία υποβολής",
        "Ημερομηνία αίτησης", "Ημ/νία αίτησης", "Αίτηση της", "Ημ. υποβολής",
        "υποβλήθηκε στις", "που υπέβαλε στις", "Ημερομηνία υποβολής αίτησης", "που υπέβαλε την", "υποβλήθηκε την",
        "Ημ. αίτησης", "Αίτηση εξαγοράς της", "από αίτησή του", "από αίτηση", "Ημερομηνία κατάθεσης",
        "Κατατέθηκε στις", "Υποβλήθηκε",
    ),
    "brought_date": (
        "Ημερομηνία προσκόμισης", "Ημ/νία προσκόμισης", "Προσκομίστηκε στις", "Προσκομίστηκε την", "Προσκομίσθηκε",
        "Προσκομίστηκε", "Παραλήφθηκε", "Παρελήφθη", "Παραλήφθηκε στις", "ΠΑΡΑΛΑΒΗ", "Ημερομηνία παραλαβής",
        "Ημ/νία παραλαβής", "ΕΛΗΦΘΗ", "Ελήφθη", "ΕΙΣΕΡΧΟΜΕΝΟ", "Εισερχόμενο της", "ΑΡ. ΠΡΩΤ. ΕΙΣΕΡΧΟΜΕΝΟΥ",
        "Ημερομηνία εισερχομένου",
    ),
    "days_bought": (
        "Ημέρες ασφάλισης", "Αριθμός ημερών", "Εξαγοραζόμενες ημέρες", "Ημέρες εξαγοράς", "Ημέρες",
        "Αριθμός ημερών εξαγοράς", "Ημέρες που εξαγοράζονται", "Ημέρες ασφάλισης που εξαγοράζονται", "Πλήθος ημερών",
        "Σύνολο ημερών", "Αριθμός ημερών ασφάλισης", "Ημέρες προς εξαγορά", "Αναγνωριζόμενες ημέρες",
        "Αριθμός εξαγοραζόμενων ημερών", "Αριθμός αναγνωριζόμενων ημερών", "Εξαγοραζόμενος χρόνος (ημέρες)",
        "Ημέρες εξαγοραζόμενου χρόνου", "Αριθμός ημερών που εξαγοράζονται", "Αριθμός ημερών προς εξαγορά",
    ),
    "amount": (
        "Ποσό εξαγοράς", "Συνολικό ποσό εξαγοράς", "Συνολικό ποσό", "Ποσό", "Δαπάνη εξαγοράς", "Εισφορά εξαγοράς",
        "Σύνολο εισφορών",
               "Ποσό προς καταβολή", "Κόστος εξαγοράς"),
}  # fmt: skip

_DAYS = re.compile(r"(?<![0-9.,/])([0-9]{1,3})\)?[ \t]+(?:\([^)]{0,30}\)\s+)?(?:ΗΜΕΡ[ΩΕ][ΝΣ]|ΗΜ\.|ΗΜΕΡΟΜΙΣΘ|Η\.Α)")
_BROUGHT = re.compile(
    r"(?:ΠΡΟΣΚΟΜΙ(?:ΣΤΗΚΕ|ΣΘΗΚΕ)|ΠΑΡ[ΑΕ]ΛΗΦΘΗ\w*|ΕΛΗΦΘΗ|ΕΙΣΕΡΧΟΜΕΝ\w+|ΠΑΡΑΛΑΒΗΣ?)(?!\s+(?:Η|ΤΗΣ|ΤΟΥ|ΤΟ)\s+ΑΙΤ)"
)
"""What stands on the stamp of the office that receives the decision, above or before the day."""
_APPLIED_BEFORE = re.compile(r"ΑΠΟ\s+(?=[0-9][0-9/.\- A-ZΑ-Ω]{5,20}\s+(?:ΑΙΤΗΣ|ΑΙΤΗΜΑ))")
_APPLIED = re.compile(
    r"(?:ΑΙΤΗΣ|ΑΙΤΗΜΑ)\w*(?:\s+(?:ΣΑΣ|ΤΟΥ|ΤΗΣ))?(?:\s+(?:ΤΟΥ|ΤΗΣ|ΠΟΥ|ΥΠΟΒ\w+|ΥΠΕΒΑΛ\w+|ΑΣΦΑΛ\w+|ΕΝΔΙΑΦ\w+|ΑΠΟ|ΜΕ|ΗΜΕΡΟΜΗΝΙΑ|ΣΤΙΣ|ΤΗΝ)){0,6}\s+(?:ΣΤΙΣ|ΤΗΝ|ΤΗΣ|ΑΠΟ|ΗΜΕΡΟΜΗΝΙΑ)\s"
)
_DECISION = "ΑΠΟΦΑΣΗ"


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, insurer, the decision's number and day, the days bought and what they cost."""
    paper = Paper(pages, LABELS)
    labelled = best(paper.read(date_parser("issue"), "decision_date"))
    decided = case_day(paper, _DECISION, "decision_no") or labelled or letterhead_date(paper)
    brought = _brought(paper, decided)
    applied = [
        *paper.read(date_parser("issue"), "submitted_date"),
        *paper.after(_APPLIED_BEFORE, date_parser("issue", within=2), reach=30),
        *paper.after(_APPLIED, date_parser("issue"), reach=30),
    ]
    return fields_of(
        {
            **read_holder(paper),
            "ama": read_ama(paper),
            "insurer": read_insurer(paper),
            "decision_no": decision_no(paper),
            "decision_date": decided,
            "days_bought": best([*paper.find(_DAYS, 0.9), *paper.read(digits_parser(1, 4), "days_bought")]),
            "amount": _amount(paper),
            "submitted_date": best(applied) or brought,
            "brought_date": brought,
        }
    )


def _brought(paper: Paper, decided: Reading | None) -> Reading | None:
    """The day on the stamp of the office that received the decision, which nobody brings before it is made."""
    stamped = paper.after(_BROUGHT, date_parser("issue", within=45), reach=60)
    found = [*paper.read(date_parser("issue"), "brought_date"), *stamped]
    return best([reading for reading in found if decided is None or str(reading.value) >= str(decided.value)])


def decision_no(paper: Paper) -> Reading | None:
    """The number of a decision; one with its year is preferred."""
    return case_number(paper, _DECISION, "decision_no") or best(paper.read(read_number, "decision_no")[:1])


def _amount(paper: Paper) -> Reading | None:
    """The whole sum: at its label, else the largest one on the paper."""
    free = [reading for strip in paper.strips for reading in amounts_in(strip)]
    largest = max(free, key=lambda reading: float(str(reading.value)), default=None)
    return best(paper.read(read_amount, "amount")) or (largest.weaker(0.75) if largest else None)
