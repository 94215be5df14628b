"""Bank transactions (αποδείξεις τραπεζικών συναλλαγών): statements, passbooks, single receipts.

The dates that count are those of the movements, not the day of printing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_iban
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading, Strip, around
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.extractors.fields.vocabulary import named_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "account_no": (
        "Αρ. λογαριασμού", "Αριθμός λογαριασμού", "Λογαριασμός", "Αριθ. λογαριασμού", "Λογ/σμός", "Account No",
        "Account number", "Αρ. λογ/σμού", "Αριθμός λογ/σμού", "Λογαριασμός Νο", "Αρ. βιβλιαρίου",
        "Λογαριασμός χρέωσης", "Λογαριασμός καταθετών", "Λογαριασμός αριθ.",
    ),
    "iban": ("IBAN", "Αριθμός IBAN", "Λογαριασμός IBAN", "Λογαριασμός (IBAN)"),
    "transaction_date": (
        "Ημερομηνία συναλλαγής", "Ημ/νία συναλλαγής", "Ημερομηνία αποστολής", "Ημερομηνία κατάθεσης",
        "Transaction date", "Date of transfer", "Date", "Ημ. συναλλαγής", "Ημερομηνία εκτέλεσης", "Ημερομηνία",
        "Ημ/νία", "Ημερομηνία κίνησης",
    ),
}  # fmt: skip
_OF_RECEIVER: dict[str, tuple[str, ...]] = {
    "_": (
        "Δικαιούχος", "Όνομα δικαιούχου", "Ονοματεπώνυμο δικαιούχου", "Επώνυμο δικαιούχου", "Στοιχεία δικαιούχου",
        "Επωνυμία δικαιούχου", "Beneficiary", "Beneficiary name", "IBAN δικαιούχου", "Λογαριασμός δικαιούχου",
        "Λογαριασμός πίστωσης", "Αρ. λογαριασμού δικαιούχου",
    )
}  # fmt: skip
"""Where somebody sends money, who gets it is named by the words that name a holder elsewhere."""
_SENT = re.compile(r"(?<![A-ZΑ-Ω])(?:ΕΝΤΟΛΕ[ΑΥ]|ΑΠΟΣΤΟΛΕ[ΑΥ]|ΔΙΑΤΑΚΤ|SΕΝDΕR|RΕΜΙΤΤΕR|ΟRDΕRΙΝG)")
_ACCOUNT = re.compile(r"(?<![0-9A-ZΑ-Ω])([0-9][0-9\-/. ]{5,28}[0-9])(?![0-9])")
_AMOUNT = re.compile(
    r"(?<![0-9/])(?:[0-9]{1,3}(?:[. ][0-9]{3})*|[0-9]{4,7})[.,][0-9]{2}(?![0-9/]|[.,][0-9])|[0-9]+ ?(?:€|ΕΥΡΩ|ΕUR|ΔΡΧ)"
)
_ON, _TOLD = re.compile(r"(?<![A-ZΑ-Ω])(?:ΣΤΙΣ|ΤΗΝ?)\s$"), 60
"""What stands before a day in a sentence, and the letters within which its amount follows."""
_PAID_IN = re.compile(r"ΕΛΑΒΑΜΕ|ΕΙΣΠΡΑ|ΚΑΤΑΘΕΣ|ΑΝΑΛΗΨ|ΕΜΒΑΣΜΑ|ΜΕΤΑΦΕΡ|ΚΑΤΑΒΛ|ΠΛΗΡΩΜ")
_NO_MOVEMENT = re.compile(
    r"ΕΚΤΥΠΩΣ|ΠΕΡΙΟΔΟ|ΕΚΔΟΣ|ΓΕΝΝΗΣ|ΑΠΟ .{0,12} ΕΩΣ|ΑΝΟΙΓΜΑ|ΜΕΤΑΦΟΡΑ ΥΠΟΛ|ΠΡΟΗΓΟΥΜΕΝΟ ΥΠΟΛ|ΗΜ\.? ?ΕΚΤ"
)


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, bank, account, the days of the movements and their years."""
    paper = Paper(pages, LABELS)
    if paper.says(_SENT):
        paper = Paper(pages, LABELS | _OF_RECEIVER)
    dates = _transactions(paper)
    iban = best(paper.read(read_iban, "iban", "account_no")) or best(read_iban(strip) for strip in paper.strips)
    return fields_of(
        {
            **read_holder(paper),
            "bank": next(iter(named_in(paper, "banks")), None),
            "iban": iban,
            "account_no": None if iban else best(paper.read(_read_account, "account_no")),
            "transaction_dates": dates,
            "years_covered": _years(dates),
        }
    )


def _read_account(strip: Strip) -> Reading | None:
    match = strip.search(_ACCOUNT)
    if match is None or match.start() > 20 or sum(c.isdigit() for c in match[1]) < 6:  # noqa: PLR2004
        return None
    return strip.read(match.start(1), match.end(1), re.sub(r"\s+", "", match[1]), 0.9)


def _transactions(paper: Paper) -> Reading | None:
    """The days of all movements, in order of time, each once."""
    found = sorted(_movements(paper), key=lambda reading: str(reading.value))
    if not found:
        alone = best(paper.read(date_parser("issue"), "transaction_date")) or _receipt_date(paper)
        return replace(alone, value=(str(alone.value),)) if alone else None
    page = found[0].page
    boxes = [reading.box for reading in found if reading.page == page]
    sure = sum(reading.certainty for reading in found) / len(found)
    days = tuple(dict.fromkeys(str(reading.value) for reading in found))
    return replace(found[0], value=days, box=around(boxes), certainty=sure)


def _receipt_date(paper: Paper) -> Reading | None:
    """The day of a receipt that names no other: that of its letterhead, where a sum was paid."""
    found = letterhead_date(paper) if paper.says(_PAID_IN) else None
    return found.weaker(0.9) if found else None


def _movements(paper: Paper) -> Iterator[Reading]:
    """The first date of each row that also holds an amount, and the days that sentences tell with an amount each."""
    for sheet in paper.sheets:
        for row in sheet.rows:
            strip = sheet.strip_of(sheet.words[index] for index in row)
            hit = next(iter(dates_in(strip, "issue")), None)
            if hit and strip.search(_AMOUNT, hit.end) and not strip.search(_NO_MOVEMENT):
                yield strip.read(hit.start, hit.end, hit.iso, hit.certainty * 0.95)
        if sheet.words:
            yield from _told(sheet.strip)


def _told(strip: Strip) -> Iterator[Reading]:
    """Days such as `στις 2/5/2011 κατάθεση ποσού 350,00`: behind each an amount, before the next day."""
    hits = dates_in(strip, "issue")
    for hit, following in zip_longest(hits, hits[1:]):
        amount = _AMOUNT.search(strip.folded, hit.end, min(hit.end + _TOLD, following.start if following else 10**6))
        if amount and _ON.search(strip.folded[: hit.start]):
            yield strip.read(hit.start, hit.end, hit.iso, hit.certainty * 0.9)


def _years(dates: Reading | None) -> Reading | None:
    if dates is None:
        return None
    days = (dates.value,) if isinstance(dates.value, str) else dates.value
    return replace(dates, value=tuple(dict.fromkeys(day[:4] for day in days)))
