"""What forms are ruled into: tables, boxes for single characters, dotted lines, boxes to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.specimens.fonts import width
from tests.specimens.marks import BLUE, GREY, Box, Rule
from tests.specimens.paper import PRINT, Pen, Sheet


@dataclass(frozen=True, kw_only=True)
class Grid:
    """How a table is ruled; `numbers` are the columns that stand on the right, `pad` the air in a row."""

    head: bool = True
    ruled: bool = True
    size: float = 0
    pad: float = 5
    numbers: tuple[int, ...] = ()


def table(sheet: Sheet, rows: Sequence[Sequence[str]], shares: Sequence[float], grid: Grid) -> None:
    """A table as wide as the text; `shares` divide the width."""
    size = grid.size or sheet.size
    step, high = (sheet.right - sheet.left) / sum(shares), size * 1.3 + grid.pad
    edges = [sheet.left + step * sum(shares[:n]) for n in range(len(shares) + 1)]
    top = sheet.y - size
    for index, row in enumerate(rows):
        heading, y = grid.head and index == 0, top + high * index + size + grid.pad / 2
        for column, cell in enumerate(row):
            right = column in grid.numbers and not heading
            x, align = (edges[column + 1] - 4, "right") if right else (edges[column] + 4, "left")
            fits = _fitting(sheet, cell, edges[column + 1] - edges[column] - 6, size)
            sheet.at(x, cell, size=fits, bold=heading, align=align, y=y)
    bottom = top + high * len(rows)
    if grid.ruled:
        sheet.add(*(Rule(sheet.left, top + high * n, sheet.right, top + high * n) for n in range(len(rows) + 1)))
        sheet.add(*(Rule(x, top, x, bottom) for x in edges))
    sheet.y = bottom + size * 1.6


def _fitting(sheet: Sheet, cell: str, room: float, size: float) -> float:
    wide = width(cell, sheet.face, size)
    return size if wide <= room else max(size * room / wide, size * 0.6)


def cells(sheet: Sheet, label: str, value: str, *, at: float, count: int = 0, hand: int | None = None) -> None:
    """A form line with one box a character."""
    sheet.at(sheet.left, label, size=sheet.size * 0.85)
    side, x = sheet.size * 1.45, sheet.left + at
    for n in range(max(count, len(value))):
        sheet.add(Box(x + n * side, sheet.y - side * 0.78, x + (n + 1) * side, sheet.y + side * 0.22, 0.4, GREY))
        if n < len(value):
            sheet.at(x + (n + 0.5) * side, value[n], align="center", pen=_pen(hand))
    sheet.y += side * 1.35


def filled(sheet: Sheet, label: str, value: str, *, at: float, hand: int | None = None) -> None:
    """A form line: the value on a dotted line, typed or by hand."""
    dots = "." * int((sheet.right - sheet.left - at) / width(".", sheet.face, sheet.size))
    sheet.at(sheet.left, label)
    sheet.at(sheet.left + at, dots, y=sheet.y + 2, pen=Pen(ink=GREY))
    sheet.at(sheet.left + at + 6, value, pen=_pen(hand))
    sheet.y += sheet.size * 1.75


def _pen(hand: int | None) -> Pen:
    return PRINT if hand is None else Pen(ink=BLUE, hand=hand)


def tick(sheet: Sheet, label: str, *, on: bool) -> None:
    """A box to tick and what it stands for."""
    side, left = sheet.size, sheet.left
    sheet.add(Box(left, sheet.y - side * 0.85, left + side, sheet.y + side * 0.15, 0.8))
    if on:
        sheet.at(left + side / 2, "X", bold=True, align="center")
    sheet.left = left + side * 1.8
    sheet.line(label)
    sheet.left = left
    sheet.y += 3


def captioned(
    sheet: Sheet, row: Sequence[tuple[str, str]], shares: Sequence[float], *, hand: int | None = None
) -> None:
    """A row of boxes, each with its caption small above its value."""
    high, step, x = sheet.size * 2.5, (sheet.right - sheet.left) / sum(shares), sheet.left
    top = sheet.y - sheet.size
    for (caption, value), share in zip(row, shares, strict=True):
        wide = share * step
        sheet.add(Box(x, top, x + wide, top + high, 0.5))
        small, size = (_fitting(sheet, text, wide - 6, sheet.size * by) for text, by in ((caption, 0.68), (value, 1)))
        sheet.at(x + 3, caption, size=small, y=top + sheet.size * 0.8)
        sheet.at(x + 4, value, size=size, y=top + sheet.size * 2.1, pen=_pen(hand))
        x += wide
    sheet.y += high


def underlined(sheet: Sheet, row: Sequence[tuple[str, str]], *, hand: int | None = None) -> None:
    """Values side by side on lines, each with its caption in brackets under it."""
    wide = (sheet.right - sheet.left) / len(row)
    for n, (caption, value) in enumerate(row):
        x = sheet.left + n * wide
        sheet.add(Rule(x + 2, sheet.y + 3, x + wide - 8, sheet.y + 3, 0.4))
        size = _fitting(sheet, value, wide - 14, sheet.size)
        sheet.at(x + wide / 2, value, size=size, align="center", pen=_pen(hand))
        sheet.at(x + wide / 2, f"({caption})", size=sheet.size * 0.7, align="center", y=sheet.y + sheet.size * 1.1)
    sheet.y += sheet.size * 2.8
