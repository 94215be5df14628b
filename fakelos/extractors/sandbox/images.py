"""TIFF, JPEG, PNG and JPEG 2000, frame by frame."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, Jpeg2KImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from fakelos.extractors.sandbox.pages import Limits, PlainPage, write_page
from fakelos.extractors.sandbox.refusal import RefusalError
from fakelos.extractors.sandbox.square import square, stretch_of

FORMATS = tuple(
    plugin.format
    for plugin in (
        TiffImagePlugin.TiffImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        Jpeg2KImagePlugin.Jpeg2KImageFile,
    )
)


def read_image(source: Path, out: Path, limits: Limits) -> Iterator[PlainPage]:
    """Give every frame as a page; a damaged frame is a page with a problem, the rest goes on.

    Raises:
        RefusalError: the file cannot be opened at all, or is larger than the limits.
    """
    Image.MAX_IMAGE_PIXELS = None  # every frame is measured by us: Pillow checks the first alone
    with _open(source) as image:
        count = _frames(image)
        if count > limits.pages:
            raise RefusalError("too_many_pages")
        for number in range(1, count + 1):
            yield _frame(image, number, out, limits)


def _open(source: Path) -> Image.Image:
    try:
        return Image.open(source, formats=FORMATS)
    except Exception as error:  # decoders of damaged files raise anything
        raise RefusalError("damaged_file") from error


def _frames(image: Image.Image) -> int:
    try:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except Exception as error:  # as above
        raise RefusalError("damaged_file") from error


def _frame(image: Image.Image, number: int, out: Path, limits: Limits) -> PlainPage:
    try:
        image.seek(number - 1)
        if image.width * image.height * stretch_of(image) > limits.pixels:
            return _too_large(number)
        plain, dpi = square(image)
        return write_page(ImageOps.exif_transpose(plain), number, dpi, out)
    except RefusalError:
        raise
    except Exception:  # noqa: BLE001 - as above; the page keeps its place, with a problem
        return PlainPage(number, None, problem="page_failed")


def _too_large(number: int) -> PlainPage:
    if number == 1:
        raise RefusalError("too_many_pixels")
    return PlainPage(number, None, problem="too_many_pixels")
