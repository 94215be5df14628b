"""The time limits of a dossier, each with its words: one year, six months, thirty days, and what excuses them.

A limit counts from the day after the event that starts it and ends with its last day: by months on the same day
of the month, or on the month's last day where there is no such day. A last day that is no working day is named
and never moved: the circulars do not say what follows, so a person does.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from fakelos.rules.answers import Sentence
from fakelos.rules.circulars import law as packaged_law
from fakelos.rules.dates import ONE_DAY, add_months, show
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval, days_within
from fakelos.rules.law import Law
from fakelos.rules.provisions import ExcusedPeriod, Quotation, TimeLimit
from fakelos.rules.working_days import next_working_day, rest_of
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile

_BUYOUT = Sentence("Προθεσμία εξαγοράς ημερών ασφάλισης", "Time limit of the buy-out of insurance days")
_APPLIED = Sentence("την υποβολή της αίτησης", "the application")


class Clock(NamedTuple):
    """One time limit: `ends` is the last day on which it is kept.

    `rest` names why the last day is no working day, and `working_day` is the first one from it on.
    `excused` is the period of force majeure that the last day fell into; `excused_days` how many days of
    the limit lay in such periods, for the reviewer who decides by how much.
    """

    id: str
    title: Sentence
    starts: date
    ends: date
    explanation: Sentence
    source: str
    quotation: Quotation
    renewable: bool
    rest: Sentence | None
    working_day: date
    excused: ExcusedPeriod | None
    excused_days: int


class _Length(NamedTuple):
    months: int
    days: int = 0

    def after(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(days=self.days)

    def said(self) -> Sentence:
        if self.days:
            return Sentence(f"{self.days} ημέρες", f"{self.days} days")
        years, rest = divmod(self.months, 12)
        if rest:
            return Sentence(f"{self.months} μήνες", f"{self.months} months")
        return Sentence("ένα έτος", "one year") if years == 1 else Sentence(f"{years} έτη", f"{years} years")


class _Rule(NamedTuple):
    """A limit as the law sets it, before anything starts it."""

    id: str
    title: Sentence
    since: Sentence
    length: _Length
    source: str
    words: Quotation
    renewable: bool = False


def clocks_of(case: CaseFile, served: date | None = None, law: Law | None = None) -> tuple[Clock, ...]:
    """The limits that run in a dossier: the buy-out's, each Type A certificate's, and the departure's.

    Args:
        case: the buy-out counts from its application date, a certificate from its own date of issue.
        served: the day on which a refusal was served, if one was.
        law: other circulars than the packaged ones.
    """
    facts = Facts(case, law or packaged_law())
    found = [buyout(facts.application_date, facts.law)] if facts.application_date else []
    issued = (paper.day("issue_date").known for paper in facts.of(DocumentClass.TYPE_A_CERTIFICATE))
    found += [limit("type_a", day, facts.law) for day in sorted(day for day in issued if day)]
    return (*found, limit("departure", served, facts.law)) if served else tuple(found)


def buyout(applied: date, law: Law | None = None) -> Clock:
    """Until when a buy-out decision may be brought for an application of `applied` (C2015 A, note 1)."""
    law = law or packaged_law()
    source = next(circular.id for circular in law.circulars if circular.buyout)
    length = _Length(months=law.buyout.months)
    return _clock(_Rule("buyout", _BUYOUT, _APPLIED, length, source, law.buyout), applied, law)


def limit(name: str, starts: date, law: Law | None = None) -> Clock:
    """One of the other limits: `type_a` from the certificate's issue, `departure` from service, `permit` from grant.

    Raises:
        KeyError: no circular sets such a limit.
    """
    law = law or packaged_law()
    limits: dict[str, tuple[str, TimeLimit]] = {rule.id: (source, rule) for source, rule in law.limits}
    source, rule = limits[name]
    title = Sentence(rule.title_el, rule.title_en)
    since = Sentence(rule.counted_from_el, rule.counted_from_en)
    length = _Length(rule.months, rule.days)
    return _clock(_Rule(name, title, since, length, source, rule, rule.renewable), starts, law)


def _clock(rule: _Rule, starts: date, law: Law) -> Clock:
    ends = rule.length.after(starts)
    return Clock(
        id=rule.id,
        title=rule.title,
        starts=starts,
        ends=ends,
        explanation=_explanation(rule, starts, ends),
        source=rule.source,
        quotation=Quotation(paragraph=rule.words.paragraph, quote=rule.words.quote),
        renewable=rule.renewable,
        rest=rest_of(ends),
        working_day=next_working_day(ends),
        excused=law.excuse(ends),
        excused_days=_excused_days(Interval(starts + ONE_DAY, ends), law.excused),
    )


def _explanation(rule: _Rule, starts: date, ends: date) -> Sentence:
    length, since, rest = rule.length.said(), rule.since, rest_of(ends)
    said = Sentence(
        f"{length.el} από {since.el} ({show(starts)}): έως και {show(ends)}.",
        f"{length.en} from {since.en} ({show(starts)}): up to and including {show(ends)}.",
    )
    if rest:
        said = said.then(
            Sentence(
                f"Η τελευταία ημέρα δεν είναι εργάσιμη ({rest.el})· επόμενη εργάσιμη {show(next_working_day(ends))}.",
                f"The last day is no working day ({rest.en}); the next one is {show(next_working_day(ends))}.",
            )
        )
    return said.then(Sentence("Ανανεώνεται.", "It is renewed.")) if rule.renewable else said


def _excused_days(running: Interval, periods: Iterable[ExcusedPeriod]) -> int:
    return days_within((Interval(period.first_day, period.last_day) for period in periods), running)
