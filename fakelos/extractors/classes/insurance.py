"""Insurance capacity in force (ασφαλιστική ικανότητα): the office's certificate and the health booklet."""

import re
from collections.abc import Iterator, Sequence

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import dates_in
from fakelos.extractors.fields.times.periods import Period, periods_in
from fakelos.extractors.fields.validity import read_validity
from fakelos.extractors.fields.vocabulary import named_in, read_entry
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

_COVER = (
    "ισχύος", "ασφαλιστικής ικανότητας", "ισχύος ασφαλιστικής ικανότητας", "ασφαλιστικής κάλυψης", "κάλυψης",
    "ασφάλισης", "συμβολαίου", "ασφαλιστηρίου", "ικανότητας", "παροχών", "περιόδου ασφάλισης",
)  # fmt: skip
"""What begins and ends, as certificates and policies call it."""
LABELS = {
    "insurer": (
        "Φορέας ασφάλισης", "Ασφαλιστικός φορέας", "Φορέας", "Ταμείο", "Ασφαλιστικός οργανισμός",
        "Φορέας κύριας ασφάλισης",
    ),
    "ama": ("Α.Μ.", "Αρ. Μητρώου", "Αριθ. Μητρώου", "Αριθμός Μητρώου", "Αρ. μητρώου ασφάλισης"),
    "valid_to": (
        "Ημερομηνία λήξης ικανότητας", "Ασφαλιστική ικανότητα μέχρι", "Ισχύς βιβλιαρίου έως", "Θεωρήθηκε μέχρι",
        "Θεωρείται έως",
                 "Θεωρήθηκε έως", "Ισχύει μέχρι", "Θεώρηση έως",
        *(f"{end} {cover}" for end in ("Λήξη", "Ημερομηνία λήξης", "Ημ/νία λήξης") for cover in _COVER),
    ),
    "valid_from": (
        "Ημερομηνία έναρξης ικανότητας", "Ασφαλιστική ικανότητα από", "Έναρξη",
        *(f"{start} {cover}" for start in ("Έναρξη", "Ημερομηνία έναρξης", "Ημ/νία έναρξης") for cover in _COVER),
    ),
}  # fmt: skip

_AMA = re.compile(
    r"(?:Α\.? ?Μ\.? ?Α\.?|(?:ΜΕ )?[ΑΔΛ]\. ?Μ\.|"
    r"ΑΡ\w*[. ]+ΜΗΤΡ\w*[. ]*ΑΣΦ\w*|ΜΗΤΡΩΟΥ ΑΣΦ\w*)(?![A-ZΑ-Ω])[^0-9A-ZΑ-Ω]{0,6}"
)
_FAMILY = re.compile(
    r"ΟΙΚΟΓΕΝΕΙΑΚΟΥ?\sΒΙΒΛΙΑΡΙΟ|ΒΙΒΛΙΑΡΙΟ\w*\s(?:ΥΓΕΙΑΣ\s|ΑΣΘΕΝΕΙΑΣ\s)?ΟΙΚΟΓΕΝΕΙΑ|ΠΡΟΣΤΑΤΕΥΟΜΕΝΑ\sΜΕΛΗ|"
    r"ΜΕΛΗ\s(?:ΤΗΣ\s)?ΟΙΚΟΓΕΝΕΙΑΣ|ΕΜΜΕΣΑ\sΑΣΦΑΛΙΣΜΕΝΑ|ΣΥΝΑΣΦΑΛΙΖΟΜΕΝΑ"
)
"""That the paper insures more than its holder; of one member insured through another it says nothing."""
_COMPANY = re.compile(
    r"(?:^|[\n\t])\W*((?:[A-ZΑ-Ω.&'-]{2,} ){0,4}?(?:ΑΣΦΑΛ[A-ZΑ-Ω]+|ΙΝSURΑΝCΕ|ΙΝΤΕRΑSSΙSΤΑΝCΕ)"
    r"(?: [A-ZΑ-Ω.&'-]{2,}){0,3}?"
    r" (?:Α\.? ?Ε\.?(?:[ .]?Γ\.?Α\.?|Α\.?Ζ\.?|Ε\.?Γ\.?Α\.?)?|ΜΟΝ\w*\.? ?Α\.?Ε\.?|S\.?Α\.?))(?=[\s,–-]|$)"
)
_BOOKLET = re.compile(r"ΒΙΒΛΙΑΡΙΟ|ΘΕΩΡΗΣΕΙΣ|ΘΕΩΡΗΣΗ")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, insurer and the period insured; of a booklet the last endorsement."""
    paper = Paper(pages, LABELS)
    begin, end = _period(paper)
    return fields_of(
        {
            **read_holder(paper),
            "insurer": read_insurer(paper),
            "valid_from": begin,
            "valid_to": end,
            "ama": read_ama(paper),
            "issue_date": None if _is_booklet(paper) else read_issue_date(paper),
            "covers_family": best(paper.find(_FAMILY, 0.9, group=0, value="yes")[:1]),
        }
    )


def read_ama(paper: Paper) -> Reading | None:
    """The number in the insurance body's register (Α.Μ.Α.)."""
    parse = digits_parser(4, 10)
    return best([*paper.read(parse, "ama")[:1], *paper.after(_AMA, parse, reach=14)[:1]])


