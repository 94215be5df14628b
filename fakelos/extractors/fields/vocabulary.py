"""Names out of a closed list, however a paper prints them: banks, insurance bodies, kinds of permit and deed."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fakelos.extractors.fields.labels.labelled import Labelled
from fakelos.extractors.fields.labels.spellings import Spellings
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.strip import Reading, Strip

_MOST_WORDS = 8


@cache
def vocabulary(name: str) -> Spellings:
    """One list of `vocabulary.toml`, ready to be looked up."""
    data = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
    return Spellings(data[name])


def named_in(paper: Paper, name: str) -> list[Reading]:
    """Every place where the paper prints a name of the list, in reading order."""
    return [
        sheet.strip_of(sheet.words[index] for index in mention.words).read(
            0, 10_000, mention.code, mention.likeness * 0.95
        )
        for sheet in paper.sheets
        for mention in Labelled(sheet, vocabulary(name)).mentions
        if mention.code != "_"
    ]


def entry_for(text: str, name: str) -> str | None:
    """The name of the list that a text spells, None if it is none of them."""
    found = vocabulary(name).likeness([text])[0]
    return found[0] if found else None


def mended(text: str, name: str) -> str:
    """A text whose last word is misread, with that word as the list spells it; else as it stands."""
    *first, last = text.split() or [""]
    entry = None if vocabulary(name).knows(last) else entry_for(last, name)
    return " ".join([*first, entry or last])


def read_entry(name: str) -> Callable[[Strip], Reading | None]:
    """A parser of a name of the list at the start of a strip."""

    def parse(strip: Strip) -> Reading | None:
        words = strip.text.split()
        for last in range(min(_MOST_WORDS, len(words)), 0, -1):
            text = " ".join(words[:last])
            entry = entry_for(text, name)
            if entry:
                return strip.read(0, len(text), entry, 0.95)
        return None

    return parse
