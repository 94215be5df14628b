"""Dates written out: `δεκάτη έκτη Οκτωβρίου δύο χιλιάδες δεκαπέντε`, `στις δεκαέξι (16) του μηνός Οκτωβρίου 2015`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.strip import Strip
from fakelos.extractors.fields.times.days import DateFound, Kind, iso_date, month_of
from fakelos.extractors.fields.times.numbers_in_words import THOUSANDS, number_from, value_of

_TOKEN = re.compile(r"[A-ZΑ-Ω]+|[0-9]+|,")
_COMMA = ","
"""A year's words end at a comma: `δύο χιλιάδες είκοσι ένα, Τρίτη`."""
_BRIDGES = frozenset(map(fold, ("του", "μηνός", "μήνα", "έτους", "έτος", "το", "και")))
_FURTHEST = 7
"""So many words may say a day or a year, articles counted."""
_SPOKEN, _CONTESTED = 0.93, 0.5
_LONGEST_GAP = 4
"""Signs that may part two words of one date: a line break, a bracket, a comma."""


@dataclass(frozen=True)
class _Number:
    """A number said in words, in figures or both, with its bounds in the text."""

    value: int
    start: int
    end: int
    in_words: bool
    agreed: bool


def spoken_dates(strip: Strip, kind: Kind = "any") -> Iterator[DateFound]:
    """Dates of which the day or the year stands in words, figures in brackets beside them or not."""
    tokens = list(strip.matches(_TOKEN))
    for place, token in enumerate(tokens):
        month = month_of(token[0]) if len(token[0]) > 3 and token[0].isalpha() else None  # noqa: PLR2004
        found = _around(tokens, place) if month else None
        if found:
            day, year = found
            iso = iso_date(str(day.value), str(month), str(year.value), kind)
            sure = _SPOKEN if day.agreed and year.agreed else _CONTESTED
            if iso:
                yield DateFound(day.start, year.end, iso, sure)


def _around(tokens: Sequence[re.Match[str]], place: int) -> tuple[_Number, _Number] | None:
    """Day before and year behind a month, one of them in words."""
    day, year = _number(_before(tokens, place)), _number(_behind(tokens, place))
    if day is None or year is None or not (day.in_words or year.in_words):
        return None
    return (day, year) if 0 < day.value <= 31 and 1900 <= year.value <= 2060 else None  # noqa: PLR2004


def _before(tokens: Sequence[re.Match[str]], place: int) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    for n in range(place - 1, max(-1, place - _FURTHEST), -1):
        if tokens[n + 1].start() - tokens[n].end() > _LONGEST_GAP or not _belongs(tokens[n][0], 31):
            break
        run.insert(0, tokens[n])
    return run


def _behind(tokens: Sequence[re.Match[str]], place: int) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    for n in range(place + 1, min(len(tokens), place + _FURTHEST)):
        if tokens[n].start() - tokens[n - 1].end() > _LONGEST_GAP or not _belongs(tokens[n][0], 2060):
            break
        run.append(tokens[n])
    return run


def _belongs(word: str, most: int) -> bool:
    if word == _COMMA:
        return False
    if word.isdigit():
        return int(word) <= most
    return word in _BRIDGES or word == THOUSANDS or value_of(word) is not None


def _number(tokens: Sequence[re.Match[str]]) -> _Number | None:
    """The number of some words; a weekday before them (`Τρίτη δεκάτη έκτη`) is no part of it."""
    said = [token for token in tokens if token[0].isdigit() or token[0] not in _BRIDGES]
    words = _without_weekday([token[0] for token in said if not token[0].isdigit()])
    figures = [int(token[0]) for token in said if token[0].isdigit()][:1]
    spoken = number_from(words)
    values = [*figures, *([spoken] if spoken else [])]
    if not values:
        return None
    return _Number(values[0], said[0].start(), said[-1].end(), bool(spoken), len(set(values)) == 1)


def _without_weekday(words: list[str]) -> list[str]:
    """Words of a number from the tens on: units before tens are the name of a weekday."""
    values = [value_of(word) or 0 for word in words]
    if len(values) > 1 and values[0] in {2, 3, 4, 5} and 10 <= values[1] <= 31:  # noqa: PLR2004
        return words[1:]
    return words
