"""A sheet of paper that is written from the top down, and the paper made of sheets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from tests.specimens.fonts import width
from tests.specimens.marks import BLACK, BLUE, GREY, INKS, Emblem, Ink, Mark, Rule, Scrawl, Seal, Stamp, Text

Fields = dict[str, str | list[str]]
A4 = (595.0, 842.0)
PLACES = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True)
class Pen:
    """What text is written with. `face` empty is the sheet's own; `hand` seeds handwriting, None is print."""

    face: str = ""
    ink: Ink = BLACK
    hand: int | None = None


PRINT = Pen()


class Sheet:
    """One side of one leaf. `y` is where the next line goes; lengths are points.

    `see_through` seeds the other side's print where it shows; `printed` is false for empty sides.
    """

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

    def at(
        self,
        x: float,
        text: str,
        *,
        size: float = 0,
        bold: bool = False,
        align: str = "left",
        y: float | None = None,
        pen: Pen = PRINT,
    ) -> None:
        """Write at `x` on the current line, or at `y`, without moving on."""
        size, face = size or self.size, _cut(pen.face or self.face, bold=bold)
        x -= PLACES[align] * width(text, face, size)
        if text:
            self.add(Text(x, self.y if y is None else y, text, face, size, pen.ink, pen.hand))

    def line(self, text: str, *, align: str = "left", size: float = 0, bold: bool = False, ink: Ink = BLACK) -> None:
        """Write one line, breaking it where it would pass the margin, and move on."""
        size = size or self.size
        x = self.left + PLACES[align] * (self.right - self.left)
        self.y += max(0.0, size - self.size)
        for part in self.wrap(text, self.right - self.left, size=size, bold=bold):
            self.at(x, part, size=size, bold=bold, align=align, pen=Pen(ink=ink))
            self.y += size * self.leading

    def column(
        self,
        texts: Iterable[str],
        *,
        x: float,
        align: str = "left",
        size: float = 0,
        bold: bool = False,
        room: float = 220,
    ) -> None:
        """Write a column of short lines, as a letterhead is."""
        size = size or self.size
        for text in texts:
            for part in self.wrap(text, room, size=size, bold=bold):
                self.at(x, part, size=size, bold=bold, align=align)
                self.y += size * self.leading

    def wrap(self, text: str, room: float, *, size: float, bold: bool = False) -> list[str]:
        """Break a text into lines no wider than `room`."""
        face, rows, row = _cut(self.face, bold=bold), [], ""
        for word in text.split(" "):
            longer = f"{row} {word}" if row else word
            if row and width(longer, face, size) > room:
                rows.append(row)
                longer = word
            row = longer
        return [*rows, row]

    def paragraph(
        self, text: str, *, indent: float = 0, size: float = 0, bold: bool = False, justify: bool = False
    ) -> None:
        """Write running text between the margins, its first line indented."""
        size = size or self.size
        room = self.right - self.left
        rows = self.wrap("\u2003" * round(indent / size) + text, room, size=size, bold=bold)
        for row in rows:
            self._row(row, size, bold=bold, justify=justify and row is not rows[-1])
            self.y += size * self.leading
        self.y += size * 0.3

    def _row(self, row: str, size: float, *, bold: bool, justify: bool) -> None:
        face, gaps = _cut(self.face, bold=bold), row.count(" ")
        if not justify or not gaps:
            self.at(self.left, row, size=size, bold=bold)
            return
        extra, x = (self.right - self.left - width(row, face, size)) / gaps, self.left
        for word in row.split(" "):
            self.at(x, word, size=size, bold=bold)
            x += width(word + " ", face, size) + extra

    def pair(self, label: str, value: str, *, at: float, x: float, size: float = 0, bold: bool = False) -> None:
        """A label and its value on one line; a long value goes on below itself."""
        size = size or self.size
        self.at(x, label, size=size)
        start = x + max(at, width(label, self.face, size) + size * 0.6)
        for part in self.wrap(value, self.right - start, size=size, bold=bold):
            self.at(start, part, size=size, bold=bold)
            self.y += size * 1.5

    def rule(self, wide: float = 0.6) -> None:
        """A line across the page."""
        y = self.y - self.size * 0.6
        self.add(Rule(self.left, y, self.right, y, wide))
        self.y += self.size * 0.6

    def emblem(self, x: float, radius: float = 15) -> None:
        """The arms above a letterhead."""
        self.add(Emblem(x, self.y + radius - self.size, radius))
        self.y += 2 * radius + self.size * 0.4

    def signature(self, rng: Random, title: str, name: str, *, x: float | None = None, seal: str = "") -> None:
        """Office, signature, name; with a seal over it if there is one."""
        x = self.left + (self.right - self.left) * 0.72 if x is None else x
        self.y += 8
        self.at(x, title, bold=True, align="center")
        self.add(scrawl(rng, x - 45, self.y + 24, 90))
        if seal:
            drift = rng.uniform(-50, -20), rng.uniform(26, 40)
            self.add(Seal(x + drift[0], self.y + drift[1], 34, seal, rng.choice(INKS), rng.uniform(-25, 25)))
        self.y += 52
        self.at(x, name, align="center")
        self.y += self.size * 1.6

    def stamp(self, rng: Random, lines: Sequence[str], x: float, y: float) -> None:
        """A rubber stamp, never quite straight."""
        self.add(Stamp(x, y, tuple(lines), 9, rng.choice(INKS), rng.uniform(-9, 9)))

    def footer(self, text: str, *, size: float = 7) -> None:
        """Small print at the foot."""
        for n, row in enumerate(self.wrap(text, self.right - self.left, size=size)):
            self.at(self.left, row, size=size, y=self.height - 58 + n * size * 1.3)

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
        rows: list[list[Text]] = []
        for run in sorted((m for m in self.marks if isinstance(m, Text)), key=lambda m: m.y):
            if rows and run.y - rows[-1][0].y < 0.4 * run.size:
                rows[-1].append(run)
            else:
                rows.append([run])
        joined = (" ".join(r.text for r in sorted(row, key=lambda r: r.x)) for row in rows)
        stamps = [line for mark in self.marks if isinstance(mark, Stamp) for line in mark.lines]
        return "\n".join(re.sub(r"\s+", " ", row).strip() for row in [*joined, *stamps])


def _cut(face: str, *, bold: bool) -> str:
    return f"{face}:bold" if bold and ":" not in face and face != "ocrb" else face


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


def finish(sheets: Sequence[Sheet], rng: Random, fields: Fields) -> Paper:
    """A paper of those sheets, each printed one marked as a specimen, small but plainly."""
    for sheet in sheets:
        if sheet.printed:
            place = rng.choice(tuple(PLACES))
            x, y = sheet.left + PLACES[place] * (sheet.right - sheet.left), rng.choice((24.0, sheet.height - 22))
            sheet.at(x, "SPECIMEN", size=8, align=place, y=y, pen=Pen("sans:bold", GREY))
    return Paper(tuple(sheets), fields)
