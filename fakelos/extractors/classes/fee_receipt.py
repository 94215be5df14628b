"""Fee receipt (παράβολο): the e-paravolo, its bank receipt, and the tax office's paper receipt (διπλότυπο)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.amounts import amounts_in, read_amount
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser, read_fee_code
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "fee_code": (
        "Κωδικός παραβόλου", "Κωδικός παραβόλου / Πληρωμής", "Κωδικός πληρωμής", "Αριθμός παραβόλου",
        "Κωδικός e-παραβόλου", "Κωδ. παραβόλου", "Αρ. παραβόλου", "Κωδικός ηλεκτρονικού παραβόλου",
        "Ταυτότητα πληρωμής", "Κωδικός οφειλής",
    ),
    "fee_type_code": (
        "Τύπος παραβόλου", "Κωδικός τύπου παραβόλου", "Κατηγορία παραβόλου", "Κωδικός κατηγορίας", "Είδος παραβόλου",
        "Κωδ. τύπου", "Τύπος", "Κωδικός τύπου",
    ),
    "payment_date": (
        "Ημερομηνία πληρωμής", "Ημ/νία πληρωμής", "Ημ. πληρωμής", "Ημερομηνία είσπραξης", "Ημ/νία είσπραξης",
        "Πληρώθηκε στις", "Ημερομηνία συναλλαγής", "Ημ/νία συναλλαγής", "Ημερομηνία κατάθεσης", "Ημ. είσπραξης",
        "Ημερομηνία εξόφλησης", "Εισπράχθηκε", "Ημ/νία & ώρα συναλλαγής", "Πληρώθηκε την", "Ημερ. πληρωμής",
        "Ημ/νία εξόφλησης", "Ημ. εξόφλησης", "Ημ. συναλλαγής", "Εξοφλήθηκε στις", "Εξοφλήθηκε", "Εξοφλήθηκε την",
        "Πληρωμή στις", "Πληρωμή", "Ημερομηνία και ώρα πληρωμής", "Ημερομηνία/ώρα συναλλαγής", "Ημερομηνία εκτέλεσης",
        "Ημερομηνία και ώρα συναλλαγής", "Καταβλήθηκε στις", "Καταβλήθηκε την", "Ημερομηνία καταβολής",
        "Ημ/νία καταβολής", "Εισπράχθηκε στις", "Εισπράχθηκε την", "Payment date", "Date of payment",
    ),
    "value_date": ("Valeur", "Ημ/νία valeur", "Ημερομηνία valeur", "Ημ. αξίας"),
    "fee_status": ("Κατάσταση", "Κατάσταση παραβόλου", "Κατάσταση πληρωμής", "Status"),
    "receipt_no": (
        "Αριθμός διπλοτύπου", "Αρ. διπλοτύπου", "Διπλότυπο αριθ.", "Αριθμός αποδεικτικού",
        "Διπλότυπο είσπραξης αριθ.", "Αριθμός", "Αριθ.", "Αρ. απόδειξης", "Αριθμός απόδειξης",
    ),
    "date": ("Ημερομηνία", "Ημ/νία", "Ημερομηνία έκδοσης"),
}  # fmt: skip

_TYPE_CODE = re.compile(
    r"(?:ΤΥΠΟ[ΣΥ]?|ΚΑΤΗΓΟΡΙΑ|ΕΙΔΟΣ|ΚΩΔΙΚ\w*)\s+(?:ΤΥΠΟΥ\s+)?(?:ΠΑΡΑΒ\w*)?[^0-9]{0,25}?\(?(2[1-9][0-9]{2})"
    r"(?![0-9/.]|[ .\-][0-9]{4}[ .\-][0-9]{4})"
)
_CODE_AND_TITLE = re.compile(
    r"(?<![0-9])(2[0-9]{3})\W{0,4}(?:ΑΔΕΙ|ΧΟΡΗΓΗΣ|ΑΝΑΝΕΩΣ|ΕΞΑΙΡΕΤ|ΜΕΛΟΣ|ΜΕΛΗ|ΕΘΝΙΚ|ΤΙΤΛ|ΠΑΡΑΒΟΛ|ΕΚΔΟΣ)"
)
_UNPAID = r"ΜΗ\sΠΛΗΡΩΜ|ΑΠΛΗΡΩΤ|ΑΝΕΞΟΦΛ|ΔΕΝ\sΕΧΕΙ\sΠΛΗΡΩΘ|ΔΕΝ\sΠΛΗΡΩΘ|UΝΡΑΙD"
_STATES = (
    ("unpaid", re.compile(rf"{_UNPAID}|ΑΝΑΜΟΝΗ|ΑΝΕΝΕΡΓ|ΠΡΟΣ\sΠΛΗΡΩΜΗ")),
    ("cancelled", re.compile(r"ΑΚΥΡΩ|CΑΝCΕL")),
    ("expired", re.compile(r"ΕΧΕΙ\sΛΗΞΕΙ|ΛΗΓΜΕΝ|ΕΚΠΝΟ|ΕΧΡΙRΕD")),
    ("refunded", re.compile(r"ΕΠΙΣΤΡΑΦ|ΕΠΙΣΤΡΕΦ")),
    ("used", re.compile(r"ΧΡΗΣΙΜΟΠΟΙ|ΑΝΑΛΩ|USΕD")),
    ("paid", re.compile(r"ΔΕΣΜΕΥΜΕΝ|ΔΕΣΜΕΥΘ|ΠΛΗΡΩΜΕΝ|ΠΛΗΡΩΘ|ΕΞΟΦΛ|ΕΙΣΠΡΑΧ|ΚΑΤΑΒΛΗ|ΡΑΙD|ΛΗΡΩΜΕΝΟ|ΠΛΗΡΟΜΕΝ")),
)
_SAID_UNPAID = re.compile(_UNPAID)
_PAID_STATES = ("paid", "used")
_RECEIPT = re.compile(
    r"ΔΙΠΛΟΤΥΠ|ΑΠΟΔΕΙΚΤΙΚΟ ΕΙΣΠΡΑΞ|ΕΙΣΠΡΑΞΗΣ|ΑΠΟΔΕΙΞΗ ΠΛΗΡΩΜ|ΑΠΟΔΕΙΞΗ ΕΞΟΦΛ|"
    r"ΑΠΟΔΕΙΞΗ ΚΑΤΑΘ|ΕΝΤΟΛΗ ΠΛΗΡΩΜ|ΕΠΙΤΥΧΗΣ|ΕΙΣΠΡΑΞΗ|ΠΛΗΡΩΜΗ ΜΕΣΩ|ΑΠΟΔΕΙΞΗ ΠΕΛΑΤΗ|"
    r"ΠΑΡΑΒΟΛΟ ΔΗΜΟΣΙΟΥ|ΑΠΟΔΕΙΞΗ ΣΥΝΑΛΛ|ΤΥΠΟΥ ?Α|(?:ΦΥΛΑΞΤΕ|ΚΡΑΤΗΣΤΕ) (?:ΤΗΝ|ΑΥΤΗ)"
)
_PAID = re.compile(
    r"(?:ΔΕΣΜΕΥΜΕΝ\w|ΔΕΣΜΕΥΘΗΚΕ|ΠΛΗΡΩΘΗΚΕ|ΠΛΗΡΩΜΕΝ\w|ΕΞΟΦΛΗΘΗΚΕ|ΕΞΟΦΛΗΜΕΝ\w|ΕΙΣΠΡΑΧΘΗΚΕ|ΕΙΣΕΠΡΑΧΘΗ|ΚΑΤΑΒΛΗΘΗΚΕ|ΡΑΙD)"
    r"[^0-9A-ZΑ-Ω]{0,4}(?:ΣΤΙΣ|ΤΗΝ|ΟΝ|ΑΠΟ)?\W{0,3}(?=[0-9])"
)
_AT_THE_TILL = re.compile(r"\W{0,3}(?:ΩΡΑ\W{0,3})?[0-2]?[0-9] ?: ?[0-5][0-9](?![0-9])")
"""What stands behind the day on a slip: the time."""
_PRINTED = re.compile(r"ΕΚΤΥΠ\w*(?:\W+\w{1,12}){0,3}\W*$|ΔΗΜΙΟΥΡΓ\w*\W*$|ΕΚΔΟΣ\w*\W*$|ΛΗΞ\w*\W*$")
_GROUPED = re.compile(r"^[^0-9]{0,12}(?:[0-9]{4}[ .\-]){2,}[0-9]{4}")
_FEE_AMOUNT = re.compile(r"^(?:150|300|450|500|900|1000)\.00$")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Payer, codes, amount, state and day of payment."""
    paper = Paper(pages, LABELS)
    labelled_codes = paper.read(read_fee_code, "fee_code")
    return fields_of(
        {
            **read_holder(paper),
            "fee_code": best([*labelled_codes, *(read_fee_code(strip) for strip in paper.strips)]),
            "fee_type_code": fee_type(paper),
            "amount": fee_amount(paper),
            "fee_status": _status(paper),
            "payment_date": _payment_date(paper),
            "receipt_no": best(paper.read(_receipt_no, "receipt_no")),
        }
    )


