"""The office's register of outgoing papers (πρωτόκολλο): one series an office and year, without gaps."""

import re
from datetime import date

from django.db.models.functions import Now
from django.utils import timezone

from fakelos.schemas.errors import BadInput
from fakelos.storage.models import Decision, Office, ProtocolCounter
from fakelos.storage.storable import bounded

LONGEST = 64
BARE = re.compile(r"[0-9]{1,9}")
OURS = re.compile(r"[1-9][0-9]{0,8}")


def enter(decision: Decision, typed: str = "") -> None:
    """Give the decision its number and day, in the caller's transaction; undone, the number is free again.

    Args:
        decision: the row is changed, not saved.
        typed: the number from the office's own register; without one, the next of ours is taken.

    Raises:
        BadInput: `protocol_taken` if another decision of the office carries the typed number this year.
    """
    counter, decision.day = _counter(decision.office)
    decision.year, decision.typed_number = decision.day.year, written(typed, decision.day.year)
    if decision.typed_number:
        if _is_taken(decision.office, counter.year, decision.typed_number):
            raise BadInput("protocol_taken")
        return
    decision.number = _next(counter)
    ProtocolCounter.objects.filter(pk=counter.pk).update(last=decision.number)


def written(typed: str, year: int) -> str:
    """A typed number as it is kept: a bare number with its year, in this year's series.

    >>> written(" 0012 ", 2026), written("οικ. 67758/2026", 2026)
    ('12/2026', 'οικ. 67758/2026')
    """
    text = bounded(" ".join(typed.split()), LONGEST)
    return f"{int(text)}/{year}" if BARE.fullmatch(text) else text


def today() -> date:
    """The office's day by the database's clock."""
    counted = Office.objects.annotate(now=Now()).values_list("now", flat=True)[:1]
    return timezone.localdate(counted.get())


def _counter(office: Office) -> tuple[ProtocolCounter, date]:
    """The office's counter of this year, locked, and the day on which it was."""
    day = today()
    ProtocolCounter.objects.get_or_create(office=office, year=day.year)
    return ProtocolCounter.objects.select_for_update().get(office=office, year=day.year), day


def _next(counter: ProtocolCounter) -> int:
    """The first number that neither we gave nor somebody typed."""
    number = counter.last + 1
    while _is_taken(counter.office, counter.year, f"{number}/{counter.year}"):
        number += 1
    return number


def _is_taken(office: Office, year: int, text: str) -> bool:
    decisions = Decision.objects.filter(office=office, year=year)
    first, _, last = text.partition("/")
    own = decisions.filter(number=int(first)) if _is_ours(first, last, year) else decisions.none()
    return own.exists() or decisions.filter(typed_number=text).exists()


def _is_ours(first: str, last: str, year: int) -> bool:
    return last == str(year) and OURS.fullmatch(first) is not None
