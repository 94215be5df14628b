"""What can be on a sheet, in points from its top left corner. Marks know nothing of how they are drawn."""

from dataclasses import dataclass

Ink = tuple[int, int, int]
BLACK: Ink = (15, 15, 15)
GREY: Ink = (110, 110, 110)
PALE: Ink = (205, 208, 214)
BLUE: Ink = (40, 55, 140)
INKS: tuple[Ink, ...] = (BLUE, (60, 60, 70), (95, 50, 120), (30, 80, 150))
"""Inks of pads and pens."""


@dataclass(frozen=True, slots=True)
class Text:
    """One run of text, `y` its baseline. `hand` seeds the unsteadiness of a pen; None is print."""

    x: float
    y: float
    text: str
    face: str = "sans"
    size: float = 10
    ink: Ink = BLACK
    hand: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.6
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, outlined, filled or both; `width` 0 leaves the outline out."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.6
    ink: Ink = BLACK
    fill: Ink | None = None


@dataclass(frozen=True, slots=True)
class Modules:
    """A matrix code or a bar code: rows of dark modules, in a square or stretched to a rectangle."""

    x: float
    y: float
    width: float
    height: float
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A drawn face of nobody."""

    x: float
    y: float
    width: float
    height: float
    seed: int


@dataclass(frozen=True, slots=True)
class Waves:
    """The fine wavy lines of security paper."""

    x0: float
    y0: float
    x1: float
    y1: float
    seed: int
    ink: Ink = PALE


@dataclass(frozen=True, slots=True)
class Emblem:
    """A plain cross in a wreath, where a state's arms would be."""

    x: float
    y: float
    radius: float
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Seal:
    """A round office seal: words around a small emblem, unevenly inked."""

    x: float
    y: float
    radius: float
    text: str
    ink: Ink = BLUE
    angle: float = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """A rectangular rubber stamp about its centre."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float = 9
    ink: Ink = BLUE
    angle: float = 0
    bordered: bool = True


@dataclass(frozen=True, slots=True)
class Scrawl:
    """A signature or a pencil stroke through the given points."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.9
    ink: Ink = BLUE


Mark = Text | Rule | Box | Modules | Portrait | Waves | Emblem | Seal | Stamp | Scrawl