def _receipt_no(strip: Strip) -> Reading | None:
    """A receipt's number; the bare label `Αριθμός` stands before codes of e-paravola too."""
    return None if read_fee_code(strip) else digits_parser(3, 9)(strip)


def fee_type(paper: Paper) -> Reading | None:
    """The four-digit code of the kind of fee, such as 2403."""
    labelled = [r for r in paper.read(_type_at_label, "fee_type_code") if not str(r.value).startswith(("19", "20"))]
    return best([*labelled, *paper.find(_TYPE_CODE, 0.9), *paper.find(_CODE_AND_TITLE, 0.85)])


def _type_at_label(strip: Strip) -> Reading | None:
    """Four digits, unless they begin a longer number printed in groups."""
    return None if strip.search(_GROUPED) else digits_parser(4, 4)(strip)


def fee_amount(paper: Paper) -> Reading | None:
    """The sum at its label, else one with the sign of the euro; a round fee is likelier."""
    free = [reading.weaker(0.7) for strip in paper.strips for reading in amounts_in(strip)]
    found = [*paper.read(read_amount, "amount"), *free]
    return best([r if _FEE_AMOUNT.match(str(r.value)) else r.weaker(0.8) for r in found])


def _status(paper: Paper) -> Reading | None:
    """What became of the fee: as the paper says, or paid where the paper is itself the receipt of payment."""
    at_label = [reading for cell in _status_cells(paper) if (reading := cell)]
    if at_label:
        return at_label[0]
    if paper.says(_SAID_UNPAID):
        return best(paper.find(_SAID_UNPAID, 0.4, group=0, value="unpaid")[:1])
    found = {value: paper.find(pattern, 0.75, group=0, value=value) for value, pattern in _STATES}
    found["paid"] += paper.find(_RECEIPT, 0.7, group=0, value="paid")
    told = next((state for state in ("paid", *found) if found[state]), None)
    return found[told][0].weaker(1 if told in _PAID_STATES else 0.5) if told else None


