"""One axis of days for a dossier: permits, ties, insurance and stamps, what they cover, and what they leave open.

Source: C2015 A, notes 3.α and 3.β; SVC, step 4, δ and ε.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from fakelos.rules.answers import Sentence
from fakelos.rules.circulars import law as packaged_law
from fakelos.rules.dates import add_years, years_before
from fakelos.rules.facts import Facts
from fakelos.rules.intervals import Interval, union
from fakelos.rules.law import Law
from fakelos.rules.papers import Paper
from fakelos.rules.provisions import TieKind
from fakelos.rules.ties import ACCEPTED, Tie
from fakelos.rules.titles import Title
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import CaseFile

COMPARABLE = "comparable"
"""The lane of papers that are like the listed ties and wait for a reviewer to accept them."""
STAMPS = ("entry_dates", "exit_dates")
"""The fields in which a passport's stamps of entry and exit are read."""
_PROVISIONAL = (DocumentClass.TYPE_A_CERTIFICATE, DocumentClass.PRIOR_APPLICATION)


class Bar(NamedTuple):
    """The days that one paper speaks for, as read. `sure` False: its kind, holder or dates are in doubt."""

    document: str
    days: tuple[Interval, ...]
    sure: bool
    label: Sentence


class Lane(NamedTuple):
    """Papers of one kind: `permits`, `provisional`, `tie-α` to `tie-θ`, `comparable`, `insurance`, `stamps`."""

    code: str
    title: Sentence
    bars: tuple[Bar, ...]


class Mark(NamedTuple):
    """One day that things are counted from or to: `decade`, `expiry`, `application`, `judged`, `buyout`."""

    code: str
    day: date
    label: Sentence


class Gap(NamedTuple):
    """A stretch without title or tie, from day to day. `sure` False: uncertain papers may cover some of it."""

    days: Interval
    sure: bool


class LawfulDays(NamedTuple):
    """Days of lawful residence in the decade: in the worst reading, as read, in the best; and how many are needed."""

    worst: int
    as_read: int
    best: int
    needed: int


class Timeline(NamedTuple):
    """The axis from `window.start` to `window.end`. `decade` None: the application date is not known.

    `lawful` is the union of the titles' days within the decade; `gaps` are only those over two years;
    `years` are those from the last title's expiry to the application, each with whether a tie covers it.
    """

    window: Interval
    decade: Interval | None
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    lawful: tuple[Interval, ...]
    lawful_days: LawfulDays
    gaps: tuple[Gap, ...]
    years: tuple[tuple[int, bool], ...]


def timeline_of(case: CaseFile, law: Law | None = None) -> Timeline:
    """Lay a case file out on one axis, for a picture and for whoever counts along."""
    return of_facts(Facts(case, law or packaged_law()))


def of_facts(facts: Facts) -> Timeline:
    """The same, of facts that are laid out already."""
    lanes, marks = tuple(lane for lane in _lanes(facts) if lane.bars), tuple(_marks(facts))
    covered = facts.tie_years
    return Timeline(
        window=_window(facts, lanes, marks),
        decade=facts.dates.decade if facts.dates else None,
        lanes=lanes,
        marks=marks,
        lawful=union(facts.counted_titles),
        lawful_days=LawfulDays(
            worst=facts.sure_days,
            as_read=facts.lawful_days,
            best=facts.possible_days,
            needed=facts.law.titles.total_days,
        ),
        gaps=tuple(_gaps(facts)),
        years=tuple((year, year in covered) for year in facts.tie_years_required),
    )


