"""TIFF, JPEG, PNG, JPEG 2000 and WebP, frame by frame."""

from functools import partial
from pathlib import Path

from PIL import Image, ImageOps, Jpeg2KImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from fakelos.extractors.sandbox.pages import Limits, Opened, Output, PlainPage
from fakelos.extractors.sandbox.refusal import RefusalError
from fakelos.extractors.sandbox.square import square, stretch_of

FORMATS = tuple(
    plugin.format
    for plugin in (
        TiffImagePlugin.TiffImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        Jpeg2KImagePlugin.Jpeg2KImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)


def open_file(source: Path, out: Output, limits: Limits) -> Opened:
    """Give every frame as a page; a damaged frame is a page with a problem, the rest goes on.

    Raises:
        RefusalError: the file cannot be opened at all, or has too many pages.
    """
    Image.MAX_IMAGE_PIXELS = None  # every frame is measured by us: Pillow checks the first alone
    image = _open(source)
    count = _frames(image)
    if count > limits.pages:
        raise RefusalError("too_many_pages")
    return Opened(count, partial(_frame, image, out, limits))


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


def _frame(image: Image.Image, out: Output, limits: Limits, number: int) -> PlainPage:
    try:
        image.seek(number - 1)
        if image.width * image.height * stretch_of(image) > limits.pixels:
            return PlainPage(number, None, problem="too_many_pixels")
        plain, dpi = square(image)
        ImageOps.exif_transpose(plain, in_place=True)
        return out.write(plain, number, dpi)
    except Exception:  # noqa: BLE001 - as above; the page keeps its place, with a problem
        return PlainPage(number, None, problem="page_failed")
