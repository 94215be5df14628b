"""What a paper with several parties says of the others: a landlord's column, an employer's row beside the holder's.

Their words are left out before anything else is read, so that no label, number or name of theirs is the holder's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fakelos.extractors.fields.labels.parts import OTHERS, OWN
from fakelos.extractors.fields.people.names import bare, greek_given_names
from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.sheet import Sheet

_BEFORE = r"\W*(?:[0-9Α-Β]{1,2}[).]\s)?(?:ΣΤΟΙΧΕΙΑ\s)?(?:(?:Ο|Η|ΤΟΥ|ΤΗΣ|Ο/Η)\s)?"
_OTHER_PARTY = re.compile(rf"{_BEFORE}{OTHERS.pattern}(?:/\w+|\W*\([^)]*\))?\W*")
_OWN_PARTY = re.compile(rf"{_BEFORE}{OWN.pattern}(?:/\w+|\W*\([^)]*\))?\W*")
_MOST_ROWS, _FEWEST_CELLS = 12, 3
"""Rows that a column may have, and cells that make a row one of a table."""

Cell = tuple[int, ...]


@dataclass(frozen=True)
class _Column:
    """A party's column: where its heading begins and ends across the page, and whether its role is another's."""

    left: float
    right: float
    other: bool
    words: Cell


def without_others(sheet: Sheet) -> Sheet:
    """The sheet without the columns and the rows of a table that are headed by another party's role."""
    others = {*_in_columns(sheet), *_in_rows(sheet)}
    return Sheet(sheet.page, but=others) if others else sheet


def _in_columns(sheet: Sheet) -> Iterator[int]:
    for place, row in enumerate(sheet.rows):
        cells = list(sheet.cut(row))
        heads = [_Column(*_span(sheet, cell), role, cell) for cell in cells if (role := _role(sheet, cell)) is not None]
        if {head.other for head in heads} == {True, False} and len(cells) - len(heads) <= 1:
            under = _under(sheet, sheet.rows[place + 1 :][:_MOST_ROWS], heads)
            other = _greek(sheet, under[True]) or not _greek(sheet, under[False])
            yield from (*under[other], *(index for head in heads for index in head.words))


def _role(sheet: Sheet, cell: Cell) -> bool | None:
    """Whether a cell holds nothing but another's role, or the holder's; None if neither."""
    text = fold(sheet.phrase(cell))
    return True if _OTHER_PARTY.fullmatch(text) else False if _OWN_PARTY.fullmatch(text) else None


def _span(sheet: Sheet, cell: Cell) -> tuple[float, float]:
    return sheet.words[cell[0]].box[0], sheet.words[cell[-1]].box[2]


def _greek(sheet: Sheet, words: Sequence[int]) -> bool:
    """Whether a Greek's given name is among some words: of two parties the foreigner is the holder, in any role."""
    return any(fold(bare(word.text)) in greek_given_names() for word in sheet.at(words))


def _under(sheet: Sheet, rows: Sequence[Sequence[int]], heads: Sequence[_Column]) -> dict[bool, list[int]]:
    """The words in the columns of the other party and of the holder, down to the last row that has some of both."""
    found: dict[bool, list[int]] = {True: [], False: []}
    open_: dict[bool, list[int]] = {True: [], False: []}
    for row in rows:
        cells = [(_head_over(sheet, cell, heads), cell) for cell in sheet.cut(row)]
        if any(_crosses(sheet, cell, heads) for _, cell in cells) or _asks_unlike(sheet, cells):
            break
        for head, cell in cells:
            if head:
                open_[head.other].extend(cell)
        if {head.other for head, _ in cells if head} == {True, False}:
            found = {role: [*found[role], *open_[role]] for role in found}
            open_ = {True: [], False: []}
    return found


def _head_over(sheet: Sheet, cell: Cell, heads: Sequence[_Column]) -> _Column | None:
    """The heading of a cell's column: the last that begins before it or stands over it; labels stand before all."""
    left, right = _span(sheet, cell)
    under = [head for head in heads if head.left <= left + sheet.wide or (left < head.right and head.left < right)]
    return under[-1] if under else None


def _crosses(sheet: Sheet, cell: Cell, heads: Sequence[_Column]) -> bool:
    """Whether a cell lies under two headings, as a sentence below the table does."""
    left, right = _span(sheet, cell)
    return sum(left < head.right and head.left < right for head in heads) > 1


def _asks_unlike(sheet: Sheet, cells: Sequence[tuple[_Column | None, Cell]]) -> bool:
    """Whether the cells of a row have labels of their own that differ: then they are the paper's and no party's."""
    asked = {
        fold(sheet.phrase(cell)).split(":")[0].strip() for head, cell in cells if head and ":" in sheet.phrase(cell)
    }
    return len(asked) > 1


def _in_rows(sheet: Sheet) -> Iterator[int]:
    """The rows of a table that begin with another's role, where one begins with the holder's."""
    tables = [(row, cells) for row in sheet.rows if len(cells := list(sheet.cut(row))) >= _FEWEST_CELLS]
    roles = [_role(sheet, cells[0]) for _, cells in tables]
    if False in roles:
        yield from (index for (row, _), role in zip(tables, roles, strict=True) if role for index in row)
