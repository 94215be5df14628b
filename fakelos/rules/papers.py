"""A paper as the law sees it: whose it is, and what of it can be relied on."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from fakelos.rules.answers import Answer, Sentence, doubtful
from fakelos.rules.dates import read_day, read_period, read_school_year
from fakelos.rules.intervals import Interval
from fakelos.schemas.document import Document
from fakelos.schemas.dossier import Evidence, Status

FIELD_SURE = 0.5
CLASS_SURE = 0.5
"""Below these confidences a value or a class is a guess: it can make a line doubtful, nothing else."""

_ORDERED = (
    ("birth_date", "issue_date"),
    ("issue_date", "expiry_date"),
    ("valid_from", "valid_to"),
    ("period_from", "period_to"),
    ("course_from", "course_to"),
)
"""Pairs of dates of which the first cannot come after the second."""
_DATES = frozenset(code for pair in _ORDERED for code in pair)


_CONTRADICTION = Sentence("Οι ημερομηνίες του εγγράφου αντιφάσκουν.", "The dates on the paper contradict one another.")


class Day(NamedTuple):
    """A date as read. `sure` only when there is one and nothing speaks against it."""

    value: date | None
    sure: bool

    @property
    def known(self) -> date | None:
        """The date if it is sure."""
        return self.value if self.sure else None


@dataclass(frozen=True)
class Paper:
    """One document and the role of the person that it speaks of."""

    document: Document
    role: str

    @cached_property
    def class_sure(self) -> bool:
        """Whether it is known what kind of paper this is."""
        return self.document.doc_class is not None and self.document.confidence >= CLASS_SURE

    @cached_property
    def sure(self) -> bool:
        """Whether it is known what paper this is, and whose."""
        return self.class_sure and self.role != "unknown"

    @cached_property
    def contradictory(self) -> bool:
        """Whether dates of this paper exclude one another, such as an expiry before the issue."""
        present = self.document.fields
        pairs = (pair for pair in _ORDERED if pair[0] in present and pair[1] in present)
        return any(self._contradict(*pair) for pair in pairs)

    def _contradict(self, first: str, second: str) -> bool:
        one, other = (read_period(self.document.text_of(code) or "") for code in (first, second))
        return one is not None and other is not None and one.start > other.end

    def trusts(self, code: str) -> bool:
        """Whether the field is there, well read, sound by its own check, and no date of a contradictory paper."""
        field = self.document.fields.get(code)
        if field is None or field.problem is not None or field.confidence < FIELD_SURE:
            return False
        return code not in _DATES or not self.contradictory

    def day(self, code: str) -> Day:
        """The date in a field."""
        value = read_day(self.document.text_of(code) or "")
        return Day(value, sure=value is not None and self.trusts(code))

    def periods(self, code: str, *, school: bool = False) -> tuple[Interval, ...]:
        """The days that the values of a field mean: days, months, years, or school years."""
        read = read_school_year if school else read_period
        found = (read(value) for value in self.document.values_of(code))
        return tuple(period for period in found if period)

    def evidence(self, *codes: str) -> Evidence:
        """Where it stands: the box of the first of these fields that the paper has, else its first page."""
        document = self.document
        for code in codes:
            field = document.fields.get(code)
            if field is not None:
                return Evidence(document=document.id, file=document.file, page=field.page, box=field.box)
        return Evidence(document=document.id, file=document.file, page=document.pages[0])

    def temper(self, answer: Answer) -> Answer:
        """The answer that this paper gives, when it may not be what, or whose, it seems."""
        if answer.status is Status.DOUBTFUL and self.contradictory:
            return doubtful(*answer.sentence.then(_CONTRADICTION), *answer.evidence)
        if answer.status is not Status.MET or self.sure:
            return answer
        return doubtful(*answer.sentence.then(self._uncertainty()), *answer.evidence)

    def _uncertainty(self) -> Sentence:
        if not self.class_sure:
            return Sentence("Το είδος του εγγράφου δεν είναι βέβαιο.", "What kind of paper it is is not certain.")
        return Sentence("Δεν είναι βέβαιο ποιον αφορά το έγγραφο.", "Whom the paper speaks of is not certain.")
