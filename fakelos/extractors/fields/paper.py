"""One paper as its class module reads it: all its pages, with the labels found on each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from fakelos.extractors.fields.labels.labelled import Labelled, Parser
from fakelos.extractors.fields.labels.spellings import spellings_with
from fakelos.extractors.fields.people.parties import without_others
from fakelos.extractors.fields.text.sheet import Sheet
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.schemas.page import MrzReading, Page


class Paper:
    """The pages of one document. `labels` are the spellings that its class adds to the common ones."""

    def __init__(self, pages: Sequence[Page], labels: Mapping[str, Sequence[str]]) -> None:
        spellings = spellings_with(labels)
        self.pages = tuple(pages)
        self.sheets = tuple(without_others(Sheet(page)) for page in pages)
        self.labelled = tuple(Labelled(sheet, spellings) for sheet in self.sheets)

    @cached_property
    def strips(self) -> tuple[Strip, ...]:
        """The text of each page that has any."""
        return tuple(sheet.strip for sheet in self.sheets if sheet.words)

    @property
    def zones(self) -> Iterator[tuple[Page, MrzReading]]:
        """The machine-readable zones, each with its page."""
        return ((page, zone) for page in self.pages for zone in page.mrz)

    def read(self, parse: Parser, *codes: str) -> list[Reading]:
        """What stands at every label with one of these meanings, where `parse` accepts it."""
        return [reading for labelled in self.labelled for reading in labelled.read(parse, *codes)]

    def find(
        self, pattern: re.Pattern[str], certainty: float = 0.9, group: int = 1, value: str | None = None
    ) -> list[Reading]:
        """Every match of a pattern in the folded text: the group as printed, or `value` in its place."""
        return [
            strip.read(m.start(group), m.end(group), value or strip.text[m.start(group) : m.end(group)], certainty)
            for strip in self.strips
            for m in strip.matches(pattern)
            if m[group]
        ]

    def after(
        self, pattern: re.Pattern[str], parse: Parser, *, reach: int = 60, certainty: float = 0.93
    ) -> list[Reading]:
        """What `parse` reads within so many letters after each match of a pattern."""
        found: list[Reading] = []
        for strip in self.strips:
            for match in strip.matches(pattern):
                ahead = strip.part(match.end(), min(match.end() + reach, len(strip.text)))
                reading = parse(ahead) if ahead.words else None
                if reading is not None:
                    found.append(reading.weaker(certainty))
        return found

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern occurs anywhere."""
        return any(strip.search(pattern) for strip in self.strips)
