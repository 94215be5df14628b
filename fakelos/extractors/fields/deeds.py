"""What notaries' deeds and authorisations say of themselves: number, day in words and figures, notary, lawyer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.names import bare, is_capital, is_part, leading_run
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.times.days import iso_date, month_of
from fakelos.extractors.fields.times.numbers_in_words import number_from
from fakelos.extractors.fields.vocabulary import entry_for

_OPENING = re.compile(r"Σ[ΗΠ]ΜΕΡΑ|ΣΗΜΕΡΟΝ|ΣΤΙΣ |ΤΗΝ? ")
_WORD = re.compile(r"[A-ZΑ-Ω]+|\(?[0-9]+\)?")
_MONTH_OF = re.compile(r"(?:ΤΟΥ|Μ[ΗΠ]ΝΟΣ|ΜΗΝΑ|\))\s+(?=([A-ZΑ-Ω]{3,12}))")
_HEAD = re.compile(
    r"^\W*(?:(?:ΑΡΙΘΜΟΣ|ΑΡΙΘ\w*|ΑΡ)[.:\s]+(?:ΠΡΑΞΕΩΣ|ΣΥΜΒΟΛ\w+|ΠΛΗΡΕΞ\w+|ΠΡΑΞΗΣ)?|ΠΡΑΞΗ)[.:\s]*([0-9][0-9.,]{0,9}[0-9]|[0-9])(?![0-9/])",
    re.MULTILINE,
)
_DATED_HEAD = re.compile(r"\A\W*([0-9][0-9.]{0,6}) ?/ ?[0-3]?[0-9][./\-][01]?[0-9][./\-](?:19|20)[0-9]{2}(?=\s*\n)")
"""The number with the day alone in the first row."""
_NOTARY_AFTER = re.compile(
    r"(?:Ε[A-ZΑ-Ω]ΩΠΙΟΝ?|ΣΕ?)[΄'’]?\s*(?<![A-ZΑ-Ω])(?:ΕΜΟΥ|Ε?ΜΕΝΑ|ΜΟΥ)\w*[,\s]+(?:Τ(?:ΟΥ|ΗΣ|ΟΝ?|ΗΝ?)"
    r"\s)?(?:ΣΥΜΒΟΛ\w+\s+(?:ΚΑΙ\s+ΚΑΤΟΙΚ\w+\s+)?(?:[A-ZΑ-Ω]+(?:ΩΝ|ΟΥ|ΗΣ|ΑΣ)[,\s]+)?)?"
)
_NOTARY_TITLE = re.compile(r"(?:Η|Ο|ΤΟΥ|ΤΗΣ) +ΣΥΜΒΟΛΑΙΟΓΡΑΦΟ\w*[,\s]+(?:[A-ZΑ-Ω]+(?:ΩΝ|ΟΥ|ΗΣ|ΑΣ)[,\s]+)?")
_REACH = 150
_HEAD_OF_PAGE = 0.25


def read_deed_no(paper: Paper) -> Reading | None:
    """The deed's number, at the head of its first page."""
    head = [*paper.find(_HEAD, 0.93)[:1], *paper.find(_DATED_HEAD, 0.9)[:1]]
    high = [reading for reading in paper.read(read_number, "deed_no") if reading.box[1] < _HEAD_OF_PAGE]
    return best(head) or best(high[:1])


def read_deed_date(paper: Paper) -> Reading | None:
    """The day on which the deed was drawn up, from its opening, in words or figures; else from the signature."""
    spoken = [reading for strip in paper.strips[:1] for reading in _opening_dates(strip)]
    if spoken:
        return spoken[0]
    written = paper.after(_OPENING, date_parser("issue", within=30), reach=60)
    return next(iter(written), None) or letterhead_date(paper)


def _opening_dates(strip: Strip) -> Iterator[Reading]:
    """Dates such as `σήμερα, στις τρεις (3) του μηνός Ιουλίου του έτους δύο χιλιάδες δεκαπέντε (2015)`."""
    for opening in strip.matches(_OPENING):
        ahead = strip.folded[opening.end() : opening.end() + _REACH]
        month = next((m for m in _MONTH_OF.finditer(ahead) if month_of(m[1])), None)
        if month is None:
            continue
        day = _number(ahead[: month.start()], 31)
        year = _number(ahead[month.end(1) :], 2100)
        iso = iso_date(str(day), str(month_of(month[1])), str(year)) if day and year else None
        if iso:
            yield strip.read(opening.start(), opening.end() + month.end(1) + 40, iso, 0.93)


def _number(text: str, most: int) -> int | None:
    """The number in figures, in brackets before bare, or else in words."""
    bracketed = re.search(r"\(([0-9]{1,4})[ΗΟ]?Σ?Η?\)", text)
    bare = re.search(r"(?<![0-9/.])([0-9]{1,4})(?:Η|ΗΣ)?(?![0-9/.])", text)
    spoken = number_from([word for word in _WORD.findall(text) if word.isalpha()])
    for value in (int(bracketed[1]) if bracketed else None, int(bare[1]) if bare else None, spoken):
        if value and value <= most and (most < 100 or value > 1900):  # noqa: PLR2004
            return value
    return None


def read_notary(paper: Paper) -> Reading | None:
    """The notary's name as printed: behind `ενώπιον εμού`, behind the title, or under the signature."""
    found = [*_people(paper, _NOTARY_AFTER, 0.93), *_people(paper, _NOTARY_TITLE, 0.75)]
    return best(found) or best(paper.read(read_printed_name, "notary")[-1:])


def read_person_after(paper: Paper, pattern: re.Pattern[str], code: str) -> list[Reading]:
    """Names as printed behind a pattern, and at the labels of a meaning."""
    return [*_people(paper, pattern, 0.92), *(reading.weaker(0.8) for reading in paper.read(read_printed_name, code))]


def _people(paper: Paper, pattern: re.Pattern[str], certainty: float) -> list[Reading]:
    return paper.after(pattern, read_printed_name, reach=45, certainty=certainty)


def read_printed_name(strip: Strip) -> Reading | None:
    """Two or three words with a capital at the start of a strip, as printed."""
    words = [word for word in strip.words if bare(word.text)]
    while words and fold(words[0].text) in {"ΤΟΝ", "ΤΗΝ", "Κ", "Κ.", "ΚΑ", "ΤΟΥ", "ΤΗΣ", "ΤΟΥΣ", ":", "Ο", "Η", "ΚΑΙ"}:
        words = words[1:]
    run = leading_run(Strip(strip.page, tuple(words), strip.wide), most=3).words
    if len(run) > 2 and entry_for(bare(run[0].text), "places"):  # noqa: PLR2004
        run = run[1:]
    in_row = [word for word in run if word.line == run[0].line]
    run = tuple(in_row) if len(in_row) > 1 else run
    named = [word for word in run if is_part(word.text) and word.text[:1].isupper()]
    if [is_capital(word.text) for word in named[:2]] == [True, False]:
        named, run = named[1:], run[1:]
    if len(named) < 2 or len(named) < len(run):  # noqa: PLR2004
        return None
    reading = Strip(strip.page, tuple(named), strip.wide).read(0, 10_000, "", 0.95)
    return replace(reading, value=" ".join(bare(word.text) for word in named))
