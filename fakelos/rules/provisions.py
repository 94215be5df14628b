"""What the sources say, as models: requirements, kinds of tie, time limits, each with the words that say so."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field

from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category

Examination = Literal["formal", "substantive"]


class Quotation(Frozen):
    """Words of a source text, and where in it they stand."""

    paragraph: str
    quote: str


class Requirement(Quotation):
    """One line that a circular asks of a category, from `applies_from` up to and including `applies_to`.

    `minimum`: without it no Type A certificate is issued at all. `grant`: a formal line that is asked for
    the grant in the same words. `see` quotes what else bears on it. `still_*` says what of it no machine sees,
    so that a person looks even where the line is met.
    """

    code: str
    title_el: str
    title_en: str
    categories: tuple[Category, ...] = Field(min_length=1)
    examination: Examination
    applies_from: date
    applies_to: date = date.max
    check: str
    options: dict[str, Any] = Field(default={})
    minimum: bool = False
    grant: bool = False
    see: tuple[Quotation, ...] = ()
    still_el: str = ""
    still_en: str = ""

    def applies_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.applies_from <= day <= self.applies_to

    def overlaps(self, other: "Requirement") -> bool:
        """Whether both would answer for the same line on the same day."""
        same = (self.code, self.examination) == (other.code, other.examination)
        shared = set(self.categories) & set(other.categories)
        return bool(same and shared and self.applies_from <= other.applies_to and other.applies_from <= self.applies_to)


class TieKind(Frozen):
    """A kind of tie by the circular's letter: which papers it is, and which of their fields date it.

    `coverage` "lasting": what it shows goes on from the first day that it names. `covers_years` False: the
    paper is a tie, and speaks for no year (kinship).
    """

    letter: str
    quote: str
    classes: tuple[DocumentClass, ...]
    coverage: Literal["span", "days", "school_years", "lasting"]
    fields: tuple[str, ...]
    covers_years: bool = True


class TitleRule(Quotation):
    """Which permits count as definitive titles, in how many years before the application, and what total is asked."""

    last_years: int
    total_days: int
    counted_from: date
    provisional_words: tuple[str, ...]


class TimeLimit(Quotation):
    """A time limit beside that of the buy-out: so many months, or days, from the day that `counted_from` names."""

    id: Literal["type_a", "departure", "permit"]
    months: int = 0
    days: int = 0
    renewable: bool = False
    title_el: str
    title_en: str
    counted_from_el: str
    counted_from_en: str


class BuyoutStart(Quotation):
    """The day after which buy-outs begin."""

    after: date


class BuyoutRule(Quotation):
    """Within how many months of the application the buy-out decision is due, and from when there are any."""

    months: int
    start: BuyoutStart


class ExcusedPeriod(Quotation):
    """Deadlines that fell in these days and were missed are excused."""

    first_day: date
    last_day: date


class Circular(Frozen):
    """One source text and everything in it that a dossier is measured by."""

    id: str
    title_el: str
    title_en: str
    source: str
    requirement: tuple[Requirement, ...] = ()
    tie: tuple[TieKind, ...] = ()
    titles: TitleRule | None = None
    buyout: BuyoutRule | None = None
    excused_period: tuple[ExcusedPeriod, ...] = ()
    time_limit: tuple[TimeLimit, ...] = ()

    def quotes(self) -> Iterator[str]:
        """Everything that it claims to quote."""
        for requirement in self.requirement:
            yield requirement.quote
            yield from (also.quote for also in requirement.see)
        yield from (tie.quote for tie in self.tie)
        yield from (rule.quote for rule in (*self.excused_period, *self.time_limit))
        yield from (part.quote for part in (self.titles, self.buyout, self.buyout and self.buyout.start) if part)


class Reading(Quotation):
    """One way to read a point on which two sources differ: whose words it follows, and what is then asked.

    `check` and `options` then answer the formal line in place of the circular's own; without them the line
    stands as the circular has it. `all_minimum`: every line but insurance is then asked before a certificate.
    """

    id: str
    source: str
    says_el: str
    says_en: str
    check: str | None = None
    options: dict[str, Any] = Field(default={})
    all_minimum: bool = False


class Conflict(Frozen):
    """A point on which two sources differ, what is read by default, and why.

    `line` is the formal line that hangs on it, None where all do.
    """

    id: str
    title_el: str
    title_en: str
    categories: tuple[Category, ...] = Field(min_length=1)
    line: str | None = None
    default: str
    justification_el: str
    justification_en: str
    reading: tuple[Reading, ...] = Field(min_length=2)

    def chosen(self, reading: str) -> Reading:
        """The reading with this id.

        Raises:
            KeyError: it has no such reading.
        """
        return {one.id: one for one in self.reading}[reading]
