"""A case file laid out for the checks: papers by class, titles, ties, and the days that count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fakelos.rules.dates import add_months, years_before
from fakelos.rules.intervals import Interval, days_within, gaps, longest
from fakelos.rules.law import Law
from fakelos.rules.once import once
from fakelos.rules.papers import Day, Paper
from fakelos.rules.provisions import ExcusedPeriod
from fakelos.rules.ties import Tie, read_ties
from fakelos.rules.titles import Title, read_titles, surely_no_title
from fakelos.rules.working_days import next_working_day
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile

_OWN = ("applicant", "unknown")


class Dates(NamedTuple):
    """The days that everything is counted from: the application, and what follows from it.

    `as_of` is the day as of which the dossier is judged, never before the application. `decade` holds
    the years before the application in which titles count; until `buyout` a buy-out decision may be
    brought (C2015 A, note 1). What comes after `late_after` is late: `buyout` itself or, where that is no working
    day, the next one, since no source says what follows then.
    """

    applied: date
    as_of: date
    decade: Interval
    buyout: date
    late_after: date


@dataclass(frozen=True)
class Facts:
    """What the checks may know of a case. Every date is counted from the application date, never from today."""

    case: CaseFile
    law: Law
    rules_of: date | None = None
    """The day whose rules are asked for; None, as always but in trials of a new rule: the application date."""

    @once
    def dates(self) -> Dates | None:
        """The days that count; None without a date of application, which makes everything dated doubtful."""
        application = self.case.application
        applied = application.application_date
        if applied is None:
            return None
        buyout = add_months(applied, self.law.buyout.months)
        return Dates(
            applied=applied,
            as_of=max(applied, application.as_of_date or applied),
            decade=years_before(applied, self.law.titles.last_years),
            buyout=buyout,
            late_after=next_working_day(buyout),
        )

    @property
    def rules_day(self) -> date | None:
        """The day on which a rule must be in force to be asked."""
        return self.rules_of or self.application_date

    @once
    def application_date(self) -> date | None:
        """The day of the application."""
        return self.case.application.application_date

    @once
    def papers(self) -> tuple[Paper, ...]:
        """Every document with the role of the person that it speaks of."""
        roles = {document: person.role for person in self.case.persons for document in person.documents}
        return tuple(Paper(document, roles.get(document.id, "unknown")) for document in self.case.documents)

    @once
    def own(self) -> tuple[Paper, ...]:
        """The papers that are, or may be, the applicant's."""
        return tuple(paper for paper in self.papers if paper.role in _OWN)

    def of(self, *classes: DocumentClass, roles: Iterable[str] = _OWN) -> tuple[Paper, ...]:
        """The papers of these classes that speak of these roles; by default the applicant's."""
        return tuple(paper for one in classes for paper in self._by_class.get(one, ()) if paper.role in roles)

    @once
    def _by_class(self) -> dict[DocumentClass | None, list[Paper]]:
        found: dict[DocumentClass | None, list[Paper]] = {}
        for paper in self.papers:
            found.setdefault(paper.document.doc_class, []).append(paper)
        return found

    @once
    def unrecognised(self) -> tuple[Paper, ...]:
        """Papers that may be anything: the classifier abstained, or was not sure."""
        return tuple(paper for paper in self.papers if not paper.class_sure)

    @once
    def papers_not_whole(self) -> tuple[Paper, ...]:
        """Papers behind which another may lie; and the applicant's of which something was not scanned or not read."""
        flawed = (paper for paper in self.papers if paper.document.problems)
        return tuple(paper for paper in flawed if paper.glued or (paper.torn and paper.role != "other"))

    @once
    def titles(self) -> tuple[Title, ...]:
        """The applicant's definitive titles."""
        return read_titles(self.own, self.law.titles)

    @once
    def permits_set_aside(self) -> tuple[Paper, ...]:
        """The applicant's permits that are surely no definitive titles."""
        return tuple(p for p in self.of(DocumentClass.RESIDENCE_PERMIT) if surely_no_title(p, self.law.titles))

    @once
    def ties(self) -> tuple[Tie, ...]:
        """The applicant's ties with the country."""
        return read_ties(self.own, self.law, self.case.accepted_ties, self.application_date)

    @once
    def counted_titles(self) -> tuple[Interval, ...]:
        """The days of the applicant's titles inside the decade, as read."""
        if self.dates is None:
            return ()
        own = (title.as_read for title in self.titles if title.paper.role == "applicant")
        inside = (days.clip(self.dates.decade) for days in own if days)
        return tuple(days for days in inside if days.days)

    @once
    def lawful_days(self) -> int:
        """The days of the decade that the applicant's titles cover, as read, overlaps counted once."""
        return days_within(self.counted_titles, self.dates.decade) if self.dates else 0

    @once
    def sure_days(self) -> int:
        """The same in the worst reading: only titles of which nothing is in doubt."""
        sure = (title.surely for title in self.titles if title.surely)
        return days_within(sure, self.dates.decade) if self.dates else 0

    @once
    def possible_days(self) -> int:
        """The same in the best reading."""
        decade = self.dates.decade if self.dates else None
        return days_within((title.possibly(decade) for title in self.titles), decade) if decade else 0

    @once
    def last_title_expiry(self) -> date | None:
        """The day on which the last of the applicant's titles expired, as read, in the decade or before it."""
        ends = (title.end.value for title in self.titles if title.paper.role == "applicant")
        return max((end for end in ends if end), default=None)

    @once
    def last_sure_expiry(self) -> Day | None:
        """The last expiry that surely lies before the application, which may be known to a month or a year only."""
        ends = (title.end for title in self.titles if title.sure and self.dates)
        past = (end for end in ends if self.dates and end.latest < self.dates.applied)
        return max(past, key=lambda end: end.latest, default=None)

    @once
    def stretches(self) -> tuple[Interval, ...]:
        """The stretches without title or tie from the first counted title to the application, as read."""
        return self.uncovered(self._presence)

    @once
    def sure_stretches(self) -> tuple[Interval, ...]:
        """The same, when only what is sure counts."""
        titles = (days.clip(self.dates.decade) for title in self.titles if (days := title.surely) and self.dates)
        presence = (*titles, *(day for tie in self.ties if tie.sure for day in _presence(tie)))
        return self.stretches if presence == self._presence else self.uncovered(presence)

    @once
    def _presence(self) -> tuple[Interval, ...]:
        ties = (day for tie in self.ties if tie.letter and tie.paper.role == "applicant" for day in _presence(tie))
        return (*self.counted_titles, *ties)

    def uncovered(self, presence: tuple[Interval, ...]) -> tuple[Interval, ...]:
        """What `presence` leaves open between the first counted title and the application."""
        if self.dates is None or not self.counted_titles:
            return ()
        first = min(title.start for title in self.counted_titles)
        return gaps(presence, Interval(first, self.dates.decade.end))

    @once
    def max_gap(self) -> Interval | None:
        """The longest stretch without title or tie, as read."""
        return longest(self.stretches)

    @once
    def tie_years_required(self) -> range:
        """The years from the last title's expiry to the application (SVC, papers, 6), as read."""
        return self.years_since(self.last_title_expiry)

    @once
    def tie_years(self) -> frozenset[int]:
        """The years that the applicant's ties of the listed kinds cover, as read."""
        own = (tie.years for tie in self.ties if tie.letter and tie.paper.role == "applicant")
        return frozenset[int]().union(*own)

    def years_since(self, expiry: date | None) -> range:
        """The years from `expiry` up to that of the application."""
        return range(expiry.year, self.dates.applied.year + 1) if expiry and self.dates else range(0)

    def excuse(self, deadline: date) -> ExcusedPeriod | None:
        """The period that excuses a deadline which fell into it and was missed (C2024)."""
        return self.law.excuse(deadline)


def _presence(tie: Tie) -> tuple[Interval, ...]:
    return tie.days if tie.years else ()