def read_insurer(paper: Paper) -> Reading | None:
    """The insurance body: as its label says, else the one that the letterhead names, in its fuller form."""
    named = named_in(paper, "insurers")
    found = best(paper.read(read_entry("insurers"), "insurer")) or best(_ranked(named))
    fuller = [other for other in named if found and str(other.value).startswith(f"{found.value}-")]
    return best(fuller) or found or best(_company(paper)[:1]) or best(named_in(paper, "private_insurers")[:1])


def _company(paper: Paper) -> list[Reading]:
    """The private company that a policy names, in capitals with its legal form."""
    found = paper.find(_COMPANY, 0.8)
    return [reading.with_value(capitals(" ".join(str(reading.value).split()))) for reading in found]


def _ranked(readings: Sequence[Reading]) -> list[Reading]:
    """Names of bodies, the first on the paper trusted most: it is the one that issued it."""
    return [reading.weaker(0.9**place) for place, reading in enumerate(readings)]


def _period(paper: Paper) -> tuple[Reading | None, Reading | None]:
    endorsements = [
        (strip, period) for strip in paper.strips for period in periods_in(strip) if period.begin and period.end
    ]
    if endorsements and paper.says(_BOOKLET):
        strip, last = max(endorsements, key=lambda found: _end(found[1]))
        hits = (last.begin, last.end)
        begin, end = (strip.read(h.start, h.end, h.iso, h.certainty * 0.9) if h else None for h in hits)
        return begin, end
    if paper.says(_BOOKLET):
        return None, _last_endorsement(paper)
    return read_validity(paper)


def _is_booklet(paper: Paper) -> bool:
    """Whether the paper is headed as a booklet; certificates speak of booklets in small letters."""
    return any(str(reading.value).isupper() for reading in paper.find(_BOOKLET, group=0))


def _last_endorsement(paper: Paper) -> Reading | None:
    """The latest of the days up to which a booklet was endorsed: in sentences, or under each other."""
    _, labelled = read_validity(paper)
    ends = [] if labelled is None else [labelled, *_under(paper, labelled)]
    ends += [
        strip.read(period.end.start, period.end.end, period.end.iso, period.end.certainty * 0.9)
        for strip in paper.strips
        for period in periods_in(strip, "expiry")
        if period.end
    ]
    return max(ends, key=lambda reading: str(reading.value), default=None)


def _under(paper: Paper, first: Reading) -> Iterator[Reading]:
    """The days that stand alone in their cells in the column of another."""
    for sheet in paper.sheets:
        for cell in sheet.cells:
            hits = dates_in(cell, "expiry")
            near = abs(cell.words[0].box[0] - first.box[0]) < sheet.wide and cell.words[0].box[1] > first.box[1]
            if sheet.number == first.page and near and len(hits) == len(cell.words) == 1:
                yield cell.read(hits[0].start, hits[0].end, hits[0].iso, hits[0].certainty * 0.9)


def _end(period: Period) -> str:
    return period.end.iso if period.end else ""
