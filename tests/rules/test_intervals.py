"""Days on one axis."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fakelos.rules.intervals import Interval, days_within, gaps, longest, union, years_touched

DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2018, 12, 31))
INTERVALS = st.lists(st.builds(Interval, DAYS, DAYS), max_size=8)
WINDOWS = st.builds(Interval, DAYS, DAYS)


def each_day(interval: Interval) -> set[date]:
    return {interval.start + timedelta(days=n) for n in range(interval.days)}


def all_days(intervals: tuple[Interval, ...] | list[Interval]) -> set[date]:
    return set().union(*(each_day(interval) for interval in intervals))


def test_an_interval_holds_both_its_ends() -> None:
    assert Interval(date(2009, 12, 27), date(2011, 12, 26)).days == 730


def test_an_interval_that_ends_before_it_starts_holds_no_day() -> None:
    assert Interval(date(2012, 1, 2), date(2012, 1, 1)).days == 0
    assert union([Interval(date(2012, 1, 2), date(2010, 1, 1))]) == ()


@given(INTERVALS)
def test_a_union_holds_the_same_days(intervals: list[Interval]) -> None:
    assert all_days(union(intervals)) == all_days(intervals)


@given(INTERVALS)
def test_a_union_is_in_order_and_leaves_a_day_between(intervals: list[Interval]) -> None:
    merged = union(intervals)
    assert all(two.start - one.end > timedelta(days=1) for one, two in pairwise(merged))


@given(INTERVALS, WINDOWS)
def test_covered_and_uncovered_days_make_up_the_window(intervals: list[Interval], window: Interval) -> None:
    uncovered = gaps(intervals, window)
    assert days_within(intervals, window) + sum(gap.days for gap in uncovered) == window.days
    assert all_days(uncovered) == each_day(window) - all_days(intervals)


@given(INTERVALS, WINDOWS)
def test_gaps_are_in_order_and_hold_a_day_each(intervals: list[Interval], window: Interval) -> None:
    uncovered = gaps(intervals, window)
    assert all(gap.days > 0 for gap in uncovered)
    assert list(uncovered) == sorted(uncovered)


@given(INTERVALS, WINDOWS, st.builds(Interval, DAYS, DAYS))
def test_one_more_interval_never_covers_less(intervals: list[Interval], window: Interval, more: Interval) -> None:
    assert days_within([*intervals, more], window) >= days_within(intervals, window)


@given(WINDOWS, WINDOWS)
def test_two_intervals_meet_when_they_share_a_day(one: Interval, other: Interval) -> None:
    assert one.meets(other) is bool(each_day(one) & each_day(other))


@given(INTERVALS)
def test_the_longest_is_no_shorter_than_any(intervals: list[Interval]) -> None:
    found = longest(intervals)
    assert (found is None) is (not intervals)
    assert all(found is not None and found.days >= interval.days for interval in intervals)


@given(INTERVALS)
def test_a_year_is_touched_when_one_of_its_days_is(intervals: list[Interval]) -> None:
    assert years_touched(intervals) == {day.year for day in all_days(intervals)}
