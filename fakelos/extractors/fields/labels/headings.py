"""Rows of headings over rows of values: a table's head, or captions printed small over what is filled in."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from fakelos.extractors.fields.labels.parts import Mention
from fakelos.extractors.fields.text.sheet import Sheet

_REACH = 3.0
"""Letter heights within which values lie under their headings."""
_SMALLER = 0.88
"""Captions are printed smaller than what is filled in, by this factor at least."""
_FEWEST = 2

Cell = tuple[int, ...]


def values_under_headings(sheet: Sheet, mentions: Sequence[Mention]) -> Mapping[tuple[int, ...], Cell]:
    """For each label in a row of headings, by its words, the words of the cell under it.

    Cells go with headings by their order, so that columns need not stand exactly under each other.
    """
    found: dict[tuple[int, ...], Cell] = {}
    for upper, lower in pairwise(sheet.rows):
        heads, cells = (list(sheet.cut(row)) for row in (upper, lower))
        if len(heads) == len(cells) >= _FEWEST and _near(sheet, upper, lower):
            found |= _matched(sheet, heads, cells, mentions)
    return found


def _matched(
    sheet: Sheet, heads: Sequence[Cell], cells: Sequence[Cell], mentions: Sequence[Mention]
) -> dict[tuple[int, ...], Cell]:
    """The cell under each label of a row, if the row is one of headings."""
    owned = {index: mention for mention in mentions for index in mention.words}
    if any(_is_heading(sheet, cell, owned) for cell in cells):
        return {}
    labelled = [{owned[i].words for i in head if i in owned} for head in heads]
    every = all(_is_heading(sheet, head, owned) for head in heads)
    some = sum(map(bool, labelled)) * 3 >= len(heads) and _smaller(sheet, heads, cells)
    bare = not any(index in owned for cell in cells for index in cell)
    if not (every and bare) and not (some and not _figures(sheet, heads)):
        return {}
    return {words: cell for names, cell in zip(labelled, cells, strict=True) if len(names) == 1 for words in names}


def _near(sheet: Sheet, upper: Sequence[int], lower: Sequence[int]) -> bool:
    gap = median(sheet.words[i].box[1] for i in lower) - median(sheet.words[i].box[3] for i in upper)
    return gap < _REACH * sheet.letter


def _is_heading(sheet: Sheet, head: Cell, owned: Mapping[int, Mention]) -> bool:
    """Whether nothing but a label stands in a cell; marks and a remark in brackets are no matter."""
    others = [sheet.words[i].text for i in head if i not in owned]
    return len(others) < len(head) and not any(letter.isalnum() for text in others for letter in text)


def _smaller(sheet: Sheet, heads: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    upper, lower = (median(_height(sheet, i) for cell in row for i in cell) for row in (heads, cells))
    return upper < _SMALLER * lower


def _height(sheet: Sheet, index: int) -> float:
    box = sheet.words[index].box
    return box[3] - box[1]


def _figures(sheet: Sheet, heads: Sequence[Cell]) -> bool:
    return any(letter.isdigit() for head in heads for i in head for letter in sheet.words[i].text)
