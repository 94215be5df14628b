"""Several people in one table: a row each under a heading, or a column each beside the labels."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from fakelos.extractors.fields.labels.columns import cells_beside
from fakelos.extractors.fields.labels.labelled import Labelled, Parser
from fakelos.extractors.fields.labels.parts import Mention
from fakelos.extractors.fields.people.names import divided, leading_run, name_parser, reading_of
from fakelos.extractors.fields.people.sentences import Person, names_in_prose, people_in
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.schemas.page import Word

_PARTS: dict[str, tuple[str, Parser]] = {
    "surname.el": ("surname", name_parser("el")),
    "name.el": ("name", name_parser("el")),
    "father": ("father", name_parser("el", most=2)),
    "mother": ("mother", name_parser("el", most=2)),
    "birth_date": ("birth_date", date_parser("birth")),
}
_MOST_ROWS = 12
_ROW_NUMBER = re.compile(r"[0-9]{1,2}[.)]?")
_BORN = re.compile(r"ΓΕΝ(?:ΝΗ[A-ZΑ-Ω]*|[.Ν])\.?\s+(?:[A-ZΑ-Ω]+\s+){0,3}$")
_BEFORE = 2
"""So many words before a name are said of its bearer."""
_FEWEST_COLUMNS = _COUPLE = 2
_NARROW = 0.6
"""Columns of a table may stand nearer than others, by this factor."""


@dataclass(frozen=True)
class Member:
    """One person of a table: what its columns give, and the words of its whole row or column."""

    parts: dict[str, Reading] = field(default_factory=dict)
    words: str = ""


def members_of(labelled: Labelled) -> list[Member]:
    """The people of the first table on a page that holds two or more."""
    tables = (*_tables_by_row(labelled), _by_column(labelled), _by_side(labelled), _by_block(labelled))
    return next((members for members in map(list, tables) if len(members) > 1), [])


def _by_side(labelled: Labelled) -> Iterator[Member]:
    """A person for each of two labels of a family name in one row, with the labels on their side of the page."""
    sheet = labelled.sheet
    names = [mention for mention in labelled.mentions if mention.code == "surname.el"]
    if len(names) != _COUPLE or sheet.words[names[0].words[0]].line != sheet.words[names[1].words[0]].line:
        return
    middle = names[1].box[0] - sheet.wide / 2
    for left in (True, False):
        words = [word for word in sheet.words if (word.box[0] < middle) is left]
        yield from _of_labels(labelled, [m for m in labelled.mentions if (m.box[0] < middle) is left], words)


def _by_block(labelled: Labelled) -> Iterator[Member]:
    """A person for each label of a family name, with the labels up to the next one."""
    starts = [n for n, mention in enumerate(labelled.mentions) if mention.code == "surname.el"]
    for first, last in pairwise([*starts, len(labelled.mentions)]):
        block = labelled.mentions[first:last]
        yield from _of_labels(labelled, block, labelled.sheet.words[block[0].words[0] : _end(labelled, last)])


def _of_labels(labelled: Labelled, labels: Sequence[Mention], words: Sequence[Word]) -> Iterator[Member]:
    """The person of whom some labels ask, if both names are there."""
    read = {m.code: labelled.value(m, _PARTS[m.code][1]) for m in reversed(labels) if m.code in _PARTS}
    parts = {_PARTS[code][0]: reading for code, reading in read.items() if reading}
    if {"surname", "name"} <= parts.keys():
        yield Member(parts, labelled.sheet.strip_of(words).folded)


def _end(labelled: Labelled, place: int) -> int:
    """The word with which the label at a place begins, or the sheet's end."""
    mentions = labelled.mentions
    return mentions[place].words[0] if place < len(mentions) else len(labelled.sheet.words)


def _tables_by_row(labelled: Labelled) -> Iterator[Iterator[Member]]:
    """Tables under heading rows, one for each row that holds several labels."""
    lines: dict[int, list[Mention]] = {}
    for mention in labelled.mentions:
        lines.setdefault(labelled.sheet.words[mention.words[0]].line, []).append(mention)
    for line, heading in lines.items():
        if sum(mention.code in _PARTS or mention.code == "full.el" for mention in heading) >= _FEWEST_COLUMNS:
            yield _members_under(labelled, line, heading)


