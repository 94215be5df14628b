"""The category of permit that a form names, or that is ticked among several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.sheet import EMPTY_BOX, Sheet
from fakelos.extractors.fields.text.strip import Reading, Strip

Box = Literal["ticked", "empty", "none"]

_NAMED = (
    ("Γ1.3", re.compile(r"(?<![0-9A-ZΑ-Ω])[ΓΤ1Ι] ?[1ΙL] ?[.,\-·] ?3(?![0-9])")),
    ("Γ1.4", re.compile(r"(?<![0-9A-ZΑ-Ω])[ΓΤ1Ι] ?[14ΙL] ?[.,\-·] ?4(?![0-9])")),
    ("ΣΤ.1", re.compile(r"(?<![0-9A-ZΑ-Ω])ΣΤ['΄]? ?[.,\-·]? ?[1ΙL]{1,2}(?![0-9A-ZΑ-Ω])")),
)
_DESCRIBED = (
    ("Γ1.4", re.compile(r"\S* ?\S*[ \t](ΕΞΑΙΡΕΤΙΚ)[^\n]*(?:ΣΥΝΟΛΙΚΗΣ ΔΙΑΡΚΕΙΑΣ|ΠΕΝΤΕ ΕΤ|ΠΕΝΤΑΕΤ|ΟΡΙΣΤΙΚΩΝ ΤΙΤΛ)")),
    ("Γ1.3", re.compile(r"\S* ?\S*[ \t](ΕΞΑΙΡΕΤΙΚ)[^\n]*(?:ΔΕΚΑΕΤΙΑ|ΟΡΙΣΤΙΚΟΥ ΤΙΤΛ|ΟΡΙΣΤΙΚΟΣ ΤΙΤΛ)")),
    ("ΣΤ.1", re.compile(r"\S* ?\S*[ \t](ΜΕΛ(?:ΟΣ|ΟΥΣ|Η) ΟΙΚΟΓΕΝ|ΟΙΚΟΓΕΝΕΙΑΚ\w+ ΕΠΑΝΕΝ)")),
)
_LOOSELY = (
    ("Γ1.4", re.compile(r"ΣΥΝΟΛΙΚΗΣ ΔΙΑΡΚΕΙΑΣ ΠΕΝΤΕ|ΠΕΝΤΕ ΕΤΩΝ|ΠΕΝΤΑΕΤ|ΟΡΙΣΤΙΚΩΝ ΤΙΤΛΩΝ")),
    ("Γ1.3", re.compile(r"ΕΞΑΙΡΕΤΙΚ|ΤΕΛΕΥΤΑΙΑ ΔΕΚΑΕΤΙΑ|ΟΡΙΣΤΙΚΟΥ ΤΙΤΛΟΥ")),
    ("ΣΤ.1", re.compile(r"ΟΙΚΟΓΕΝΕΙΑΚΗ ΕΠΑΝΕΝΩΣ|ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΕΠΑΝΕΝΩΣ|ΜΕΛ(?:ΟΣ|ΟΥΣ|Η) ΟΙΚΟΓ")),
)
_CODES = (
    ("Γ1.3", re.compile(r"^\W*[ΓΤ1Ι]{0,2}[1ΙL4Α]? ?[.,·] ?3(?![0-9])")),
    ("Γ1.4", re.compile(r"^\W*[ΓΤ1Ι]{0,2}[1ΙL4Α]? ?[.,·] ?4(?![0-9])")),
    ("ΣΤ.1", re.compile(r"^\W*ΣΤ\W{0,2}[1ΙLΑ]?(?![0-9Β-Ω])")),
)
_TICKED = re.compile(r"^[\[(|]?\s*[ΧXV✓✔☒☑√]\s*[\])|]?$|^ΙΧΙ$")
_EMPTY = re.compile(r"^(?:☐|□|[\[(|ΓCLΠΟ][\])|1ΙLΗ]{0,2}|ΙΜ|[\[\]|]+)\W*$")
_BY_ELIMINATION = 0.55


@dataclass(frozen=True)
class Option:
    """A row that names a category, and the box before it."""

    reading: Reading
    box: Box
    drawn: bool = False
    """Whether the row holds the outline of a box, not letters that may be one."""


def read_category(paper: Paper) -> Reading | None:
    """The ticked category, or the only one that the paper names.

    Where boxes stand before all names but one, that one's box was filled beyond recognition. Several names
    without any such sign are no answer: a reviewer looks.
    """
    options = [option for page in paper.pages for option in _options(Sheet(page, ticks=True))]
    ticked = [option.reading for option in options if option.box == "ticked"]
    bare = [option.reading for option in options if option.box == "none"]
    if len({reading.value for reading in ticked}) == 1:
        return best(ticked)
    if len({option.reading.value for option in options}) > 1:
        return bare[0].weaker(_BY_ELIMINATION) if not ticked and len(bare) == 1 else None
    labelled = paper.read(read_category_code, "category")
    left = [option.reading.weaker(0.9) for option in options if not (option.box == "empty" and option.drawn)]
    return best([*labelled, *left]) or (None if options and not left else _described(paper))


def read_category_code(strip: Strip) -> Reading | None:
    """A category's code where it must be one, however it was misread: `Γ1.3`, `1.4`, `ΣΤ1`."""
    for value, pattern in _CODES:
        match = strip.search(pattern)
        if match:
            return strip.read(match.start(), match.end(), value, 0.9)
    return None


def _options(sheet: Sheet) -> Iterator[Option]:
    """Each row that names a category by its code or, on a form, by its description."""
    for row in sheet.rows:
        strip = sheet.strip_of(sheet.words[index] for index in row)
        for (value, code), (_, description) in zip(_NAMED, sorted(_DESCRIBED), strict=True):
            match = strip.search(code) or strip.search(description)
            if match:
                name = match.start(match.re.groups)
                reading = strip.read(match.start(), match.end(), value, 0.95)
                yield Option(reading, _box_before(strip, name), EMPTY_BOX in strip.text)
                break


def _box_before(strip: Strip, end: int) -> Box:
    """What stands just before the name of a category, or at the head of its row."""
    parts = [part for part in strip.folded[: end + 1].split()[:-1] if part]
    for part in parts[-2:] + parts[:1]:
        if _TICKED.match(part):
            return "ticked"
        if _EMPTY.match(part):
            return "empty"
    return "none"


def _described(paper: Paper) -> Reading | None:
    """The category by the words that describe it, if only one is."""
    found = {value: paper.find(pattern, 0.6, group=0, value=value) for value, pattern in _LOOSELY}
    present = [readings[0] for readings in found.values() if readings]
    return present[0] if len(present) == 1 else None
