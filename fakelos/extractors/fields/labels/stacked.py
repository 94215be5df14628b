"""Labels printed in two or three rows of one narrow cell: `Ημερομηνία` above `γέννησης`, the value beside either."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fakelos.extractors.fields.text.letters import key
from fakelos.extractors.fields.text.sheet import Sheet

_MOST_ROWS, _MOST_WORDS = 3, 3
_NEAR = 1.6
"""Rows of one cell stand nearer than so many letter heights."""

Cell = tuple[int, ...]


def stacked_cells(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """The cells of few words that stand right under one another, flush left: two and, where there are, three.

    Of the upper cell the first words too: the value may follow them at once.
    """
    columns = list(_columns(sheet))
    for first, second in columns:
        yield first, second
        yield from ((first, second, third) for upper, third in columns if upper == second)


def _columns(sheet: Sheet) -> Iterator[tuple[Cell, Cell]]:
    """Cells above one another: in rows that follow, or with the value's row, in the middle of the cell, between."""
    for upper, lower in (*pairwise(sheet.rows), *zip(sheet.rows, sheet.rows[2:], strict=False)):
        below = [cell for cell in _worded(sheet, lower) if len(cell) <= _MOST_WORDS]
        for cell in _worded(sheet, upper):
            under = next((other for other in below if _is_under(sheet, cell, other)), None)
            if under:
                yield from ((cell[:last], under) for last in range(1, min(len(cell), _MOST_WORDS) + 1))


def _worded(sheet: Sheet, row: Sequence[int]) -> Iterator[Cell]:
    """The cells of a row that may hold a part of a label: words, all of letters, with no colon before their end."""
    for words in sheet.cut(row):
        texts = [sheet.words[i].text for i in words]
        kept = words[:-1] if texts[-1] == ":" else words
        if kept and all(key(sheet.words[i].text) for i in kept) and not _counts(texts):
            yield kept


def _counts(texts: Sequence[str]) -> bool:
    return any(letter.isdigit() for text in texts for letter in text)


def _is_under(sheet: Sheet, upper: Cell, lower: Cell) -> bool:
    one, other = sheet.words[upper[0]].box, sheet.words[lower[0]].box
    return abs(one[0] - other[0]) < sheet.wide / 3 and 0 <= other[1] - one[1] < (1 + _NEAR) * sheet.letter
