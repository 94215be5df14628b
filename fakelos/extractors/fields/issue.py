"""The date on which a paper was issued: at its label, or as the letterhead and the signature give it."""

import re
from collections.abc import Iterator

from fakelos.extractors.fields.labels.labelled import Labelled
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.extractors.fields.vocabulary import entry_for

_PLACE = re.compile(
    r"(?:^|[.;·»)] )[^0-9]{0,4}[A-ZΑ-Ω][A-ZΑ-Ω. ΄',/\-]{1,30}\s*(?:ΣΗΜΕΡΑ|ΤΗΝ|ΣΤΙΣ|ΤΗ|Τ[ΗΙ]Σ|"
    r"ΗΜ(?:ΕΡ)?(?:ΟΜΗΝΙΑ)?)?\s*[:,.]?\s*$"
)
_IN_SENTENCE = re.compile(
    r"ΓΕΝΝΗ|ΓΕΝ\.|(?<![A-ZΑ-Ω])(?:ΠΟΥ|ΟΤΙ|ΑΠΟ|ΕΩΣ|ΜΕΧΡΙ|ΚΑΙ|ΤΟΥ|ΜΕ|ΝΑ|ΥΠΟ)(?![A-ZΑ-Ω])|ΙΣΧΥ|ΛΗΓΕΙ|ΛΗΞ|ΤΕΛΕΣ"
)
"""Words of a sentence whose row happens to end with a date."""
_BARE = re.compile(r"^\W*$")
_NUMBERED = re.compile(
    r"^\W*(?:ΑΡ[A-ZΑ-Ω]{0,5}\W{0,3}(?:ΠΡ[A-ZΑ-Ω]*\W*)?|ΠΡ[A-ZΑ-Ω]*\W*|Α\.? ?Π\.?\W*)?(?:[0-9][0-9/.]{2,12})?\W*$"
)
"""What may stand behind a letterhead's date: a protocol number run into its row."""
_TOWN = re.compile(r"(?:^|[^a-zα-ωάέήίόύώ0-9]{3})\s([Α-ΩΆΈΉΊΌΎΏ][α-ωάέήίόύώϊϋΐΰ]+)(,?)\s*$")
"""A place name behind an office's name in capitals, whose row it shares."""
_TODAY = re.compile(r"(?<![A-ZΑ-Ω])Σ[ΗΠ]ΜΕΡΑ(?![A-ZΑ-Ω])")
_PROTOCOL = re.compile(r"ΠΡΩΤ[A-ZΑ-Ω]*[.:\s]{1,4}[0-9.]{1,8}\s?/\s?(?=[0-3]?[0-9][/.\-])")
_ALONE = 0.6
_SURELY_READ = 0.7
_HEADED = 0.7
"""What a date loses that stands under another label."""
_LETTERHEAD = 0.4
"""A date alone counts as the letterhead's in this uppermost part of the page."""


def read_issue_date(paper: Paper, *codes: str) -> Reading | None:
    """The day of issue: nothing else that such a label names is later.

    `codes` are the meanings of the labels that name it on this class of paper.
    """
    labelled = paper.read(date_parser("issue"), *(codes or ("issue_date",)))
    sure = [reading for reading in labelled if reading.certainty >= _SURELY_READ]
    latest = max((str(reading.value) for reading in sure), default=None)
    return best(reading for reading in sure or labelled if latest in {None, reading.value}) or letterhead_date(paper)


def letterhead_date(paper: Paper, *, alone: bool = True) -> Reading | None:
    """The date behind a place name (`Αθήνα, 5/12/2017`), or if `alone` one without it in the letterhead."""
    found = [reading for labelled in paper.labelled for reading in _place_dates(labelled, alone=alone)]
    sure = [reading for reading in found if reading.certainty >= _SURELY_READ]
    latest = max((str(reading.value) for reading in sure), default=None)
    own = [reading for reading in found if latest in {None, reading.value}]
    return max(own, key=lambda reading: reading.confidence, default=None) or _behind_number(paper)


def _behind_number(paper: Paper) -> Reading | None:
    """The day behind the protocol number, `Αριθ. Πρωτ. 8217 / 2-7-2010`, or that a sentence calls today's."""
    numbered = paper.after(_PROTOCOL, date_parser("issue", within=12), reach=16, certainty=0.8)
    return next(iter(numbered or paper.after(_TODAY, date_parser("issue", boxed=False), certainty=0.8)), None)


def _place_dates(labelled: Labelled, *, alone: bool) -> Iterator[Reading]:
    for cell in labelled.sheet.cells:
        hits = dates_in(cell, "issue")
        if (
            len(hits) != 1
            or labelled.asks(cell.words_at(0, max(0, hits[0].start - 1))[-1:])
            or not _NUMBERED.match(cell.folded[hits[0].end :])
        ):
            continue
        before = cell.folded[: hits[0].start]
        printed = cell.text[: hits[0].start]
        certainty = _certainty(before, printed, top=cell.words[0].box[1] < _LETTERHEAD and not labelled.claims(cell))
        if certainty and (alone or certainty != _ALONE):
            certainty *= _HEADED if certainty == _ALONE and labelled.heads(cell) else 1.0
            yield cell.read(hits[0].start, hits[0].end, hits[0].iso, hits[0].certainty * certainty)


def _certainty(before: str, printed: str, *, top: bool) -> float:
    """How surely a date is that of issue, by the words before it in its cell, folded and as printed."""
    place = _PLACE.search(before)
    if place and not _IN_SENTENCE.search(place[0]):
        return 0.95 if "," in before else 0.8
    town = _TOWN.search(printed)
    if town and (town[2] or entry_for(town[1], "places")):
        return 0.75
    return _ALONE if top and _BARE.match(before) else 0.0
