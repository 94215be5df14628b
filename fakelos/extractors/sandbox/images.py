"""TIFF, JPEG, PNG and JPEG 2000, frame by frame."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from fakelos.extractors.sandbox.pages import Limits, PlainPage, write_page
from fakelos.extractors.sandbox.refusal import RefusalError

FORMATS = ("TIFF", "JPEG", "MPO", "PNG", "JPEG2000")


def read_image(source: Path, out: Path, limits: Limits) -> Iterator[PlainPage]:
    """Give every frame as a page; a damaged frame is a page with a problem, the rest goes on.

    Raises:
        RefusalError: the file cannot be opened at all, or is larger than the limits.
    """
    Image.MAX_IMAGE_PIXELS = None  # every frame is measured by us: Pillow checks the first alone
    with _open(source) as image:
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > limits.pages:
            raise RefusalError("too_many_pages")
        for number in range(1, frames + 1):
            yield _frame(image, number, out, limits)


def _open(source: Path) -> Image.Image:
    try:
        return Image.open(source, formats=FORMATS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RefusalError("damaged_file") from error


def _frame(image: Image.Image, number: int, out: Path, limits: Limits) -> PlainPage:
    try:
        image.seek(number - 1)
    except (OSError, EOFError, SyntaxError, ValueError):
        return PlainPage(number, None, problem="page_failed")
    if image.width * image.height > limits.pixels:
        if number == 1:
            raise RefusalError("too_many_pixels")
        return PlainPage(number, None, problem="too_many_pixels")
    return _decoded(image, number, out)


def _decoded(image: Image.Image, number: int, out: Path) -> PlainPage:
    try:
        image.load()
        upright = ImageOps.exif_transpose(image)
        return write_page(upright, number, _dpi(image), out)
    except (OSError, EOFError, SyntaxError, ValueError, TypeError):
        return PlainPage(number, None, problem="page_failed")


def _dpi(image: Image.Image) -> float:
    try:
        return float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0
