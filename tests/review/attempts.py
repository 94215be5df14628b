"""Counts attacks, so that a test run tells how many were tried; none may succeed."""

from collections.abc import Callable

import pytest

ATTEMPTS = "attempts"
Tried = Callable[[str, int], None]


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """Records so many attempts of a kind."""

    def record(kind: str, count: int) -> None:
        assert count > 0
        record_property(ATTEMPTS, (kind, count))

    return record


def summary(terminalreporter: pytest.TerminalReporter) -> list[str]:
    """A line for each kind of attack with the number of attempts in this run."""
    counts: dict[str, int] = {}
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == ATTEMPTS:
                counts[value[0]] = counts.get(value[0], 0) + value[1]
    return [f"{kind}: {count} attempts, 0 successes" for kind, count in sorted(counts.items())]
