"""A paper as the law sees it: whose it is, and what of it can be relied on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from fakelos.rules.answers import DOUBTFUL, MET, Answer, Sentence, doubtful
from fakelos.rules.contradictions import COMPARED, contradiction
from fakelos.rules.dates import read_day, read_period, read_school_year, show
from fakelos.rules.intervals import Interval
from fakelos.rules.once import once
from fakelos.schemas.base import Box, unchecked
from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Evidence

FIELD_SURE = 0.5
CLASS_SURE = 0.5
"""Below these confidences a value or a class is a guess: it can make a line doubtful, nothing else."""

_GLUED = frozenset({"boundary_doubtful", "cover_missing"})
"""Problems of what may be two papers, perhaps of two people; pages are only joined to a paper of their own kind."""
_TORN = frozenset({"incomplete_document", "partly_read", "text_not_recognised"})
"""Problems of a paper of which something was not scanned, or not read."""

_TWOFOLD = frozenset({"disagrees", "read_two_ways"})
"""Problems of values of which both readings are known."""

EVER = Interval(date(1800, 1, 1), date(2300, 1, 1))
"""All days that a date which was not read may be."""


class Day(NamedTuple):
    """A date as read, and the days between which it must lie: equal when nothing speaks against the reading.

    A month or a year alone, or several readings that the print allows, make a range; a bad reading may be any day.
    """

    value: date | None
    earliest: date
    latest: date

    @property
    def sure(self) -> bool:
        """Whether it is this day and no other."""
        return self.earliest == self.latest

    @property
    def known(self) -> date | None:
        """The date if it is sure."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def bounded(self) -> bool:
        """Whether anything at all is known of it."""
        return self.latest < EVER.end

    @property
    def said(self) -> str:
        """The day, or the range, as Greek papers print it."""
        return show(self.earliest) if self.sure else f"{show(self.earliest)}–{show(self.latest)}"


NO_DAY = Day(None, *EVER)


@lru_cache(maxsize=8192)
def _read(texts: tuple[str, ...]) -> Day:
    """The day that a value means, of which the first text is the reading and the others what the print allows too."""
    periods = [period for text in texts if (period := read_period(text))]
    value = read_day(texts[0])
    if len(periods) < len(texts):
        return Day(value, *EVER)
    return Day(value, min(period.start for period in periods), max(period.end for period in periods))


def _evidence(document: Document, page: int, box: Box | None, scan: str | None = None) -> Evidence:
    file = next((one.file for one in document.joined if one.document == scan), document.file)
    return unchecked(Evidence, document=document.id, file=file, page=page, box=box, scan=scan)


@dataclass(frozen=True)
class Paper:
    """One document and the role of the person that it speaks of."""

    document: Document
    role: str

    @once
    def class_sure(self) -> bool:
        """Whether it is known what kind of paper this is."""
        return self.document.doc_class is not None and self.document.confidence >= CLASS_SURE

    @once
    def sure(self) -> bool:
        """Whether it is known what paper this is, and whose."""
        return self.class_sure and self.role != "unknown"

    def may_be(self, classes: frozenset[DocumentClass]) -> bool:
        """Whether a paper of which the class is not sure could be of one of these."""
        document = self.document
        return not document.candidates or document.doc_class in classes or not classes.isdisjoint(document.candidates)

    @property
    def glued(self) -> bool:
        """Whether another paper, perhaps of another person, may lie behind this one."""
        return len(self.document.leaves) > 1 and not _GLUED.isdisjoint(self.document.problems)

    @property
    def torn(self) -> bool:
        """Whether something of it was not scanned, or not read."""
        return not _TORN.isdisjoint(self.document.problems)

    @once
    def contradiction(self) -> Sentence | None:
        """Which dates of this paper exclude one another, such as an expiry before the issue; None if none do."""
        return contradiction(self.document)

    def trusts(self, code: str) -> bool:
        """Whether the field is there, well read in one way only, and no date of a contradictory paper."""
        field = self.document.fields.get(code)
        return field is not None and not field.alternatives and self._believes(code, field)

    def readings(self, code: str) -> tuple[str, ...]:
        """What the field may say, the reading itself first; of none, it may say anything."""
        field = self.document.fields.get(code)
        if field is None or not isinstance(field.value, str) or not self._believes(code, field):
            return ()
        return (field.value, *field.alternatives)

    def _believes(self, code: str, field: Field) -> bool:
        """What was read in two ways, at two places or at one, is believed where both are there to choose from."""
        sound = field.problem is None or (field.problem in _TWOFOLD and bool(field.alternatives))
        if not sound or field.confidence < FIELD_SURE:
            return False
        return code not in COMPARED or self.contradiction is None

    def day(self, code: str) -> Day:
        """The date in a field."""
        known = self._days.get(code)
        if known is None:
            known = self._days[code] = self._read_day(code)
        return known

    @once
    def _days(self) -> dict[str, Day]:
        return {}

    def _read_day(self, code: str) -> Day:
        text = self.document.text_of(code)
        if text is None:
            return NO_DAY
        readings = self.readings(code)
        return _read(readings) if readings else Day(read_day(text), *EVER)

    def variants(self, codes: Iterable[str]) -> tuple["Paper", ...]:
        """This paper once for every way in which these fields may be read; only itself where they are read in one."""
        fields = self.document.fields
        several = [code for code in codes if code in fields and fields[code].alternatives]
        if not several or not all(self.readings(code) for code in several):
            return (self,)
        choices = product(*(self.readings(code) for code in several))
        return tuple(self._read_as(dict(zip(several, choice, strict=True))) for choice in choices)

    def _read_as(self, choice: dict[str, str]) -> "Paper":
        fields = self.document.fields
        chosen = {
            code: fields[code].model_copy(update={"value": text, "alternatives": (), "problem": None})
            for code, text in choice.items()
        }
        return Paper(self.document.model_copy(update={"fields": {**fields, **chosen}}), self.role)

    def periods(self, code: str, *, school: bool = False) -> tuple[Interval, ...]:
        """The days that the values of a field mean: days, months, years, or school years."""
        read = read_school_year if school else read_period
        found = (read(value) for value in self.document.values_of(code))
        return tuple(period for period in found if period)

    def evidence(self, *codes: str) -> Evidence:
        """Where it stands: the box of the first of these fields that the paper has, else its first page."""
        known = self._places.get(codes)
        if known is None:
            known = self._places[codes] = self._place(codes)
        return known

    @once
    def _places(self) -> dict[tuple[str, ...], Evidence]:
        return {}

    def _place(self, codes: Iterable[str]) -> Evidence:
        document = self.document
        for code in codes:
            if field := document.fields.get(code):
                return _evidence(document, field.page, field.box, field.scan)
        return _evidence(document, document.pages[0], None)

    def temper(self, answer: Answer) -> Answer:
        """The answer that this paper gives, when it may not be what, or whose, it seems."""
        if answer.status is DOUBTFUL and self.contradiction:
            return doubtful(*answer.sentence.then(self.contradiction), *answer.evidence)
        if answer.status is not MET or self.sure:
            return answer
        return doubtful(*answer.sentence.then(self._uncertainty()), *answer.evidence)

    def _uncertainty(self) -> Sentence:
        if not self.class_sure:
            return Sentence("Το είδος του εγγράφου δεν είναι βέβαιο.", "What kind of paper it is is not certain.")
        return Sentence("Δεν είναι βέβαιο ποιον αφορά το έγγραφο.", "Whom the paper speaks of is not certain.")
