"""Dates in every form that Greek papers print, as ISO 8601.

Only dates of the calendar between 1900 and 2060 are given back. Digits that recognition takes for letters
(Ο for 0, Ι for 1) are mended only where the whole is a date then, and are trusted less.
"""

import re
from collections.abc import Callable, Iterator

from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.days import DateFound, Kind, iso_date, month_of
from fakelos.extractors.fields.times.spoken_dates import spoken_dates

_DIGIT = "[0-9ΟQΙL!SΣΒZ]"
_MENDED = str.maketrans("ΟQDΙL!SΣΒZΖ", "00011155822")
_POINT = r"\s?[/.\-–—·,΄']\s?"
_NUMERIC = re.compile(
    rf"(?<![0-9A-ZΑ-Ω])({_DIGIT}{{1,2}}){_POINT}({_DIGIT}{{1,2}}){_POINT}({_DIGIT}{{4}}|{_DIGIT}{{2}}(?![/.\-][0-9]))(?![0-9])"
)
_ROMAN = re.compile(
    r"(?<![0-9A-ZΑ-Ω])([0-3]?[0-9])\s?([\-–—./ ])[\-–—./ ]{0,2}((?=[1L|]*[ΧVΙΝΥΠΤ])[ΧVΙΝΥΠΤ1L|]{1,5})\s?[\-–—./ ]{1,3}"
    r"[Ι|]?((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])"
)
"""Recognition takes V for Ν or Υ, II for Π, I for 1 or Τ."""
_ROMANS = {
    name: number
    for number, name in enumerate(["Ι", "ΙΙ", "ΙΙΙ", "ΙV", "V", "VΙ", "VΙΙ", "VΙΙΙ", "ΙΧ", "Χ", "ΧΙ", "ΧΙΙ"], 1)
}
_DASHES = re.compile(r"[\-–—]+")
_ROMAN_MENDED = str.maketrans("ΝΥΤ1L|", "VVΙΙΙΙ")
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-/.](0[1-9]|1[0-2])[-/.]([0-3][0-9])(?![0-9])")
_SPACED = re.compile(r"(?<![0-9])([0-3]?[0-9]) ([01]?[0-9]) ((?:19|20)?[0-9]{2})(?![0-9])")
_AGAIN = (
    "(?:JΑΝ|FΕΒ|ΜΑR|ΑΡR|ΜΑΥ|ΜΑΙ|JUΝ|JUL|ΑUG|SΕΡ|ΟCΤ|ΝΟV|DΕC|FΕV|ΑVR|JUΙ|ΑΟU|"
    "ΙUΝ|ΙUL|ΝΟΙ|ΙΑΝ|ΦΕΒ|ΜΑΡ|ΑΠΡ|ΙΟΥΝ|ΙΟΥΛ|ΑΥΓ|ΣΕΠ|ΟΚΤ|ΝΟΕ|ΔΕΚ)"
)
"""The month once more in another language, as passports print it."""
_NAMED = re.compile(
    rf"(?<![0-9A-ZΑ-Ω])(?<![0-9][.,])([0-3]?[0-9]|[0-3]{_DIGIT}|{_DIGIT}[0-9])\s?(?:[ΗΑΟ]?[ΗΣΝ]?|ΣΤ|SΤ|ΝD|RD|ΤΗ)[\s.,/\-]{{0,3}}(?:(?:ΤΟΥ|ΜΗΝΟΣ|ΜΗΝΑ|ΟF)\s+){{0,2}}"
    rf"([A-ZΑ-Ω]{{3,12}})\.?(?:\s?[/\-]?\s?{_AGAIN}[A-ZΑ-Ω]{{0,9}}\.?)?[\s.,/\-΄']{{0,3}}(?:(?:ΕΤΟΥΣ|[A-ZΑ-Ω]{{1,3}})\s+){{0,2}}"
    rf"((?:19|20){_DIGIT}{{2}}|{_DIGIT}{{2}})(?![0-9])"
)
_ENGLISH = re.compile(r"([A-ZΑ-Ω]{3,9})\.? ([0-3]?[0-9])(?:SΤ|ΝD|RD|ΤΗ)?,? ((?:19|20)[0-9]{2})(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9])([0-3][0-9])([01][0-9])((?:19|20)[0-9]{2})(?![0-9])")
_WITH_SLASHES_AS_DIGITS = re.compile(r"(?<![0-9])([0-3][0-9])[17Ι]([01][0-9])[17Ι]((?:19|20)[0-9]{2})(?![0-9])")
_MONTH = re.compile(r"(?<![0-9/.\-])(0?[1-9]|1[0-2])\s?[/.\-]\s?((?:19|20)[0-9]{2})(?![0-9]|[/.\-][0-9])")
_NAMED_MONTH = re.compile(r"(?<![A-ZΑ-Ω])([A-ZΑ-Ω]{3,12})\.?[ /\-]{1,2}((?:19|20)[0-9]{2})(?![0-9])")

_SHORT_MONTH = 4
"""Months of so many letters are abbreviated."""
_STREETS = {(28, 10), (25, 3), (3, 9), (17, 11), (1, 5), (26, 10), (21, 4), (4, 8), (12, 2), (2, 5), (20, 4), (5, 3)}
"""Days that Greek streets are named after."""


