"""Tax return and clearance note (φορολογική δήλωση, εκκαθαριστικό).

The year that counts is that of the income: `οικονομικό έτος N` taxes the income of N-1, `φορολογικό έτος N`
that of N. The year of filing says nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.spouse import read_spouse
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.texts import text_parser
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.times.periods import periods_in
from fakelos.extractors.fields.vocabulary import entry_for, mended, vocabulary
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "fiscal_year": ("Οικονομικό έτος", "Οικονομικού έτους", "Οικ. έτος", "Οικον. έτος", "Οικ. έτους"),
    "tax_year": ("Φορολογικό έτος", "Φορολογικού έτους", "Φορολ. έτος", "Φορ. έτος", "Φορολογικό έτος / Tax year"),
    "doy": (
        "Δ.Ο.Υ.", "ΔΟΥ", "Δημόσια Οικονομική Υπηρεσία", "Αρμόδια Δ.Ο.Υ.", "ΔΟΥ υποβολής", "Προς τη Δ.Ο.Υ.",
        "Προς την ΔΟΥ", "Δ.Ο.Υ. φορολογίας",
            "Αρμόδια ΔΟΥ"),
    "issue_date": (
        "Ημ. έκδοσης", "Ημερομηνία έκδοσης", "Ημ/νία έκδοσης", "Ημερομηνία εκκαθάρισης", "Ημ. εκκαθάρισης",
        "Ημερ. εκδ.",
                   "Ημερομηνία βεβαίωσης", "Ημ/νία εκκαθάρισης"),
    "date": ("Ημερομηνία", "Ημ/νία"),
    "filing_date": (
        "Ημερομηνία υποβολής", "Ημ/νία υποβολής", "Ημ. υποβολής", "Ημερομηνία παραλαβής", "Ημερομηνία δήλωσης",
        "Ημ. παραλαβής",
                    "Ημερομηνία υποβολής δήλωσης", "Υποβλήθηκε", "Ημερομηνία εκτύπωσης", "Ημ. εκτύπωσης"),
}  # fmt: skip

_FISCAL = re.compile(r"(?:ΟΙΚ|ΟΚ)[A-ZΑ-Ω]{0,10}[.\s]{1,3}[ΕΈ]?[A-ZΑ-Ω]{2,4}[.\s:]{0,4}((?:19|20)[0-9]{2})(?![0-9])")
_TAX = re.compile(r"(?:ΦΟΡΟΛ|ΦΟΡ|ΦΟΠΟΛ)[A-ZΑ-Ω]{0,8}[.\s]{1,3}ΕΤ[A-ZΑ-Ω]{2,3}[.\s:]{0,4}((?:19|20)[0-9]{2})(?![0-9])")
_SEVERAL = re.compile(
    r"(ΟΙΚ|ΦΟΡ)[A-ZΑ-Ω.]{0,12}\s+ΕΤ(?:Η|ΩΝ)[\s:]{1,3}"
    r"((?:19|20)[0-9]{2}(?:\s?(?:,|ΚΑΙ|&|[-–—]{1,2}|/|ΕΩΣ|ΜΕΧΡΙ)(?:\s?ΚΑΙ)?\s?(?:19|20)[0-9]{2})+)(?![0-9])"
)
"""Years in a row, as offices list them in a certificate of the returns filed."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_UP_TO = re.compile(r"[-–—]|ΕΩΣ|ΜΕΧΡΙ")
_MOST_YEARS = 30
_FISCAL_SPAN = re.compile(r"ΧΡΗΣ\w*[.\s:]{0,3}(?:ΕΤΟΥΣ\s)?((?:19|20)[0-9]{2})(?![0-9])")
_YEAR_BELOW = re.compile(
    r"(ΟΙΚΟΝΟΜΙΚ|ΦΟΡΟΛΟΓΙΚ)[A-ZΑ-Ω]{1,3}\s+ΕΤ[A-ZΑ-Ω]{2,3}[^0-9]{0,60}?(?<![0-9/.,])((?:19|20)[0-9]{2})(?![0-9/.,])"
)
_EARNED = re.compile(
    r"ΕΙΣΟΔΗΜΑΤ\w+\s+(?:(?:ΤΟΥ|ΕΤΟΥΣ|ΧΡΗΣ\w+|ΕΤΟΣ|ΠΟΥ ΑΠΟΚΤΗΘΗΚΑΝ ΤΟ)\s+){0,2}((?:19|20)[0-9]{2})(?![0-9/.])"
)
_FISCAL_WORDS, _TAX_WORDS = re.compile(r"ΟΙΚΟΝΟΜΙΚ\w+ ΕΤΟ"), re.compile(r"ΦΟΡΟΛΟΓΙΚ\w+ ΕΤΟ")
_OFFICE_CODE = re.compile(r"^[0-9]{4}[ \-–]{1,3}")
_REMARK = re.compile(r" [-–(/].*$")
_INCOME = re.compile(r"ΕΙΣΟΔΗΜ\w*[^0-9]{0,50}$")
_DOY = re.compile(
    r"(?<![A-ZΑ-Ω])(?:[ΔΜΑ]\.? ?[ΟO]\.? ?[ΥV])"
    r"\.?[;:. \t]{0,3}((?:[ΑΒΓΔΕΗΣΤ]['΄΄]?\s)?[A-ZΑ-Ω]{4,}(?: [A-ZΑ-Ω]{4,})?)(?=[\n\t]|$)"
)


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, tax office, the year printed and the year of the income."""
    paper = Paper(pages, LABELS)
    label, kind, income = _years(paper)
    issued = best(paper.read(date_parser("issue"), "issue_date")) or letterhead_date(paper)
    filed = best(paper.read(date_parser("issue"), "filing_date"))
    return fields_of(
        {
            **read_holder(paper),
            **read_spouse(paper),
            "tax_year_label": label,
            "tax_year_kind": kind,
            "income_year": income,
            "years_covered": _listed(paper) or (replace(income, value=(str(income.value),)) if income else None),
            "doy": _tax_office(paper),
            "issue_date": issued or (filed.weaker(0.7) if filed else best(paper.read(date_parser("issue"), "date"))),
        }
    )


def _listed(paper: Paper) -> Reading | None:
    """The years of income where a paper lists several, as a certificate of filed returns does."""
    for strip in paper.strips:
        for match in strip.matches(_SEVERAL):
            years = _each_year(match[2])
            earned = tuple(str(year - (match[1] == "ΟΙΚ")) for year in years)
            if earned:
                return replace(strip.read(match.start(), match.end(), "", 0.9), value=earned)
    return None


def _each_year(text: str) -> list[int]:
    """The years of a list in order; two with a dash or `έως` between stand for all from one to the other."""
    named = list(_YEAR.finditer(text))
    years = {int(match[0]) for match in named}
    for one, other in pairwise(named):
        if _UP_TO.search(text[one.end() : other.start()]):
            years |= set(range(int(one[0]), min(int(other[0]), int(one[0]) + _MOST_YEARS)))
    return sorted(years)


def _years(paper: Paper) -> tuple[Reading | None, Reading | None, Reading | None]:
    """The year as printed, its kind, and the income's year, checked against the income's dates where they stand."""
    year = digits_parser(4, 4)
    fiscal = best([*paper.find(_FISCAL, 0.96), *paper.read(year, "fiscal_year")])
    tax = best([*paper.find(_TAX, 0.96), *paper.read(year, "tax_year")])
    below = None if fiscal or tax else _year_below(paper)
    stated = _stated_income(paper)
    label, kind = below or ((fiscal, "oikonomiko") if _prior(fiscal, tax) else (tax, "forologiko"))
    if label is None:
        return *_unread_label(paper, stated), stated
    earned = int(str(label.value)) - (kind == "oikonomiko")
    income = replace(label, value=str(earned))
    if stated and stated.value != income.value:
        income = replace(income, problem="disagrees", certainty=income.certainty * 0.7)
    return label, replace(label, value=kind), best([income, stated]) if stated and not income.problem else income


def _unread_label(paper: Paper, income: Reading | None) -> tuple[Reading | None, Reading | None]:
    """The year and its kind where the words stand there but not the figures, by the income's dates."""
    for word, kind, later in ((_FISCAL_WORDS, "oikonomiko", 1), (_TAX_WORDS, "forologiko", 0)):
        if income and paper.says(word):
            label = income.with_value(str(int(str(income.value)) + later)).weaker(0.8)
            return label, label.with_value(kind)
    return None, None


