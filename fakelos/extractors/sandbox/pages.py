"""What the child gives back: plain pages, written as uncompressed PGM or PPM."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from pathlib import Path

from PIL import Image

A4_WIDTH_INCHES = 8.27
A4_HEIGHT_INCHES = 11.69
FULL = frozenset({ENOSPC, EDQUOT})
NO_ROOM = 75
"""The child's exit code when the disk is full."""
STRIP = 2
"""Times as long as wide: longer ones are no sheets."""
PLAUSIBLE_DPI = range(72, 1201)
MOST_WORDS_A_FILE = 250_000
"""Of text layers, 500 of each page: a page may name the same long text as all others, and words are kept in memory."""


@dataclass(frozen=True)
class Limits:
    """How much one file may ask for; times in seconds of processor time, sizes in bytes.

    `first` is the page to begin with, `room` what all pages written from there on may take.
    """

    pages: int
    pixels: int
    memory: int
    seconds: int
    page_seconds: int
    room: int
    first: int = 1


@dataclass(frozen=True)
class PlainWord:
    """A word of a text layer; the box as fractions of the page."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class PlainPage:
    """One page. `image` is a file name in the output folder; `problem` a reason code.

    A page may have both: it can be seen, but is not all that there is.
    """

    number: int
    image: str | None
    width: int = 0
    height: int = 0
    dpi: int = 0
    words: tuple[PlainWord, ...] | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Opened:
    """A file whose pages can be had one by one, in any order; pages count from 1."""

    pages: int
    page: Callable[[int], PlainPage]


class Output:
    """The folder that pages are written to, as long as there is room."""

    def __init__(self, folder: Path, room: int) -> None:
        self.folder = folder
        self.room = room
        self.words = MOST_WORDS_A_FILE

    def take(self, words: tuple[PlainWord, ...] | None) -> tuple[PlainWord, ...] | None:
        """The words of a page, None when the file gave too many before: such a page is read from its picture."""
        self.words -= len(words or ())
        return words if self.words >= 0 else None

    def write(self, image: Image.Image, number: int, dpi: float) -> PlainPage:
        """Write one page as grey, or as RGB when it has colour, uncompressed; `too_large` beyond its room.

        Transparency is laid on white, so that ink on nothing stays ink on paper.
        """
        plain = _opaque(image)
        self.room -= plain.width * plain.height * len(plain.getbands())
        if self.room < 0:
            return PlainPage(number, None, problem="too_large")
        name = f"{number:04d}.{'pgm' if plain.mode == 'L' else 'ppm'}"
        try:
            plain.save(self.folder / name, format="PPM")
        except OSError as error:
            if error.errno in FULL:  # no fault of the page's: whoever called is told so
                sys.exit(NO_ROOM)
            raise
        return PlainPage(number, name, plain.width, plain.height, round(plausible_dpi(dpi, plain.size)))


def plausible_dpi(dpi: float, size: tuple[int, int]) -> float:
    """The resolution claimed, or the one at which the page would be an A4 sheet.

    Of a long strip, a till's receipt or a web page, only the beginning is as long as a sheet.

    >>> [round(plausible_dpi(dpi, (2480, 3508))) for dpi in (300, 72, 1)]
    [300, 300, 300]
    >>> round(plausible_dpi(0, (1000, 9000)))
    171
    """
    short, long = sorted(size)
    as_a4 = max(short / A4_WIDTH_INCHES, min(long, STRIP * short) / A4_HEIGHT_INCHES)
    believable = round(dpi) in PLAUSIBLE_DPI and long / dpi <= 2 * A4_HEIGHT_INCHES
    return dpi if believable else as_a4


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        image = Image.alpha_composite(paper, rgba)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256)
    plain = "L" if image.mode in {"1", "L", "I", "F"} else "RGB"
    return image if image.mode == plain else image.convert(plain)
