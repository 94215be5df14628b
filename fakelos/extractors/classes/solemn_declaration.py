"""Solemn declaration of law 1599/1986 (υπεύθυνη δήλωση)."""

import re
from collections.abc import Sequence

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "name.el": ("Ο - Η Όνομα", "Ο-Η Όνομα", "Ο/Η Όνομα", "Όνομα"),
    "date": ("Ημερομηνία", "Ημ/νία"),
}
_PASSPORT = r"(?:ΔΙΑΒΑΤ[ΗΕ]Ρ\w*|ΤΑΞΙΔΙΩΤΙΚ\w+\sΕΓΓΡΑΦ\w*)"
_LACK = (
    r"ΑΔΥΝΑΤ\w*|ΑΔΥΝΑΜΙΑ\w*|ΑΝΕΦΙΚΤ\w*|ΣΤΕΡΟΥΜ\w*|ΣΤΕΡΗ\w*|ΑΠ[ΩΟ]ΛΕΣ\w*|ΑΠΩΛΕΙΑ\w*|ΕΧΑΣΑ|ΧΑΘΗΚ\w*|ΚΛΑΠ\w*|ΚΛΟΠΗ\w*|"
    r"ΚΑΤΑΣΤΡΑΦ\w*|ΧΩΡΙΣ|ΔΕΝ\s(?:ΕΧΩ|ΚΑΤΕΧΩ|ΔΙΑΘΕΤΩ|ΜΠΟΡ\w+|ΕΙΝΑΙ\s(?:ΔΥΝΑΤ|ΕΦΙΚΤ)\w+|ΕΙΜΑΙ|ΜΟΥ|ΕΚΔΙΔ\w+|ΧΟΡΗΓ\w+|"
    r"ΑΝΑΝΕΩ\w+)"
)
_NO_PASSPORT = re.compile(
    rf"(?:{_LACK})(?:[\s,]+[^\s.;:,]+){{0,9}}?[\s,]+{_PASSPORT}|{_PASSPORT}(?:[\s,]+[^\s.;:]+){{0,9}}?[\s,]+(?:{_LACK})"
)
"""That there is no passport, or none to be had, within one clause."""


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Who declares, when, and whether it is that there is no passport."""
    paper = Paper(pages, LABELS)
    day = read_issue_date(paper, "date", "issue_date")
    subject = best(paper.find(_NO_PASSPORT, 0.85, group=0, value="no_passport")[:1])
    return fields_of({**read_holder(paper), "date": day, "issue_date": day, "subject": subject})
