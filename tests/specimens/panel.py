"""Pages of booklets, stickers and cards: a panel on a sheet, with small labels, a portrait, machine-readable lines."""

from random import Random

from tests.specimens.fonts import width
from tests.specimens.marks import GREY, Box, Portrait, Text, Waves
from tests.specimens.paper import Pen, Sheet

PITCH = 7.2
"""Ten signs an inch, as ICAO 9303 asks of machine-readable lines; in points."""


class Panel:
    """A bordered piece of security paper; places are measured from its top left corner, in points."""

    def __init__(self, sheet: Sheet, place: tuple[float, float], size: tuple[float, float], rng: Random) -> None:
        self.sheet, self.rng = sheet, rng
        (self.x, self.y), (self.width, self.height) = place, size
        tone = rng.randrange(236, 250)
        sheet.add(Box(self.x, self.y, self.x + self.width, self.y + self.height, 0.8, fill=(tone, tone, tone + 2)))
        sheet.add(Waves(self.x, self.y, self.x + self.width, self.y + self.height, rng.randrange(999)))

    def write(self, x: float, y: float, text: str, *, size: float, bold: bool = True, align: str = "left") -> None:
        """Text at a place."""
        self.sheet.at(self.x + x, text, size=size, bold=bold, align=align, y=self.y + y)

    def labelled(self, x: float, y: float, label: str, value: str, *, size: float = 8.6, room: float = 0) -> None:
        """A value under its small label; it shrinks to the room that it has."""
        self.sheet.at(self.x + x, label, size=size * 0.6, y=self.y + y, pen=Pen(ink=GREY))
        room = room or self.width - x - 6
        wide = width(value, f"{self.sheet.face}:bold", size)
        self.write(x, y + size * 1.12, value, size=min(size, size * room / max(wide, 1)))

    def portrait(self, x: float, y: float, wide: float, high: float) -> None:
        """The holder's picture."""
        self.sheet.add(Portrait(self.x + x, self.y + y, wide, high, self.rng.randrange(10**6)))

    def zone(self, lines: tuple[str, ...], leading: float = 16.5) -> None:
        """The machine-readable zone, in the middle of the panel's foot."""
        size, wide = PITCH / width("0", "ocrb", 1), len(lines[0]) * PITCH
        x, y = self.x + (self.width - wide) / 2, self.y + self.height - leading * (len(lines) - 1) - 15
        self.sheet.add(Box(x - 6, y - 16, x + wide + 6, y + leading * (len(lines) - 1) + 8, 0, fill=(252, 252, 252)))
        self.sheet.add(*(Text(x, y + leading * n, line, "ocrb", size) for n, line in enumerate(lines)))