def _status_cells(paper: Paper) -> list[Reading]:
    found: list[Reading] = []
    for labelled in paper.labelled:
        for mention in labelled.of("fee_status"):
            for strip, certainty in labelled.places(mention):
                state = next(((value, m) for value, p in _STATES if (m := strip.search(p))), None)
                if state:
                    found.append(strip.read(state[1].start(), state[1].end(), state[0], certainty * mention.likeness))
                    break
    return found


def _payment_date(paper: Paper) -> Reading | None:
    """The day of payment at its label, else the bank's value date; on a paper receipt the day of the receipt."""
    spoken = paper.after(_PAID, date_parser("issue", within=4), reach=30, certainty=0.85)
    paid = best([*paper.read(date_parser("issue"), "payment_date"), *spoken])
    labelled = paid or best(paper.read(date_parser("issue"), "value_date"))
    if labelled:
        return labelled
    if not paper.says(_RECEIPT):
        return None if paper.says(_SAID_UNPAID) else best(_at_the_till(paper))
    labelled = best(paper.read(date_parser("issue"), "date", "issue_date")) or best(_at_the_till(paper))
    issued = labelled or read_issue_date(paper)
    return replace(issued, certainty=issued.certainty * 0.8) if issued else None


def _at_the_till(paper: Paper) -> list[Reading]:
    """Days with the time beside them, as the slips of terminals print that of payment."""
    return [
        strip.read(hit.start, hit.end, hit.iso, hit.certainty * 0.75)
        for strip in paper.strips
        for hit in dates_in(strip, "issue")
        if _AT_THE_TILL.match(strip.folded, hit.end) and not _PRINTED.search(strip.folded[: hit.start])
    ]
