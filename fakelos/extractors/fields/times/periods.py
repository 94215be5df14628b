"""Stretches of time: from–to dates, years of school and study, and the years that something covers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fakelos.extractors.fields.text.strip import Strip
from fakelos.extractors.fields.times.dates import dates_in
from fakelos.extractors.fields.times.days import DateFound, Kind

_FROM = re.compile(
    r"(?<![A-ZΑ-Ω])(?:ΑΠΟ|ΑΝ[D0Ο]|ΑΠ0|ΑΠΌ|ΑΡΧΙ[ΖΣ]\w*|ΞΕΚΙΝ\w*|ΕΝΑΡΞ\w*|FRΟΜ|ΑΠ)(?:\s+(?:ΤΗΝ|ΤΙΣ|ΣΤΙΣ|ΤΗΣ|ΤΟ))?[\s:.(]*$"
)
_TO = re.compile(
    r"(?<![A-ZΑ-Ω])(?:ΕΩΣ|ΩΣ|ΕΟΣ|ΕΩ[ΣΕ]|ΜΕΧΡ\w*|ΛΗΓ\w*|Ε?ΛΗΞ\w*|ΤΕΛΕΙΩ\w*|ΟΛΟΚΛΗΡΩ\w*|UΝΤΙL|ΤΟ|ΕΚΠΝ\w*)(?:\s+(?:ΚΑΙ|ΚΑΤ|ΤΗΝ|ΤΙΣ|ΤΗΣ|ΣΤΙΣ|ΤΗ|ΣΤΗΝ))*[\s:.(]*$"
)
_HEADING = re.compile(r"ΑΠΟ\s+ΕΩΣ(?:\s+[A-ZΑ-Ω.\-]+)*\s*$")
"""`ΑΠΟ` and `ΕΩΣ` side by side head two columns of dates."""
_DASH = re.compile(r"^[\s\-–—]*[\-–—][\s\-–—]*$|^\s+$")
_ONE_WORD = re.compile(r"^\W*(?!ΚΑΙ)[^\W\d_]{2,5}\W*$")
"""Between a beginning and a later day, one short word is `έως` or `μέχρι`, however it was misread."""
_OF_A_PAPER = re.compile(r"\s+(?:ΑΙΤΗΣ|ΕΓΓΡΑΦ|ΑΠΟΦΑΣ|ΓΝΩΜΟΔ|ΕΙΣΗΓ|ΠΡΑΚΤΙΚ|ΒΕΒΑΙΩΣ|ΔΙΑΒΙΒΑΣΤ)")
"""`την από 20/11/2002 αίτηση` dates a paper and begins nothing."""
_YEARS = re.compile(
    r"(?<![0-9/.\-])((?:19|20)[0-9]{2})\s?(?:[-–—]{1,2}|/)\s?((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[/.\-][0-9])"
)


@dataclass(frozen=True)
class Period:
    """A beginning, an end, or both, as found in a text; `loose` if nothing but a gap joins them."""

    begin: DateFound | None
    end: DateFound | None
    loose: bool = False


def periods_in(strip: Strip, kind: Kind = "any") -> list[Period]:
    """From–to pairs in reading order; a beginning or end without its partner stands alone."""
    found: list[Period] = []
    begin: DateFound | None = None
    previous = 0
    for hit in dates_in(strip, kind):
        if _dates_a_paper(strip, hit):
            continue
        before = _HEADING.sub("", strip.folded[previous : hit.start])
        previous = hit.end
        if begin is not None and (_TO.search(before) or _DASH.match(before) or _is_until(strip, begin, hit, before)):
            found.append(Period(begin, hit, loose=not before.strip()))
            begin = None
            continue
        if begin is not None and _FROM.search(strip.folded[: begin.start]):
            found.append(Period(begin, None))
        begin = None if _TO.search(before) else hit
        if begin is None:
            found.append(Period(None, hit))
    if begin is not None and _FROM.search(strip.folded[: begin.start]):
        found.append(Period(begin, None))
    return found


def _dates_a_paper(strip: Strip, hit: DateFound) -> bool:
    """Whether the word behind a day is the paper that it dates; a capital in the next row begins something new."""
    match = _OF_A_PAPER.match(strip.folded, hit.end)
    if match is None:
        return False
    behind = strip.text[hit.end : match.end()]
    return "\n" not in behind or behind.strip()[:1].islower()


def _is_until(strip: Strip, begin: DateFound, end: DateFound, between: str) -> bool:
    """Whether a word between two days must be `έως`: `από` stands before the first, and the second is later."""
    return bool(_ONE_WORD.match(between) and _FROM.search(strip.folded[: begin.start]) and begin.iso < end.iso)


@dataclass(frozen=True)
class YearsFound:
    """A span of two years such as 2014-2015: where, and which."""

    start: int
    end: int
    first: int
    last: int

    @property
    def label(self) -> str:
        """The span as schools write it."""
        return f"{self.first}-{self.last}"


def year_spans_in(strip: Strip) -> list[YearsFound]:
    """Spans of neighbouring years, `2014-2015`, `2014/15`, `2014 – 15`, in reading order, each once."""
    found: dict[str, YearsFound] = {}
    for match in strip.matches(_YEARS):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])  # noqa: PLR2004
        if 0 < last - first <= 1:
            span = YearsFound(match.start(), match.end(), first, last)
            found.setdefault(span.label, span)
    return list(found.values())


_THROUGH = re.compile(
    r"^\W*(?:ΕΩΣ|ΜΕΧΡΙ|ΩΣ|ΑΧΡΙ)(?:\s+(?:ΚΑΙ|ΤΟ|ΤΑ|ΣΧΟΛΙΚ\w+|ΑΚΑΔΗΜΑΙΚ\w+|ΣΧΟΛ|ΑΚΑΔ|ΕΤΟΣ|ΕΤΗ)[.]?)*\W*$"
)


def spans_through(strip: Strip, spans: Sequence[YearsFound]) -> list[str]:
    """The labels of all spans; where one goes on `έως` another, those between them too."""
    labels = [span.label for span in spans]
    for one, other in pairwise(spans):
        if _THROUGH.match(strip.folded[one.end : other.start]):
            labels += [f"{year}-{year + 1}" for year in range(one.first + 1, min(other.first, one.first + 15))]
    return sorted(set(labels))


def years_between(begin: str, end: str) -> tuple[str, ...]:
    """The years from one date to another, both counted.

    >>> years_between("2009-12-27", "2011-12-26")
    ('2009', '2010', '2011')
    """
    first, last = int(begin[:4]), int(end[:4])
    return tuple(str(year) for year in range(first, min(last, first + 60) + 1))