def _members_under(labelled: Labelled, line: int, heading: Sequence[Mention]) -> Iterator[Member]:
    asked = (mention for mention in labelled.mentions if mention.code in _PARTS)
    lines = Counter(labelled.sheet.words[mention.words[0]].line for mention in asked)
    below = [row for row in labelled.sheet.rows if labelled.sheet.words[row[0]].line > line][:_MOST_ROWS]
    for row in takewhile(lambda row: lines[labelled.sheet.words[row[0]].line] < _FEWEST_COLUMNS, below):
        words = [labelled.sheet.words[index] for index in row]
        cells = list(labelled.sheet.cells_of(_unnumbered(words), _NARROW))
        member = _member(labelled, {m.code: _column(cells, m, heading) for m in heading}, words)
        if member:
            yield member


def _unnumbered(row: Sequence[Word]) -> Sequence[Word]:
    """A row without its number, whose column may have no heading that could be read."""
    return row[1:] if len(row) > 1 and _ROW_NUMBER.fullmatch(row[0].text) else row


def _column(cells: Sequence[Sequence[Word]], mention: Mention, heading: Sequence[Mention]) -> list[Word]:
    """The words of the cells that stand nearer to this heading than to any other."""
    return [w for cell in cells if min(heading, key=lambda other: _distance(cell, other)) is mention for w in cell]


def _distance(cell: Sequence[Word], mention: Mention) -> float:
    """How far a cell is from a heading; below nothing if they overlap."""
    return max(cell[0].box[0], mention.box[0]) - min(cell[-1].box[2], mention.box[2])


def _by_column(labelled: Labelled) -> Iterator[Member]:
    """A person for each cell that stands beside the labels, in their order across the page."""
    cells = {
        m.code: list(cells_beside(labelled, m))
        for m in labelled.mentions
        if m.code in {*_PARTS, "full.el", "nationality"}
    }
    most = max((len(found) for found in cells.values()), default=0)
    for place in range(most if most > 1 else 0):
        across = {code: found[place] for code, found in cells.items() if len(found) == most}
        member = _member(labelled, across, [word for words in across.values() for word in words])
        if member:
            yield member


def _member(labelled: Labelled, cells: dict[str, list[Word]], words: Sequence[Word]) -> Member | None:
    """The person of some cells, None without both names."""
    strips = {code: labelled.sheet.strip_of(found) for code, found in cells.items() if found}
    parts = {
        _PARTS[code][0]: reading
        for code, strip in strips.items()
        if code in _PARTS and (reading := _PARTS[code][1](strip))
    }
    if "full.el" in strips:
        parts |= _full(strips["full.el"])
    if not {"surname", "name"} <= parts.keys():
        return None
    return Member(parts, labelled.sheet.strip_of(words).folded)


def members_told(strip: Strip) -> list[Member]:
    """The people whom a text names, each with the text up to the next one."""
    people = sorted(_distinct([*people_in(strip), *names_in_prose(strip)]), key=lambda person: person.start)
    starts = [max(0, person.start - _BEFORE) for person in people]
    spans = pairwise([*starts, len(strip.words)])
    return _once([_told(strip, person, span) for person, span in zip(people, spans, strict=True)])


def _once(members: Sequence[Member]) -> list[Member]:
    """Each person once, with all that is said where the text names them again."""
    found: dict[tuple[object, ...], Member] = {}
    for member in members:
        names = tuple(member.parts[part].value for part in ("surname", "name") if part in member.parts)
        known = found.get(names, Member())
        found[names] = Member({**known.parts, **member.parts}, f"{known.words} {member.words}".strip())
    return list(found.values())


def _distinct(people: Sequence[Person]) -> list[Person]:
    """Each person once, and no father as a person of his own."""
    taken: set[int] = set()
    kept: list[Person] = []
    for person in people:
        span = range(person.start, person.start + sum(map(len, (person.surname, person.name, person.father))) + 1)
        if taken.isdisjoint(span) and person.script == "el":
            taken.update(span)
            kept.append(person)
    return kept


def _told(strip: Strip, person: Person, span: tuple[int, int]) -> Member:
    """The member whom a text names; what stands just before the name, such as `ομογενούς`, is said of them too."""
    named = {"surname": person.surname, "name": person.name, "father": person.father, "mother": person.mother}
    parts = {part: reading_of(strip, words, "el", person.certainty) for part, words in named.items() if words}
    rest = Strip(strip.page, strip.words[slice(*span)], strip.wide)
    born = next(iter(dates_in(rest, "birth")), None)
    if born and _BORN.search(rest.folded[: born.start]):
        parts["birth_date"] = rest.read(born.start, born.end, born.iso, born.certainty * 0.9)
    return Member(parts, rest.folded)


def _full(strip: Strip) -> dict[str, Reading]:
    run = leading_run(strip)
    if len(run.words) < 2:  # noqa: PLR2004
        return {}
    surname, name = divided(run.words)
    return {"surname": reading_of(strip, surname, "el", 0.9), "name": reading_of(strip, name, "el", 0.9)}
