"""Proof of studies (αποδεικτικό φοίτησης σε εκπαιδευτικό ίδρυμα): university, technological institute, ΙΕΚ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.classes.school_record import covered_by, read_year_spans
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.texts import text_parser
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "registration_no": (
        "Αριθμός μητρώου", "Αρ. μητρώου", "Α.Μ.", "Αριθ. μητρώου", "Αριθμός φοιτητικού μητρώου",
        "Αριθμός ειδικού μητρώου", "με αριθμό μητρώου", "αριθμό μητρώου", "Αρ. μητρώου φοιτητή",
        "Αριθμός μητρώου σπουδαστή", "Α.Μ. φοιτητή", "Αριθμός εγγραφής", "Αρ. Φοιτ. Μητρώου",
        "Α.Μ.Κ.", "Α.Μ.Σ.", "Αρ. Μητρ.", "Αρ. Μητρώου Καταρτιζομένου", "Α.Ε.Μ.", "Αριθμός Ειδικού Μητρώου",
    ),
    "department": ("Πρόγραμμα σπουδών", "Σχολή / Τμήμα", "Πρόγραμμα", "Τμήμα", "Τμήμα φοίτησης", "Ειδικότητα"),
    "institution": ("Ίδρυμα", "Εκπαιδευτικό ίδρυμα", "Πανεπιστήμιο", "Ίδρυμα φοίτησης", "Σχολή"),
}  # fmt: skip

_INSTITUTION = re.compile(
    r"(?m)^((?:[A-ZΑ-Ω.΄']+ ){0,4}(?:ΠΑΝΕΠΙΣΤΗΜΙ[ΟA-ZΑ-Ω]*|Τ\.? ?Ε\.? ?Ι\.?|ΠΟΛΥΤΕΧΝΕΙΟ|"
    r"(?:Δ\.? ?)?Ι\.? ?Ε\.? ?Κ\.?|ΤΕΧΝΟΛΟΓΙΚΟ ΕΚΠΑΙΔΕΥΤΙΚΟ ΙΔΡΥΜΑ|ΑΝΩΤΑΤΗ ΣΧΟΛΗ|ΚΟΛΛΕΓΙΟ|ΑΣΠΑΙΤΕ|ΣΧΟΛΗ)"
    r"(?: [A-ZΑ-Ω.\-]{2,}){0,5})(?=[\n\t]|$)"
)
_BROKEN_NAME = re.compile(
    r"(?m)^((?:[A-ZΑ-Ω.΄']+ ){1,4}(?:ΠΑΝΕΠΙΣΤΗΜΙΟ|ΙΔΡΥΜΑ|ΠΟΛΥΤΕΧΝΕΙΟ)|(?:ΕΘΝΙΚΟ|ΑΡΙΣΤΟΤΕΛΕΙΟ|ΔΗΜΟΚΡΙΤΕΙΟ|ΕΛΛΗΝΙΚΟ|"
    r"ΧΑΡΟΚΟΠΕΙΟ|ΟΙΚΟΝΟΜΙΚΟ|ΓΕΩΠΟΝΙΚΟ|ΠΑΝΤΕΙΟ|ΔΙΕΘΝΕΣ|ΤΕΧΝΟΛΟΓΙΚΟ)(?: [A-ZΑ-Ω]+){0,3})(?:\t[^\n]*)?\n"
    r"((?!ΣΧΟΛ|ΤΜΗΜ)(?:ΠΑΝΕΠΙΣΤΗΜΙΟ|ΙΔΡΥΜΑ|ΕΚΠΑΙΔΕΥΤΙΚΟ)(?: [A-ZΑ-Ω]+){0,3}|(?!ΣΧΟΛ|ΤΜΗΜ)[A-ZΑ-Ω]{4,}(?:ΩΝ|[ΗΑ]Σ|ΟΥ))"
    r"(?=[\n\t])"
)
"""An institution's name that goes on in the next row, often with the city."""
_IN_SENTENCE = re.compile(
    r"ΤΜΗΜΑ(?:ΤΟΣ)? ([A-ZΑ-Ω]{4,}(?:(?: ΚΑΙ| &|,)? [A-ZΑ-Ω]{4,}){0,5}?)(?=\W{0,2}\s(?:ΚΑΙ (?:ΠΑΡΑΚ|"
    r"ΕΧΕΙ|ΦΟΙΤ|ΕΙΝΑΙ)|ΤΟΥ |ΤΗΣ |ΠΑΡΑΚ|ΚΑΤΑ|ΜΕ |ΓΙΑ |ΑΠΟ |ΣΤΟ )|[,.(\n])"
)
_REGISTERED = re.compile(
    r"(?:ΑΡΙΘ\w*|ΑΡ)[.\s]{1,2}(?:ΦΟΙΤΗΤ\w+ |ΕΙΔΙΚ\w+ )?ΜΗΤΡ\w*[.\s:]{0,3}(?:ΦΟΙΤ\w+\s|ΣΠΟΥΔ\w+\s)?"
)


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Student, institution, department, registration number, academic years."""
    paper = Paper(pages, LABELS)
    years = read_year_spans(paper)
    registered = [*paper.read(read_number, "registration_no"), *paper.after(_REGISTERED, read_number, reach=20)]
    return fields_of(
        {
            **read_holder(paper),
            "institution": _institution(paper),
            "department": _department(paper),
            "registration_no": best(registered),
            "academic_years": years,
            "years_covered": covered_by(years),
            "issue_date": read_issue_date(paper),
        }
    )


def _institution(paper: Paper) -> Reading | None:
    """The institution's name at the head of the paper, with the city in the row below it, or at its label."""
    broken = next(iter(paper.find(_BROKEN_NAME, 0.95)), None)
    city = next(iter(paper.find(_BROKEN_NAME, 0.95, group=2)), None)
    if broken and city:
        return replace(broken, value=capitals(f"{broken.value} {city.value}"))
    found = [replace(r, value=capitals(str(r.value))) for r in paper.find(_INSTITUTION, 0.9)]
    return best([*found[:1], *paper.read(text_parser(), "institution")])


def _department(paper: Paper) -> Reading | None:
    """The department as the sentence names it, or as the letterhead does."""
    found = paper.find(_IN_SENTENCE, 0.9)
    small = [reading for reading in found if not str(reading.value).isupper()]
    return best(small[:1]) or best([*found[:1], *paper.read(text_parser(capital=False, certainty=0.8), "department")])
