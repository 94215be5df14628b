"""A case's number and its day: at their label, or behind the word for what it is, `Απόφαση 889/2017 / 15-3-2017`."""

import re
from functools import cache

from fakelos.extractors.fields.identifiers import digits_parser, read_yeared_number
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.days import iso_date

_DAY_BEHIND = re.compile(
    r"^\W{0,4}([0-9]{1,8}[A-ZΑ-Ω]?)(?:\s?/\s?(?:19|20)[0-9]{2})?[\s/,–-]{1,4}(?:(?:ΤΗΣ|ΑΠΟ|ΜΕ)\s+)?(?:ΗΜ\w*\W{1,2})?"
    r"([0-3]?[0-9])[/.\-]([01]?[0-9])[/.\-]((?:19|20)?[0-9]{2})(?![0-9/])"
)
_read_plain = digits_parser(4, 12, 0.85)


def case_number(paper: Paper, noun: str, *codes: str) -> Reading | None:
    """The number of a decision or an application, which is called `noun` (folded): with its year, else without."""
    for parse in (read_yeared_number, _read_dated, _read_plain):
        found = paper.read(parse, *codes) or paper.after(_behind(noun), parse, reach=24)
        if found:
            return best(found[:1])
    return None


def case_day(paper: Paper, noun: str, *codes: str) -> Reading | None:
    """The day that stands right behind a case's number."""
    return best([*paper.read(read_day_behind, *codes), *paper.after(_behind(noun), read_day_behind, reach=48)])


def read_day_behind(strip: Strip) -> Reading | None:
    """The day behind the number with which a strip begins, as in `8217 / 2-7-2010`."""
    match = strip.search(_DAY_BEHIND)
    iso = iso_date(match[2], match[3], match[4], "issue") if match else None
    return strip.read(match.start(2), match.end(4), iso, 0.9) if match and iso else None


def _read_dated(strip: Strip) -> Reading | None:
    """The number with which a strip begins, if its day stands right behind it."""
    match = strip.search(_DAY_BEHIND)
    return strip.read(match.start(1), match.end(1), match[1], 0.9) if match else None


@cache
def _behind(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-ZΑ-Ω]){noun}[ΣΝ]?\W{{0,4}}(?:ΥΠ\W+)?(?:ΑΡ\w*\W{{1,3}})?(?:ΠΡ\w*\W{{1,3}})?(?=[0-9]{{1,8}}\s?/)"
    )
