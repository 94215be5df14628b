"""School record (τίτλος φοίτησης σε σχολείο): certificate of attendance, leaving certificate, marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.texts import text_parser
from fakelos.extractors.fields.times.periods import spans_through, year_spans_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {"school": ("Σχολείο", "Σχολική μονάδα", "Σχολείο φοίτησης", "Ονομασία σχολείου", "Εκπαιδευτήριο")}

_KINDS = (
    r"ΓΥΜΝΑΣΙ\w*|ΛΥΚΕΙ\w*|ΔΗΜΟΤΙΚ\w*|ΝΗΠΙΑΓΩΓΕΙ\w*|ΣΧΟΛΕΙ\w*|ΕΠΑ\.?Λ\.?|ΕΠΑΣ|ΤΕΕ|Τ\.Ε\.Ε\.|ΓΕΛ|ΓΕ\.Λ\."
    r"|ΕΚΠΑΙΔΕΥΤΗΡΙ\w*|ΣΔΕ"
)
_NUMBERED = re.compile(
    rf"(?m)((?<![0-9A-ZΑ-Ω])[0-9]{{1,3}} ?[ΟηοΗ°º]?[ΣΥοσυ]{{0,2}} (?:[A-ZΑ-Ω.]+ ){{0,4}}?(?:{_KINDS})"
    rf"(?: \([A-ZΑ-Ω.]{{2,9}}\))?(?: [A-ZΑ-Ω.\-]{{3,}}){{0,4}})"
)
_NAMED = re.compile(rf"(?m)^((?:[A-ZΑ-Ω.]+ ){{0,3}}(?:{_KINDS})(?: [A-ZΑ-Ω.\-]{{3,}}){{1,4}})$")
_AFTER_NAME = re.compile(
    r" (?:ΒΕΒΑΙΩ\w*|ΤΙΤΛ\w*|ΑΠΟΛΥΤ\w*|ΚΑΤΑ|ΚΑΙ|ΤΟ|ΣΤΗ|ΣΤΗΝ|ΤΟΥ ΣΧΟΛ\w*|Η|Ο|ΑΡΙΘ\w*|ΤΗΝ|ΜΕ|ΠΟΥ)(?: .*)?$"
)


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Pupil, school, school years."""
    paper = Paper(pages, LABELS)
    years = read_year_spans(paper)
    return fields_of(
        {
            **read_holder(paper),
            "school": _school(paper),
            "school_years": years,
            "years_covered": covered_by(years),
            "issue_date": read_issue_date(paper),
        }
    )


def read_year_spans(paper: Paper) -> Reading | None:
    """All years of school or study that the paper names, in order of time."""
    found = [(strip, spans) for strip in paper.strips if (spans := year_spans_in(strip))]
    if not found:
        return None
    strip, (first, *_) = found[0]
    labels = tuple(sorted({label for strip, spans in found for label in spans_through(strip, spans)}))
    return replace(strip.read(first.start, first.end, first.label, 0.93), value=labels)


def covered_by(spans: Reading | None) -> Reading | None:
    """The calendar years that years of school or study touch."""
    if spans is None:
        return None
    years = tuple(sorted({year for span in spans.value for year in span.split("-")}))
    return replace(spans, value=years)


def _school(paper: Paper) -> Reading | None:
    """The school's name: with its number, in a line of its own, or at its label."""
    numbered = [_tidied(reading) for reading in paper.find(_NUMBERED, 0.92)]
    named = [_tidied(reading) for reading in paper.find(_NAMED, 0.7)]
    labelled = paper.read(text_parser(), "school")
    printed = [reading for reading in labelled if str(reading.value)[:1].isdigit()]
    return best([*printed, *numbered[:2]]) or best([*named[:1], *(reading.weaker(0.6) for reading in labelled)])


def _tidied(reading: Reading) -> Reading:
    """The name without the words of the sentence after it, in capitals but for the ordinal's ending."""
    text = _AFTER_NAME.sub("", capitals(str(reading.value)))
    ordinal = re.match(r"([0-9]{1,3}) ?([Ο°º]|ΟΣ|ΟΥ)? ", text)
    if ordinal is None:
        return replace(reading, value=text)
    raised = not ordinal[2] and len(ordinal[1]) > 1 and ordinal[1].endswith("0")  # a raised ο is read as 0
    number = ordinal[1][:-1] if raised else ordinal[1]
    return replace(reading, value=f"{number}ο {text[ordinal.end() :]}")
