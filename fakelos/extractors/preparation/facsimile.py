"""The upright page as a person will see it: small enough to travel, sharp enough to be evidence."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.preparation.grey import OCR_DPI, is_bilevel
from fakelos.schemas.base import Frozen

JPEG_QUALITY = 80
BILEVEL_MIDDLE = 128


class Facsimile(Frozen):
    """An encoded picture of a page; `media_type` is `image/jpeg` or `image/png`."""

    content: bytes
    media_type: str


def facsimile(image: NDArray[np.uint8], dpi: int) -> Facsimile:
    """Encode a page: black and white as 1-bit PNG at its own resolution, all else as JPEG at 200 dpi or less."""
    grey = image.ndim == 2  # noqa: PLR2004 - rows and columns, no colour axis
    if grey and is_bilevel(image):
        black_or_white = np.where(image < BILEVEL_MIDDLE, 0, 255).astype(np.uint8)
        return Facsimile(content=_encoded(".png", black_or_white, [cv2.IMWRITE_PNG_BILEVEL, 1]), media_type="image/png")
    scale = min(1.0, OCR_DPI / dpi)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    content = _encoded(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return Facsimile(content=content, media_type="image/jpeg")


def _encoded(suffix: str, image: cv2.typing.MatLike, options: list[int]) -> bytes:
    _, encoded = cv2.imencode(suffix, image, options)
    return encoded.tobytes()