def dates_in(strip: Strip, kind: Kind = "any", *, boxed: bool = False) -> list[DateFound]:
    """All dates of a strip in order. `boxed` also takes digits without points, as form boxes give them."""
    found = [*_iso(strip), *_numeric(strip, kind), *_named(strip, kind), *_roman(strip, kind)]
    found += spoken_dates(strip, kind)
    if boxed and not found:
        found = [*_spaced(strip, kind), *_fused(strip, kind), *_compact(strip, kind)]
    return sorted(_apart(found), key=lambda hit: hit.start)


def _apart(found: list[DateFound]) -> Iterator[DateFound]:
    """Finds that do not overlap, the surest first."""
    taken: list[DateFound] = []
    for hit in sorted(found, key=lambda hit: (-hit.certainty, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
            yield hit


def _hit(match: re.Match[str], iso: str | None, certainty: float) -> Iterator[DateFound]:
    if iso is not None:
        yield DateFound(match.start(), match.end(), iso, certainty)


def _iso(strip: Strip) -> Iterator[DateFound]:
    for match in strip.matches(_ISO):
        yield from _hit(match, iso_date(match[3], match[2], match[1]), 0.98)


def _numeric(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    for match in strip.matches(_NUMERIC):
        parts = [part.translate(_MENDED) for part in match.groups()]
        mended = sum(a != b for a, b in zip("".join(match.groups()), "".join(parts), strict=True))
        if mended <= 2:  # noqa: PLR2004
            short = 0.0 if len(parts[2]) == 4 else 0.05  # noqa: PLR2004
            yield from _hit(match, iso_date(parts[0], parts[1], parts[2], kind), 0.99 - short - 0.2 * mended)


def _roman(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    """Days with the month in Roman figures; strokes alone are rather a misread 11, and dashes mend."""
    for match in strip.matches(_ROMAN):
        dashed = len(_DASHES.findall(match[0])) > 1
        figures = match[3].translate(_ROMAN_MENDED).replace("Π", "ΙΙ") if dashed else match[3]
        mended = figures != match[3]
        doubtful = figures == "ΙΙ" and (mended or match[2] in "/ ")
        iso = iso_date(match[1], str(_ROMANS.get(figures, 0)), match[4], kind)
        yield from _hit(match, iso, 0.4 if doubtful else 0.75 if mended else 0.9)


def _named(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    for match in strip.matches(_NAMED):
        month = None if _is_street(match) or _is_of_two_rows(match) else month_of(match[2])
        parts = [match[1].translate(_MENDED), match[3].translate(_MENDED)]
        mended = 0.0 if parts == [match[1], match[3]] else 0.25
        if month:
            yield from _hit(match, iso_date(parts[0], str(month), parts[1], kind), 0.98 - mended)
    for match in strip.matches(_ENGLISH):
        month = month_of(match[1])
        if month:
            yield from _hit(match, iso_date(match[2], str(month), match[3], kind), 0.95)


def _is_of_two_rows(match: re.Match[str]) -> bool:
    """Whether a table's row ends with a number and the next begins with a month, as `25` above `ΟΚΤ 2015`."""
    return "\n" in match.string[match.end(1) : match.start(2)] and len(match[2]) <= _SHORT_MONTH


def _is_street(match: re.Match[str]) -> bool:
    """Whether the house number of a street named after a day, as `28ης ΟΚΤΩΒΡΙΟΥ 56`, stands where a year would."""
    if len(match[3]) != 2 or re.search(r"[΄']", match[0]):  # noqa: PLR2004
        return False
    return (int(match[1].translate(_MENDED)), month_of(match[2])) in _STREETS


def _spaced(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    for match in strip.matches(_SPACED):
        yield from _hit(match, iso_date(match[1], match[2], match[3], kind), 0.8)


def _fused(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    """Ten digits of which two were slashes."""
    for match in strip.matches(_WITH_SLASHES_AS_DIGITS):
        yield from _hit(match, iso_date(match[1], match[2], match[3], kind), 0.6)


def _compact(strip: Strip, kind: Kind) -> Iterator[DateFound]:
    """Eight digits, each perhaps in its own box."""
    kept = [n for n, letter in enumerate(strip.folded) if letter.isalnum()]
    digits = "".join(strip.folded[n] for n in kept).translate(_MENDED)
    match = _COMPACT.search(digits)
    iso = iso_date(match[1], match[2], match[3], kind) if match else None
    if match and iso:
        yield DateFound(kept[match.start()], kept[match.end() - 1] + 1, iso, 0.85)


def months_in(strip: Strip) -> list[DateFound]:
    """All months with their year, such as `02/2015` or `ΟΚΤ 2015`, as `2015-02`; parts of dates are left out."""
    dates = dates_in(strip)
    found = [DateFound(m.start(), m.end(), f"{m[2]}-{int(m[1]):02d}", 0.95) for m in strip.matches(_MONTH)]
    for match in strip.matches(_NAMED_MONTH):
        month = month_of(match[1])
        if month:
            found.append(DateFound(match.start(), match.end(), f"{match[2]}-{month:02d}", 0.95))
    free = [hit for hit in found if all(hit.end <= d.start or hit.start >= d.end for d in dates)]
    return sorted(free, key=lambda hit: hit.start)


def date_parser(kind: Kind = "any", *, boxed: bool = True, within: int = 24) -> Callable[[Strip], Reading | None]:
    """A parser that takes the first date beginning within so many letters."""

    def parse(strip: Strip) -> Reading | None:
        hit = next(iter(dates_in(strip, kind, boxed=boxed)), None)
        if hit is None or hit.start > within:
            return None
        return strip.read(hit.start, hit.end, hit.iso, hit.certainty)

    return parse
