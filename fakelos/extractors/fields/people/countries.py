"""Countries by the names that papers print, as the three letters of ICAO 9303."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from fakelos.extractors.fields.labels.spellings import Spellings
from fakelos.extractors.fields.text.letters import fold, skeleton
from fakelos.extractors.fields.text.strip import Reading, Strip

_MOST_WORDS = 5
_LONG = 5
"""Stems of so many letters are told though letters of theirs are misread."""


@cache
def _countries() -> tuple[Spellings, dict[str, str]]:
    data = tomllib.loads(Path(__file__).with_name("countries.toml").read_text("utf-8"))
    stems = {fold(stem): code for code, entry in data.items() for stem in entry["stems"]}
    return Spellings({code: entry["names"] for code, entry in data.items()}), stems


def country_of(text: str) -> str | None:
    """The code of a country or nationality, None if the text names none.

    >>> country_of("ΑΙΓΥΠΤΟΣ"), country_of("Albanian"), country_of("THE PHILIPPINES"), country_of("ΜΟΛΛΑΒΙΚΗ")
    ('EGY', 'ALB', 'PHL', 'MDA')
    """
    spellings, stems = _countries()
    words = text.split()[:_MOST_WORDS]
    tails = [" ".join(words[first:last]) for first in range(len(words)) for last in range(len(words), first, -1)]
    found = next((hit for hit in spellings.likeness(tails) if hit), None)
    if found:
        return found[0]
    by_stem = (code for word in words for stem, code in stems.items() if fold(word).startswith(stem))
    return next(by_stem, None) or next(_misread(words, stems), None)


def _misread(words: Sequence[str], stems: Mapping[str, str]) -> Iterator[str]:
    """The codes of long stems with which words begin that are misread, as `ΜΟΛΛΑΒΙΚΗ` for `ΜΟΛΔΑΒΙΚΗ`."""
    return (
        code
        for word in words
        for stem, code in stems.items()
        if len(stem) >= _LONG and skeleton(word).startswith(skeleton(stem))
    )


def read_country(strip: Strip) -> Reading | None:
    """The nationality near the start of a strip."""
    text = strip.text.split("\t")[0].split("\n")[0]
    code = country_of(text)
    return strip.read(0, len(text), code, 0.9) if code else None
