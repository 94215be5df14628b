"""Record of main insurance (αποδεικτικό κύριας ασφάλισης): insured months and days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fakelos.extractors.classes.insurance import LABELS as INSURANCE_LABELS
from fakelos.extractors.classes.insurance import read_ama, read_insurer
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import digits_parser
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import months_in
from fakelos.extractors.fields.times.days import DateFound
from fakelos.extractors.fields.times.periods import periods_in, years_between
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "insurer": INSURANCE_LABELS["insurer"],
    "total_days": (
        "Σύνολο ημερών ασφάλισης", "Σύνολο ημερών", "Συνολικές ημέρες ασφάλισης", "Γενικό σύνολο ημερών",
        "Ημέρες ασφάλισης", "Σύνολο ΗΑ", "Σύνολο Η.Α.", "Σύνολο ενσήμων", "Σύνολο", "Γενικό σύνολο",
        "Σύνολο ημερών εργασίας", "Ημέρες εργασίας",
    ),
    "ama": ("Αριθ. Μητρώου", "Αριθμός Μητρώου", "Α.Μ."),
    "issue_date": (
        "Εκτυπώθηκε στις", "Εκτυπώθηκε", "Ημ. εκτύπωσης", "Ημερομηνία εκτύπωσης", "Ημ/νία εκτύπωσης",
        "Ημερομηνία έκδοσης", "Ημ/νία έκδοσης", "Ημ. έκδοσης",
    ),
}  # fmt: skip

_TOTAL = re.compile(r"(?:ΣΥΝΟΛ\w*|ΣΥΝΟΛΙΚ\w*)[^0-9\n]{0,40}?(?<![0-9.,/])([0-9]{1,5})(?![0-9/]|[.,][0-9])")
_DAYS = re.compile(r"(?<![0-9.,/])([0-9]{1,5})\)?[ \t]+(?:ΗΜΕΡ[ΩΕ][ΝΣ]|ΕΝΣΗΜ\w*)(?:\s+ΑΣΦΑΛ| ΕΡΓ|)")
_A_LIST = 3
"""So many periods on one paper are its rows."""
_LONE_YEAR = re.compile(r"(?:^|[\n\t])(?:ΕΤΟΣ\s+)?((?:19|20)[0-9]{2})(?=[\t\n ])")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, insurer, first and last month insured, days, and the years with insurance."""
    paper = Paper(pages, LABELS)
    begin, end, years = _span(paper)
    return fields_of(
        {
            **read_holder(paper),
            "insurer": read_insurer(paper),
            "ama": read_ama(paper),
            "period_from": begin,
            "period_to": end,
            "years_covered": years,
            "total_days": _total(paper),
            "issue_date": read_issue_date(paper),
        }
    )


def _total(paper: Paper) -> Reading | None:
    labelled = paper.read(digits_parser(1, 5), "total_days")
    return best([*paper.find(_TOTAL, 0.92)[-1:], *labelled[-1:], *(r.weaker(0.8) for r in paper.find(_DAYS, 0.9)[-1:])])


def _span(paper: Paper) -> tuple[Reading | None, Reading | None, Reading | None]:
    """First and last month, and the years between them in which at least one month is insured."""
    months = [(strip, hit) for strip in paper.strips for hit in months_in(strip)]
    if months:
        return _from_months(months)
    periods = [
        (strip, period.begin, period.end)
        for strip in paper.strips
        for period in periods_in(strip)
        if period.begin and period.end
    ]
    return _from_dates(periods) if periods else (None, None, _from_years(paper))


def _from_months(months: Sequence[tuple[Strip, DateFound]]) -> tuple[Reading, Reading, Reading]:
    ordered = sorted(months, key=lambda found: found[1].iso)
    begin, end = (strip.read(hit.start, hit.end, hit.iso, hit.certainty) for strip, hit in (ordered[0], ordered[-1]))
    listed = tuple(dict.fromkeys(hit.iso[:4] for _, hit in ordered))
    few = len(months) <= 3  # noqa: PLR2004
    years = years_between(str(begin.value), str(end.value)) if few else listed
    return begin, end, replace(begin, value=years)


def _from_dates(periods: Sequence[tuple[Strip, DateFound, DateFound]]) -> tuple[Reading, Reading, Reading]:
    """The first day and the last of all periods, and the years that any of them touches."""
    rows = _rows_of_one_kind(periods)
    strip, begin, _ = min(rows, key=lambda row: row[1].iso)
    end_strip, _, end = max(rows, key=lambda row: row[2].iso)
    first, last = (
        strip.read(begin.start, begin.end, begin.iso, begin.certainty * 0.95),
        end_strip.read(end.start, end.end, end.iso, end.certainty * 0.95),
    )
    years = tuple(sorted({year for _, one, other in rows for year in years_between(one.iso, other.iso)}))
    if _whole_months(begin.iso, end.iso):
        return first.with_value(begin.iso[:7]), last.with_value(end.iso[:7]), replace(first, value=years)
    return first, last, replace(first, value=years)


def _rows_of_one_kind(
    periods: Sequence[tuple[Strip, DateFound, DateFound]],
) -> Sequence[tuple[Strip, DateFound, DateFound]]:
    """The periods of a list; of a text that tells of a few, the first."""
    return periods if len(periods) >= _A_LIST else periods[:1]


def _from_years(paper: Paper) -> Reading | None:
    """Years that stand at the head of rows, where no month does."""
    found = paper.find(_LONE_YEAR, 0.8)
    years = tuple(sorted({str(reading.value) for reading in found}))
    return replace(found[0], value=years) if found else None


def _whole_months(begin: str, end: str) -> bool:
    """Whether a period runs from the first day of a month to the last of one, as months of insurance do."""
    return begin.endswith("-01") and (date.fromisoformat(end) + timedelta(days=1)).day == 1
