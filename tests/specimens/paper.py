"""A sheet of paper that is written from the top down, and the paper made of sheets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from tests.specimens.fonts import width
from tests.specimens.marks import (
    BLACK, BLUE, GREY, Box, Emblem, Ink, Mark, Rule, Scrawl, Seal, Stamp, Text,
)  # fmt: skip

Fields = dict[str, str | list[str]]
A4 = (595.0, 842.0)


class Sheet:
    """One side of one leaf. `y` is where the next line goes; lengths are points."""

    def __init__(self, face: str = "sans", size: float = 10.5, *, margin: float = 64, printed: bool = True) -> None:
        self.width, self.height = A4
        self.face, self.size, self.leading = face, size, 1.35
        self.left, self.right, self.y = margin, self.width - margin, 60.0
        self.printed = printed
        self.see_through: int | None = None
        self.marks: list[Mark] = []

    @property
    def middle(self) -> float:
        """Half way between the margins."""
        return (self.left + self.right) / 2

    def add(self, *marks: Mark) -> None:
        """Put marks down as they are."""
        self.marks.extend(marks)

    def space(self, points: float) -> None:
        """Leave room."""
        self.y += points

    def at(self, x: float, text: str, *, size: float = 0, bold: bool = False, ink: Ink = BLACK, align: str = "left", y: float | None = None, face: str = "", hand: int | None = None) -> None:  # noqa: PLR0913 E501
        """Write at `x` on the current line, or at `y`, without moving on."""
        size, face = size or self.size, self._cut(face or self.face, bold=bold)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        if shift:
            x -= shift * width(text, face, size)
        self.add(Text(x, self.y if y is None else y, text, face, size, ink, hand))

    def line(self, text: str, *, align: str = "left", size: float = 0, bold: bool = False, x: float | None = None, ink: Ink = BLACK) -> None:  # noqa: E501, PLR0913
        """Write one line, breaking it where it would pass the margin, and move on."""
        size = size or self.size
        places = {"left": self.left, "center": self.middle, "right": self.right}
        room = self.right - (x if x is not None and align == "left" else self.left)
        for part in self.wrap(text, room, size=size, bold=bold):
            self.at(places[align] if x is None else x, part, size=size, bold=bold, align=align, ink=ink)
            self.y += size * self.leading

    def lines(self, texts: Iterable[str], *, x: float, align: str = "left", size: float = 0, bold: bool = False, room: float = 220) -> None:  # noqa: E501, PLR0913
        """Write a column of short lines, as a letterhead is."""
        for text in texts:
            for part in self.wrap(text, room, size=size or self.size, bold=bold):
                self.at(x, part, size=size, bold=bold, align=align)
                self.y += (size or self.size) * self.leading

    def wrap(self, text: str, room: float, *, size: float, bold: bool = False) -> list[str]:
        """Break a text into lines no wider than `room`."""
        face, rows, row = self._cut(self.face, bold=bold), [], ""
        for word in text.split(" "):
            longer = f"{row} {word}" if row else word
            if row and width(longer, face, size) > room:
                rows.append(row)
                longer = word
            row = longer
        return [*rows, row]

    def paragraph(self, text: str, *, indent: float = 0, size: float = 0, bold: bool = False, justify: bool = False) -> None:  # noqa: E501
        """Write running text between the margins, its first line indented."""
        size = size or self.size
        room = self.right - self.left
        rows = self.wrap("\u2003" * round(indent / size) + text, room, size=size, bold=bold)
        for row in rows:
            self._row(row, room, size, bold=bold, justify=justify and row is not rows[-1])
            self.y += size * self.leading
        self.y += size * 0.3

    def _row(self, row: str, room: float, size: float, *, bold: bool, justify: bool) -> None:
        face = self._cut(self.face, bold=bold)
        gaps = row.count(" ")
        if not justify or not gaps:
            self.at(self.left, row, size=size, bold=bold)
            return
        extra, x = (room - width(row, face, size)) / gaps, self.left
        for word in row.split(" "):
            self.at(x, word, size=size, bold=bold)
            x += width(word + " ", face, size) + extra

    def pair(self, label: str, value: str, *, at: float = 150, bold: bool = False, size: float = 0, x: float | None = None) -> None:  # noqa: E501, PLR0913
        """A label and its value on one line."""
        x = self.left if x is None else x
        self.at(x, label, size=size)
        self.at(x + at, value, size=size, bold=bold)
        self.y += (size or self.size) * 1.5

    def pairs(self, rows: Iterable[tuple[str, str]], *, at: float = 150, bold: bool = False, size: float = 0, x: float | None = None) -> None:  # noqa: E501, PLR0913
        """Several labels, each with its value."""
        for label, value in rows:
            self.pair(label, value, at=at, bold=bold, size=size, x=x)

    def rule(self, width: float = 0.6, *, x0: float | None = None, x1: float | None = None) -> None:
        """A line across the page."""
        y = self.y - self.size * 0.6
        self.add(Rule(x0 if x0 is not None else self.left, y, x1 if x1 is not None else self.right, y, width))
        self.y += self.size * 0.6

    def table(self, rows: Sequence[Sequence[str]], shares: Sequence[float], *, head: bool = True, ruled: bool = True, size: float = 0, numbers: Sequence[int] = (), pad: float = 5) -> None:  # noqa: E501, PLR0913
        """A table; `shares` divide the width, `numbers` are the columns that stand on the right."""
        size = size or self.size
        step, total = (self.right - self.left) / sum(shares), size * 1.3 + pad
        edges = [self.left + step * sum(shares[:n]) for n in range(len(shares) + 1)]
        top = self.y - size
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                right = column in numbers and not (head and index == 0)
                x = edges[column + 1] - 4 if right else edges[column] + 4
                self.at(x, cell, size=size, bold=head and index == 0, align="right" if right else "left",
                        y=top + total * index + size + pad / 2)  # fmt: skip
        bottom = top + total * len(rows)
        if ruled:
            self.add(*(Rule(self.left, top + total * n, self.right, top + total * n) for n in range(len(rows) + 1)))
            self.add(*(Rule(x, top, x, bottom) for x in edges))
        self.y = bottom + size * 1.6

    def cells(self, label: str, value: str, *, at: float = 150, count: int = 0, hand: int | None = None) -> None:
        """A form line with one box a character."""
        self.at(self.left, label, size=self.size * 0.85)
        side, x = self.size * 1.45, self.left + at
        for n in range(max(count, len(value))):
            self.add(Box(x + n * side, self.y - side * 0.78, x + (n + 1) * side, self.y + side * 0.22, 0.4, GREY))
            if n < len(value):
                self.at(x + (n + 0.5) * side, value[n], align="center", hand=hand, ink=BLUE if hand else BLACK)
        self.y += side * 1.35

    def filled(self, label: str, value: str, *, at: float = 150, hand: int | None = None, x: float | None = None, x1: float | None = None) -> None:  # noqa: E501, PLR0913
        """A form line: the value on a dotted line, typed or by hand."""
        x = self.left if x is None else x
        end = self.right if x1 is None else x1
        dots = "." * int((end - x - at) / width(".", self.face, self.size))
        self.at(x, label)
        self.at(x + at, dots, ink=GREY, y=self.y + 2)
        self.at(x + at + 6, value, hand=hand, ink=BLUE if hand is not None else BLACK)
        self.y += self.size * 1.75

    def tick(self, label: str, *, on: bool, x: float | None = None) -> None:
        """A box to tick and what it stands for."""
        x = self.left if x is None else x
        side = self.size
        self.add(Box(x, self.y - side * 0.85, x + side, self.y + side * 0.15, 0.8))
        if on:
            self.at(x + side / 2, "X", bold=True, align="center")
        keep, self.left = self.left, x + side * 1.8
        self.line(label)
        self.left = keep
        self.y += 3

    def emblem(self, x: float, radius: float = 15) -> None:
        """The arms above a letterhead."""
        self.add(Emblem(x, self.y + radius - self.size, radius))
        self.y += 2 * radius + self.size * 0.4

    def signature(self, rng: Random, title: str, name: str, *, x: float | None = None, seal: str = "") -> None:
        """Office, signature, name; with a seal over it if there is one."""
        x = self.left + (self.right - self.left) * 0.72 if x is None else x
        self.y += 8
        self.at(x, title, bold=True, align="center")
        top = self.y
        self.add(scrawl(rng, x - 45, top + 24, 90))
        if seal:
            self.add(Seal(x - 42, top + 34, 34, seal, rng.choice(INKS), rng.uniform(-25, 25)))
        self.y = top + 52
        self.at(x, name, align="center")
        self.y += self.size * 1.6

    def stamp(self, rng: Random, lines: Sequence[str], x: float, y: float, *, size: float = 9) -> None:
        """A rubber stamp, never quite straight."""
        self.add(Stamp(x, y, tuple(lines), size, rng.choice(INKS), rng.uniform(-9, 9)))

    def footer(self, text: str, *, size: float = 7) -> None:
        """Small print at the foot."""
        for n, row in enumerate(self.wrap(text, self.right - self.left, size=size)):
            self.at(self.left, row, size=size, y=self.height - 58 + n * size * 1.3)

    @staticmethod
    def _cut(face: str, *, bold: bool) -> str:
        return f"{face}:bold" if bold and ":" not in face and face != "ocrb" else face

    @property
    def strings(self) -> list[str]:
        """What is printed, in drawing order."""
        found: list[str] = []
        for mark in self.marks:
            found.extend([mark.text] if isinstance(mark, Text) else mark.lines if isinstance(mark, Stamp) else ())
        return found

    @property
    def text(self) -> str:
        """What is printed, by visual rows, as a good reading would give it."""
        runs = sorted((m for m in self.marks if isinstance(m, Text)), key=lambda m: m.y)
        rows: list[list[Text]] = []
        for run in runs:
            if rows and run.y - rows[-1][0].y < 0.4 * run.size:
                rows[-1].append(run)
            else:
                rows.append([run])
        joined = (" ".join(r.text for r in sorted(row, key=lambda r: r.x)) for row in rows)
        stamps = [line for mark in self.marks if isinstance(mark, Stamp) for line in mark.lines]
        return "\n".join(re.sub(r"\s+", " ", row).strip() for row in [*joined, *stamps])


INKS: tuple[Ink, ...] = (BLUE, (60, 60, 70), (95, 50, 120), (30, 80, 150))


def scrawl(rng: Random, x: float, y: float, length: float, ink: Ink = BLUE) -> Scrawl:
    """A signature that says nothing."""
    count = rng.randrange(9, 16)
    points = ((x + length * n / count + rng.uniform(-4, 4), y + rng.uniform(-11, 11)) for n in range(count + 1))
    return Scrawl(tuple(points), rng.uniform(0.7, 1.3), ink)


@dataclass(frozen=True)
class Paper:
    """One paper: its sheets, and what is true of it by the codes that Fakelos reads."""

    sheets: tuple[Sheet, ...]
    fields: Fields

    @property
    def text(self) -> str:
        """All that is printed on it."""
        return "\n".join(sheet.text for sheet in self.sheets)


def mark_specimen(sheet: Sheet, rng: Random) -> None:
    """Say on every printed sheet, small but plainly, that it is a specimen."""
    if sheet.printed:
        x, align = rng.choice(((sheet.left, "left"), (sheet.middle, "center"), (sheet.right, "right")))
        sheet.at(x, "SPECIMEN", face="sans:bold", size=8, ink=GREY, align=align, y=rng.choice((24.0, sheet.height - 22)))
