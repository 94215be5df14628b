"""What the child gives back: plain pages, written as uncompressed PGM or PPM."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

A4_WIDTH_INCHES = 8.27
A4_HEIGHT_INCHES = 11.69
PLAUSIBLE_DPI = range(72, 1201)


@dataclass(frozen=True)
class Limits:
    """How much one file may ask for; times in seconds, sizes in bytes."""

    pages: int
    pixels: int
    memory: int
    seconds: int


@dataclass(frozen=True)
class PlainWord:
    """A word of a text layer; the box as fractions of the page."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class PlainPage:
    """One page. `image` is a file name in the output folder; `problem` a reason code."""

    number: int
    image: str | None
    width: int = 0
    height: int = 0
    dpi: int = 0
    words: tuple[PlainWord, ...] | None = None
    problem: str | None = None


def write_page(image: Image.Image, number: int, dpi: float, out: Path) -> PlainPage:
    """Write one page as grey, or as RGB when it has colour, uncompressed.

    Transparency is laid on white, so that ink on nothing stays ink on paper.
    """
    plain = _opaque(image)
    name = f"{number:04d}.{'pgm' if plain.mode == 'L' else 'ppm'}"
    plain.save(out / name, format="PPM")
    return PlainPage(number, name, plain.width, plain.height, round(plausible_dpi(dpi, plain.size)))


def plausible_dpi(dpi: float, size: tuple[int, int]) -> float:
    """The resolution claimed, or the one at which the page would be an A4 sheet.

    >>> [round(plausible_dpi(dpi, (2480, 3508))) for dpi in (300, 72, 1)]
    [300, 300, 300]
    """
    short, long = sorted(size)
    as_a4 = max(short / A4_WIDTH_INCHES, long / A4_HEIGHT_INCHES)
    believable = round(dpi) in PLAUSIBLE_DPI and long / dpi <= 2 * A4_HEIGHT_INCHES
    return dpi if believable else as_a4


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        image = Image.alpha_composite(paper, rgba)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256)
    return image.convert("L" if image.mode in {"1", "L", "I", "F"} else "RGB")