def _lanes(facts: Facts) -> Iterator[Lane]:
    yield Lane("permits", Sentence("Οριστικοί τίτλοι", "Definitive titles"), _bars(map(_title, facts.titles)))
    provisional = (_validity(paper) for paper in facts.of(*_PROVISIONAL))
    yield Lane("provisional", Sentence("Προσωρινή διαμονή", "Provisional stay"), _bars(provisional))
    for letter, kind in _kinds(facts.law).items():
        ties = (_tie(tie) for tie in facts.ties if tie.letter == letter)
        yield Lane(f"tie-{letter}", Sentence(f"Δεσμός {letter}: {kind.quote}", f"Tie {letter}"), _bars(ties))
    comparable = (_tie(tie) for tie in facts.ties if tie.letter in (None, ACCEPTED))
    yield Lane(COMPARABLE, Sentence("Αντίστοιχα έγγραφα", "Comparable papers"), _bars(comparable))
    insured = (_validity(paper) for paper in facts.of(DocumentClass.INSURANCE))
    yield Lane("insurance", Sentence("Ασφάλιση", "Insurance"), _bars(insured))
    stamps = (_stamps(paper) for paper in facts.of(DocumentClass.PASSPORT))
    yield Lane("stamps", Sentence("Σφραγίδες εισόδου και εξόδου", "Stamps of entry and exit"), _bars(stamps))


def _kinds(law: Law) -> dict[str, TieKind]:
    return {kind.letter: kind for kind in law.ties}


def _bars(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Those that can be drawn: of which a day was read."""
    return tuple(bar for bar in bars if bar.days)


def _title(title: Title) -> Bar:
    days = (title.as_read,) if title.as_read and title.as_read.days else ()
    sure = title.surely is not None
    return Bar(title.paper.document.id, days, sure, _name(title.paper))


def _tie(tie: Tie) -> Bar:
    return Bar(tie.paper.document.id, union(tie.days), tie.sure, _name(tie.paper))


def _validity(paper: Paper) -> Bar:
    starts = (paper.day(code) for code in ("valid_from", "issue_date", "submission_date"))
    start = next((day for day in starts if day.value), None)
    end = paper.day("valid_to")
    days = [day.value for day in (start, end) if day and day.value]
    sure = paper.sure and bool(start and start.sure and end.sure)
    span = (Interval(min(days), max(days)),) if days else ()
    return Bar(paper.document.id, span, sure, _name(paper))


def _stamps(paper: Paper) -> Bar:
    days = tuple(day for code in STAMPS for day in paper.periods(code))
    sure = paper.sure and all(paper.trusts(code) for code in STAMPS if code in paper.document.fields)
    return Bar(paper.document.id, days, sure, _name(paper))


def _name(paper: Paper) -> Sentence:
    kind = paper.document.doc_class or DocumentClass.OTHER
    return Sentence(kind.label_el, kind.label_en)


def _marks(facts: Facts) -> Iterator[Mark]:
    dates, expiry = facts.dates, facts.last_title_expiry
    if dates:
        yield Mark("decade", dates.decade.start, Sentence("Αρχή της δεκαετίας", "The ten years begin"))
    if expiry:
        yield Mark("expiry", expiry, Sentence("Λήξη του τελευταίου τίτλου", "The last title expires"))
    if dates:
        yield Mark("application", dates.applied, Sentence("Αίτηση", "Application"))
        yield Mark("buyout", dates.buyout, Sentence("Προθεσμία εξαγοράς", "Time limit of the buy-out"))
        yield Mark("judged", dates.as_of, Sentence("Ημέρα εξέτασης", "Day of examination"))


def _window(facts: Facts, lanes: Iterable[Lane], marks: Iterable[Mark]) -> Interval:
    """From the decade's first day to the day of examination, and further where papers reach further."""
    drawn = [day for lane in lanes for bar in lane.bars for span in bar.days for day in span]
    days = [*drawn, *(mark.day for mark in marks)]
    if not days:
        return years_before(date(2015, 10, 19), facts.law.titles.last_years)
    return Interval(min(days), max(days))


def _gaps(facts: Facts) -> Iterator[Gap]:
    """Stretches over two years that sure papers leave open; sure where uncertain ones leave them open too."""
    open_as_read = facts.stretches
    for gap in facts.sure_stretches:
        if gap.end >= add_years(gap.start, facts.law.interruption_years):
            yield Gap(gap, sure=any(gap == other for other in open_as_read))
