"""Forms whose labels stand small below the line that is filled in: `ΧΟΤΖΑ` above `(επώνυμο)`."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from fakelos.extractors.fields.labels.parts import Mention
from fakelos.extractors.fields.text.sheet import Sheet

_NEARER = 0.9
"""A value belongs to the label below it if it is nearer than what stands below that, by this factor."""
_ANY_LINE = "full.el"
_REACH = 2.5
"""Letter heights within which a value lies above its label."""


def captioned_from_below(sheet: Sheet, mentions: Sequence[Mention]) -> Mapping[tuple[int, ...], Sequence[int]]:
    """For each label that stands below its value, the words of that value.

    Only rows that hold nothing but labels can be so, and all of them are, or none: a form is printed in one way.
    """
    rows = list(_label_rows(sheet, mentions))
    rows = [(line, row) for line, row in rows if not _is_labelled(sheet, line - 1, mentions)]
    votes = [vote for line, row in rows if (vote := _vote(sheet, line, row)) is not None]
    if not votes or sum(votes) * 2 <= len(votes):
        return {}
    return {m.words: found for line, row in rows for m in row if (found := _above(sheet, line, m))}


def _label_rows(sheet: Sheet, mentions: Sequence[Mention]) -> Iterator[tuple[int, list[Mention]]]:
    by_line: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_line.setdefault(sheet.words[mention.words[0]].line, []).append(mention)
    for place, row in enumerate(sheet.rows):
        line = sheet.words[row[0]].line
        owned = {index for mention in by_line.get(line, ()) for index in mention.words}
        values = [i for i in row if i not in owned and any(c.isalnum() for c in sheet.words[i].text)]
        others = sum(not sheet.words[i].text.endswith(")") and not sheet.words[i].text.startswith("(") for i in values)
        if line in by_line and not others and place:
            yield place, by_line[line]


def _is_labelled(sheet: Sheet, place: int, mentions: Sequence[Mention]) -> bool:
    """Whether values stand beside labels of their own in a row; `Ο/Η` before a name is a label of any line."""
    line = sheet.words[sheet.rows[place][0]].line
    own = [m for m in mentions if sheet.words[m.words[0]].line == line and m.code != _ANY_LINE]
    first = min((m.words[0] for m in own), default=None)
    labels = sum(len(m.words) for m in own)
    return first is not None and len([index for index in sheet.rows[place] if index >= first]) > labels


def _vote(sheet: Sheet, place: int, row: Sequence[Mention]) -> bool | None:
    """Whether what stands above a row of labels is nearer than what stands below; None if neither is there.

    Labels in brackets belong to what stands above them.
    """
    filled = any(_above(sheet, place, mention) for mention in row)
    if filled and all(_in_brackets(sheet, mention) for mention in row):
        return True
    up = _gap(sheet, place - 1, place) if filled else None
    down = _gap(sheet, place, place + 1) if place + 1 < len(sheet.rows) else None
    if up is None:
        return False if down is not None else None
    return down is None or up < _NEARER * down


def _in_brackets(sheet: Sheet, mention: Mention) -> bool:
    """Whether a label stands in brackets itself, not only its number: `(επώνυμο)`, but not `(3) Επώνυμο`."""
    first = sheet.words[mention.words[0]].text
    return first.startswith("(") and not first.strip("().").isdigit()


def _gap(sheet: Sheet, upper: int, lower: int) -> float:
    bottom = median(sheet.words[i].box[3] for i in sheet.rows[upper])
    return max(0.0, median(sheet.words[i].box[1] for i in sheet.rows[lower]) - bottom)


def _above(sheet: Sheet, place: int, mention: Mention) -> Sequence[int]:
    """The words of the cell above a label, if it is near and stands over it."""
    row = sheet.rows[place - 1]
    if _gap(sheet, place - 1, place) > _REACH * sheet.letter:
        return ()
    start = 0
    for cell in sheet.cells_of([sheet.words[i] for i in row]):
        if cell[0].box[0] < mention.box[2] and mention.box[0] < cell[-1].box[2]:
            return row[start : start + len(cell)]
        start += len(cell)
    return ()
