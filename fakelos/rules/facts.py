"""A case file laid out for the checks: papers by class, titles, ties, and the days that count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fakelos.rules.dates import add_months, years_before
from fakelos.rules.law import ExcusedPeriod, Law
from fakelos.rules.papers import Paper
from fakelos.rules.ties import Tie, read_ties
from fakelos.rules.timeline import Interval, days_within, gaps, longest
from fakelos.rules.titles import Title, read_titles
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile

_OWN = ("applicant", "unknown")


@dataclass(frozen=True)
class Facts:
    """What the checks may know of a case. Every date is counted from the application date, never from today."""

    case: CaseFile
    law: Law

    @cached_property
    def application_date(self) -> date | None:
        """The day of the application; None makes everything dated doubtful."""
        return self.case.application.application_date

    @cached_property
    def as_of(self) -> date | None:
        """The day as of which the dossier is judged, never before the application."""
        application = self.case.application
        known = [day for day in (application.application_date, application.as_of_date) if day]
        return max(known) if self.application_date else None

    @cached_property
    def decade(self) -> Interval | None:
        """The years before the application in which titles count."""
        return years_before(self.application_date, self.law.titles.last_years) if self.application_date else None

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """Every document with the role of the person that it speaks of."""
        roles = {document: person.role for person in self.case.persons for document in person.documents}
        return tuple(Paper(document, roles.get(document.id, "unknown")) for document in self.case.documents)

    @cached_property
    def own(self) -> tuple[Paper, ...]:
        """The papers that are, or may be, the applicant's."""
        return tuple(paper for paper in self.papers if paper.role in _OWN)

    def of(self, *classes: DocumentClass, roles: Iterable[str] = _OWN) -> tuple[Paper, ...]:
        """The papers of these classes that speak of these roles; by default the applicant's."""
        return tuple(p for p in self.papers if p.document.doc_class in classes and p.role in roles)

    @cached_property
    def unrecognised(self) -> tuple[Paper, ...]:
        """Papers that may be anything: the classifier abstained, or was not sure."""
        return tuple(p for p in self.papers if not p.class_sure and p.role != "other")

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """The applicant's definitive titles."""
        return read_titles(self.own, self.law.titles)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The applicant's ties with the country."""
        return read_ties(self.own, self.law)

    @cached_property
    def counted_titles(self) -> tuple[Interval, ...]:
        """The days of the applicant's titles inside the decade, as read."""
        decade = self.decade
        if decade is None:
            return ()
        read = (t.as_read.clip(decade) for t in self.titles if t.as_read and t.paper.role == "applicant")
        return tuple(days for days in read if days.days)

    @cached_property
    def lawful_days(self) -> int:
        """The days of the decade that the applicant's titles cover, as read, overlaps counted once."""
        return days_within(self.counted_titles, self.decade) if self.decade else 0

    @cached_property
    def sure_days(self) -> int:
        """The same in the worst reading: only titles of which nothing is in doubt."""
        return days_within((t.surely for t in self.titles if t.surely), self.decade) if self.decade else 0

    @cached_property
    def possible_days(self) -> int:
        """The same in the best reading."""
        return days_within((t.possibly(self.decade) for t in self.titles), self.decade) if self.decade else 0

    @cached_property
    def last_title_expiry(self) -> date | None:
        """The day on which the last of the applicant's titles expired, as read, in the decade or before it."""
        ends = (title.end.value for title in self.titles if title.paper.role == "applicant")
        return max((end for end in ends if end), default=None)

    @cached_property
    def last_sure_expiry(self) -> date | None:
        """The last expiry before the application that nothing speaks against."""
        day = self.application_date or date.max
        ends = (title.end.value for title in self.titles if title.sure and title.end.sure)
        return max((end for end in ends if end and end < day), default=None)

    @cached_property
    def stretches(self) -> tuple[Interval, ...]:
        """The stretches without title or tie from the first counted title to the application, as read."""
        ties = (day for tie in self.ties if tie.letter and tie.paper.role == "applicant" for day in _presence(tie))
        return self.uncovered((*self.counted_titles, *ties))

    @cached_property
    def sure_stretches(self) -> tuple[Interval, ...]:
        """The same, when only what is sure counts."""
        titles = tuple(title.surely for title in self.titles if title.surely)
        ties = (day for tie in self.ties if tie.sure for day in _presence(tie))
        return self.uncovered((*titles, *ties))

    def uncovered(self, presence: tuple[Interval, ...]) -> tuple[Interval, ...]:
        """What `presence` leaves open between the first counted title and the application."""
        if self.decade is None or not self.counted_titles:
            return ()
        first = min(title.start for title in self.counted_titles)
        return gaps(presence, Interval(first, self.decade.end))

    @cached_property
    def max_gap(self) -> Interval | None:
        """The longest stretch without title or tie, as read."""
        return longest(self.stretches)

    @cached_property
    def buyout_deadline(self) -> date | None:
        """The day until which a buy-out decision may be brought (C2015 A, note 1)."""
        return add_months(self.application_date, self.law.buyout.months) if self.application_date else None

    @cached_property
    def tie_years_required(self) -> range:
        """The years from the last title's expiry to the application (SVC, papers, 6), as read."""
        return self.years_since(self.last_title_expiry)

    def years_since(self, expiry: date | None) -> range:
        """The years from `expiry` up to that of the application."""
        if expiry is None or self.application_date is None:
            return range(0)
        return range(expiry.year, self.application_date.year + 1)

    def excuse(self, deadline: date | None) -> ExcusedPeriod | None:
        """The period that excuses a deadline which fell into it and was missed (C2024)."""
        inside = (p for p in self.law.excused if deadline and p.first_day <= deadline <= p.last_day)
        return next(inside, None)


def _presence(tie: Tie) -> tuple[Interval, ...]:
    return tie.days if tie.years else ()