def _prior(fiscal: Reading | None, tax: Reading | None) -> bool:
    return bool(fiscal and (tax is None or fiscal.confidence >= tax.confidence))


def _year_below(paper: Paper) -> tuple[Reading, str] | None:
    """The year where it stands apart from its words."""
    for strip in paper.strips:
        match = strip.search(_YEAR_BELOW)
        if match:
            kind = "oikonomiko" if match[1].startswith("ΟΙΚ") else "forologiko"
            return strip.read(match.start(2), match.end(2), match[2], 0.8), kind
    return None


def _stated_income(paper: Paper) -> Reading | None:
    """The year whose first to last day the paper names as that of the income."""
    for strip in paper.strips:
        for period in periods_in(strip):
            begin, end = period.begin, period.end
            if begin and end and begin.iso[5:] == "01-01" and end.iso == f"{begin.iso[:4]}-12-31":
                spoken = bool(_INCOME.search(strip.folded[: begin.start]))
                return strip.read(begin.start, end.end, begin.iso[:4], 0.95 if spoken else 0.8)
    return best([*paper.find(_FISCAL_SPAN, 0.8), *paper.find(_EARNED, 0.8)])


def _tax_office(paper: Paper) -> Reading | None:
    read = [r.with_value(_OFFICE_CODE.sub("", str(r.value))) for r in paper.read(text_parser(most=3), "doy")]
    labelled = [r for r in read if not any(c.isdigit() for c in str(r.value))]
    return best(_seated(reading) for reading in [*labelled, *paper.find(_DOY, 0.85)])


def _seated(reading: Reading) -> Reading:
    """A tax office by its seat as offices are named; what is no known seat is trusted less."""
    text = _REMARK.sub("", capitals(str(reading.value)))
    words = text.split()
    starts = (" ".join(words[:last]) for last in range(len(words), 0, -1))
    text = next((start for start in starts if vocabulary("places").knows(start)), text)
    named = mended(text, "places")
    known = entry_for(named.split(" ")[-1], "places") or entry_for(named, "places")
    return replace(reading, value=named, certainty=reading.certainty * (1.0 if known else 0.6))
