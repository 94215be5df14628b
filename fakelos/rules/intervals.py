"""Days on one axis: intervals of whole days, their union, what they leave uncovered."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """Whole days from `start` to `end`, both included; `end` before `start` holds no day."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it holds, never negative."""
        return max(0, (self.end - self.start).days + 1)

    def clip(self, window: "Interval") -> "Interval":
        """The part inside `window`, which may hold no day."""
        return Interval(max(self.start, window.start), min(self.end, window.end))

    def meets(self, other: "Interval") -> bool:
        """Whether both share a day."""
        return max(self.start, other.start) <= min(self.end, other.end)


def union(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same days in order, each once, in as few intervals as possible.

    >>> d = date
    >>> union([Interval(d(2010, 5, 1), d(2010, 5, 31)), Interval(d(2010, 1, 1), d(2010, 4, 30))])
    (Interval(start=datetime.date(2010, 1, 1), end=datetime.date(2010, 5, 31)),)
    """
    merged: list[Interval] = []
    for item in sorted(i for i in intervals if i.start <= i.end):
        if merged and item.start <= merged[-1].end + ONE_DAY:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, item.end))
        else:
            merged.append(item)
    return tuple(merged)


def days_within(intervals: Iterable[Interval], window: Interval) -> int:
    """How many days of `window` the intervals cover, overlaps counted once."""
    return sum(i.days for i in union(i.clip(window) for i in intervals))


def gaps(intervals: Iterable[Interval], window: Interval) -> tuple[Interval, ...]:
    """The stretches of `window` that no interval covers, in order."""
    return tuple(gap for gap in _between(union(i.clip(window) for i in intervals), window) if gap.days)


def _between(covered: tuple[Interval, ...], window: Interval) -> Iterator[Interval]:
    free_from = window.start
    for item in covered:
        yield Interval(free_from, item.start - ONE_DAY)
        free_from = item.end + ONE_DAY
    yield Interval(free_from, window.end)


def longest(intervals: Iterable[Interval]) -> Interval | None:
    """The interval of most days, the first of equals; None of none."""
    return max(intervals, key=lambda i: i.days, default=None)


def years_touched(intervals: Iterable[Interval]) -> frozenset[int]:
    """The calendar years in which at least one day lies."""
    return frozenset(year for i in intervals if i.days for year in range(i.start.year, i.end.year + 1))
