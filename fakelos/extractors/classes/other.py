"""Any other paper: who it speaks of, when it was issued and for what time, so that a reviewer can take it for a tie."""

from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import fields_of
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.periods import periods_in, years_between
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS: dict[str, tuple[str, ...]] = {}


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, day of issue, and the stretch of time that the paper names, as far as they are plain."""
    paper = Paper(pages, LABELS)
    return fields_of({**read_holder(paper), **_span(paper), "issue_date": read_issue_date(paper)})


def _span(paper: Paper) -> dict[str, Reading | None]:
    """The first stretch with a first and a last day that words or a dash join: a lease's term, a bill's, a stay's."""
    for strip in paper.strips:
        for period in periods_in(strip):
            begin, end = period.begin, period.end
            if begin and end and begin.iso <= end.iso and not period.loose:
                first, last = (strip.read(day.start, day.end, day.iso, day.certainty * 0.9) for day in (begin, end))
                years = replace(first, value=years_between(begin.iso, end.iso))
                return {"period_from": first, "period_to": last, "years_covered": years}
    return {}
