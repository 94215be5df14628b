"""Visual rows from word boxes: the page in the order in which a person reads across it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from fakelos.schemas.base import Box

SAME_ROW_OVERLAP = 0.5


@dataclass
class _Row:
    top: float
    bottom: float

    def overlap(self, top: float, bottom: float) -> float:
        shared = min(self.bottom, bottom) - max(self.top, top)
        return shared / max(min(self.bottom - self.top, bottom - top), 1e-9)


def rows_of(boxes: Sequence[Box]) -> list[int]:
    """The number of the row that each box stands in, rows counted from 0 at the top.

    The recogniser reads unruled tables by column; rows rebuilt from the boxes keep an amount beside
    its label. Boxes are of a levelled page.

    >>> rows_of([(0, .1, .2, .12), (0, .2, .2, .22), (.5, .101, .7, .121), (.5, .2, .7, .22)])
    [0, 1, 0, 1]
    """
    order = sorted(range(len(boxes)), key=lambda n: (boxes[n][1] + boxes[n][3]) / 2)
    rows: list[_Row] = []
    row_of: dict[int, _Row] = {}
    for n in order:
        row_of[n] = _row_for(rows, boxes[n])
    numbers = {id(row): number for number, row in zip(count(), sorted(rows, key=lambda row: row.top), strict=False)}
    return [numbers[id(row_of[n])] for n in range(len(boxes))]


def _row_for(rows: list[_Row], box: Box) -> _Row:
    """The latest row that the box overlaps by half its height, or a new one."""
    top, bottom = box[1], box[3]
    for row in reversed(rows[-4:]):
        if row.overlap(top, bottom) >= SAME_ROW_OVERLAP:
            weight = 0.2
            row.top += weight * (top - row.top)
            row.bottom += weight * (bottom - row.bottom)
            return row
    rows.append(_Row(top, bottom))
    return rows[-1]
