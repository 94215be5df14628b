"""The files that scanning stations write: TIFF, PDF, JPEG, PNG, JPEG 2000."""

import io
from collections.abc import Sequence

from PIL import Image

from tests.specimens import pdf

SUFFIX = {"tiff_g4": ".tif", "tiff_jpeg": ".tif", "tiff_lzw": ".tif", "pdf_g4": ".pdf", "pdf_jpeg": ".pdf",
          "pdf_text": ".pdf", "jpg": ".jpg", "png": ".png", "jp2": ".jp2"}  # fmt: skip
BILEVEL = ("tiff_g4", "pdf_g4")
COLOUR = ("pdf_jpeg", "jpg", "png")
SINGLE_PAGE = ("jpg", "png", "jp2")


def encode(images: Sequence[Image.Image], kind: str, dpi: int, quality: int = 70) -> bytes:
    """The bytes of a file of that kind. A kind that holds one page takes one image."""
    if kind.startswith("pdf"):
        return pdf.scanned(images, dpi, quality=quality)
    if kind in SINGLE_PAGE and len(images) != 1:
        raise ValueError(f"{kind} holds one page")
    return _tiff(images, kind, dpi, quality) if kind.startswith("tiff") else _picture(images[0], kind, dpi, quality)


def _tiff(images: Sequence[Image.Image], kind: str, dpi: int, quality: int) -> bytes:
    buffer = io.BytesIO()
    compression = {"tiff_g4": "group4", "tiff_jpeg": "jpeg", "tiff_lzw": "tiff_lzw"}[kind]
    extra = {"quality": quality} if kind == "tiff_jpeg" else {}
    first, *rest = images
    first.save(buffer, "TIFF", save_all=True, append_images=rest, compression=compression, dpi=(dpi, dpi), **extra)
    return buffer.getvalue()


def _picture(image: Image.Image, kind: str, dpi: int, quality: int) -> bytes:
    buffer = io.BytesIO()
    if kind == "jpg":
        image.save(buffer, "JPEG", quality=quality, dpi=(dpi, dpi))
    elif kind == "png":
        image.save(buffer, "PNG", dpi=(dpi, dpi))
    else:
        image.save(buffer, "JPEG2000", quality_mode="rates", quality_layers=[20])
    return buffer.getvalue()
