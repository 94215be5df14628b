"""Working days of the public services."""

import pytest

from fakelos.rules.working_days import next_working_day, rest_of
from tests.rules.papers import day


@pytest.mark.parametrize(
    ("when", "named"),
    [
        ("2017-01-06", "Θεοφάνεια"),
        ("2024-05-03", "Μεγάλη Παρασκευή"),
        ("2024-05-05", "Κυριακή του Πάσχα"),
        ("2024-05-06", "Δευτέρα του Πάσχα"),
        ("2025-03-03", "Καθαρά Δευτέρα"),
        ("2025-06-09", "Δευτέρα του Αγίου Πνεύματος"),
        ("2026-11-21", "Σάββατο"),
        ("2026-11-22", "Κυριακή"),
        ("2026-11-23", None),
    ],
)
def test_holidays_and_weekends_are_named(when: str, named: str | None) -> None:
    """Movable feasts go by the Orthodox Easter."""
    found = rest_of(day(when))
    assert (found.el if found else None) == named


def test_easter_is_passed_over_as_a_whole() -> None:
    """From Good Friday 2025 to the Tuesday after Easter."""
    assert next_working_day(day("2025-04-18")) == day("2025-04-22")
