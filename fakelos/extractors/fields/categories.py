"""The category of permit that a form names, or that is ticked among several."""

import re
from collections.abc import Iterator

from fakelos.extractors.fields.choice import best
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.sheet import Sheet
from fakelos.extractors.fields.strip import Reading, Strip

_NAMED = (
    ("Γ1.3", re.compile(r"(?<![0-9A-ZΑ-Ω])[ΓΤ1Ι] ?[1ΙL] ?[.,\-·] ?3(?![0-9])")),
    ("Γ1.4", re.compile(r"(?<![0-9A-ZΑ-Ω])[ΓΤ1Ι] ?[1ΙL] ?[.,\-·] ?4(?![0-9])")),
    ("ΣΤ.1", re.compile(r"(?<![0-9A-ZΑ-Ω])ΣΤ['΄]? ?[.,\-·]? ?[1ΙL](?![0-9])")),
)
_DESCRIBED = (
    ("Γ1.4", re.compile(r"ΣΥΝΟΛΙΚΗΣ ΔΙΑΡΚΕΙΑΣ ΠΕΝΤΕ|ΠΕΝΤΕ ΕΤΩΝ|ΠΕΝΤΑΕΤ|ΟΡΙΣΤΙΚΩΝ ΤΙΤΛΩΝ")),
    ("Γ1.3", re.compile(r"ΕΞΑΙΡΕΤΙΚ|ΤΕΛΕΥΤΑΙΑ ΔΕΚΑΕΤΙΑ|ΟΡΙΣΤΙΚΟΥ ΤΙΤΛΟΥ")),
    ("ΣΤ.1", re.compile(r"ΟΙΚΟΓΕΝΕΙΑΚΗ ΕΠΑΝΕΝΩΣ|ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΕΠΑΝΕΝΩΣ|ΜΕΛ(?:ΟΣ|ΟΥΣ|Η) ΟΙΚΟΓ")),
)
_TICK = re.compile(r"^\W*(?:[ΧXV✓✔☒☑√]|[\[(]\s*[ΧXV✓✔]\s*[\])]?|Μ|ΙΧΙ|ΕΧ|Ι?ΧΙ?)[\])]?\W")


def read_category(paper: Paper) -> Reading | None:
    """The ticked category, or the only one that the paper names.

    Several named and none ticked, as far as recognition shows, is no answer: a reviewer looks.
    """
    named = [found for sheet in paper.sheets for found in _options(sheet)]
    ticked = [reading for reading, tick in named if tick]
    values = {reading.value for reading, _ in named}
    if len({reading.value for reading in ticked}) == 1:
        return best(ticked)
    if len(values) == 1:
        return best(reading.weaker(0.9) for reading, _ in named)
    return None if values else _described(paper)


def _options(sheet: Sheet) -> Iterator[tuple[Reading, bool]]:
    """Each row that names a category, and whether a tick stands before the name."""
    for row in sheet.rows:
        strip = sheet.strip_of(sheet.words[index] for index in row)
        for value, pattern in _NAMED:
            match = strip.search(pattern)
            if match:
                yield strip.read(match.start(), match.end(), value, 0.95), _is_ticked(strip, match.start())


def _is_ticked(strip: Strip, end: int) -> bool:
    before = re.split(r"[\t\n]", strip.folded[:end])
    return any(_TICK.match(part.strip() + " ") for part in before if part.strip())


def _described(paper: Paper) -> Reading | None:
    """The category by the words that describe it, if only one is."""
    found = {value: paper.find(pattern, 0.6, group=0, value=value) for value, pattern in _DESCRIBED}
    present = [readings[0] for readings in found.values() if readings]
    return present[0] if len(present) == 1 else None
